using CouncilBot.Coalition.Agreements;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>The coalitions the workflows are tried with: both of the product, and an invented one whose rules are quite different.</summary>
internal static class Coalitions
{
    public static readonly Cast Siegen = Read("siegen", Files.Seed("siegen"));

    public static readonly Cast Krefeld = Read("krefeld", Files.Seed("krefeld"));

    public static readonly Cast Musterstadt = Read("musterstadt", Files.Invented);

    public static readonly IReadOnlyList<Cast> All = [Siegen, Krefeld, Musterstadt];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public static Cast Named(string name) => All.Single(c => c.Name == name);

    private static Cast Read(string name, string file)
    {
        var agreement = AgreementReader.Read(name, File.ReadAllText(file)).Agreement!;
        return new Cast(name, agreement.Rules!, agreement.Factions[0].Key, agreement.Factions[1].Key);
    }
}
