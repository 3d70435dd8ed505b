namespace CouncilBot.Tests.Support;

/// <summary>
/// A coalition that does not exist, with rules other cities have: an amount from which on votes and motions are bound, inquiries
/// coordinated too, a ladder of three steps with days, votes of conscience, notice named by the agreement. What works for it as
/// well is not wired to the agreements of the product.
/// </summary>
internal static class Invented
{
    public const string Coalition = "musterstadt";

    public static readonly TownPerson LindeChair = new(Town.Tenant, "a1000000-0000-4000-8000-000000000001", "Linde Vorsitz");
    public static readonly TownPerson LindeMember = new(Town.Tenant, "a1000000-0000-4000-8000-000000000002", "Linde Mitglied");
    public static readonly TownPerson LindeManager = new(Town.Tenant, "a1000000-0000-4000-8000-000000000003", "Linde Geschäftsführung");
    public static readonly TownPerson EicheChair = new(Town.OtherTenant, "a2000000-0000-4000-8000-000000000001", "Eiche Vorsitz");
    public static readonly TownPerson EicheMember = new(Town.OtherTenant, "a2000000-0000-4000-8000-000000000002", "Eiche Mitglied");

    /// <summary>The folder with its document and its rules, for <see cref="TestBot.StartAsync"/>.</summary>
    public static string Seeds => Path.Combine(Repository.Root, "tests", "seeds");

    /// <summary>The list of its members.</summary>
    public static string Members { get; } = string.Join(
        '\n',
        "tenant;objekt;name;koalition;fraktion;rollen;sprache",
        Town.Line(LindeChair, Coalition, "linde", "Vorsitz"),
        Town.Line(LindeMember, Coalition, "linde", "Mitglied"),
        Town.Line(LindeManager, Coalition, "linde", "Fraktionsgeschäftsführung"),
        Town.Line(EicheChair, Coalition, "eiche", "Vorsitz"),
        Town.Line(EicheMember, Coalition, "eiche", "Mitglied"));

    /// <summary>A bot that knows this coalition and its people, besides those of the town.</summary>
    public static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(seeds: Seeds);
        Assert.Empty((await bot.EnrolAsync(Members)).Errors);
        return bot;
    }
}
