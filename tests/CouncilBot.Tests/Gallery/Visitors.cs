using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>The people of the gallery: those of the town, some who read English, and one of each other document.</summary>
internal static class Visitors
{
    public static readonly TownPerson Manager = Town.CduManager;
    public static readonly TownPerson Member = Town.CduMember;
    public static readonly TownPerson Krefeld = Town.KrefeldMember;
    public static readonly TownPerson Mayor = Town.Mayor;
    public static readonly TownPerson Stranger = Town.Stranger;
    public static readonly TownPerson Soest = new(Town.Tenant, "50000000-0000-4000-8000-000000000001", "Bürgermeisteramt Soest");
    public static readonly TownPerson EnglishMember = new(Town.Tenant, "60000000-0000-4000-8000-000000000001", "SPD member");
    public static readonly TownPerson EnglishManager = new(Town.Tenant, "60000000-0000-4000-8000-000000000002", "SPD faction manager");
    public static readonly TownPerson EnglishMayor = new(Town.Tenant, "60000000-0000-4000-8000-000000000003", "Mayor's office");
    public static readonly TownPerson EnglishStranger = new(Town.Tenant, "90000000-0000-4000-8000-000000000002", "Unknown person");

    /// <summary>Somebody whose name tries what a name can try.</summary>
    public static readonly TownPerson Prankster = new(Town.Tenant, "70000000-0000-4000-8000-000000000001", "<at>alle</at> **Dr.** [Rat](https://evil.example) Freifrau von und zu Hohenlohe-Langenburg-Schillingsfürst");

    public static string Members { get; } = string.Join(
        '\n',
        Town.Members,
        Town.Boards[(Town.Boards.IndexOf('\n', StringComparison.Ordinal) + 1)..],
        Town.Line(Soest, "soest", "", "Bürgermeisteramt"),
        Town.Line(EnglishMember, "siegen", "spd", "Mitglied", "en"),
        Town.Line(EnglishManager, "siegen", "spd", "Vorstand|Fraktionsgeschäftsführung", "en"),
        Town.Line(EnglishMayor, "siegen", "", "Bürgermeisteramt", "en"),
        Town.Line(EnglishMayor, "krefeld", "", "Bürgermeisteramt", "en"),
        Town.Line(Prankster, "siegen", "cdu", "Mitglied"));
}
