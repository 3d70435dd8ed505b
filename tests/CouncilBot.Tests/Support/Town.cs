namespace CouncilBot.Tests.Support;

/// <summary>The people the tests speak for, by their role.</summary>
internal static class Town
{
    public const string Tenant = "6a3f1c52-9d5b-4c0e-8b1a-0f6f5c1d2e31";
    public const string OtherTenant = "b7c4d2e1-1f2a-4b3c-9d4e-5f6a7b8c9d02";

    public static readonly TownPerson CduManager = new(Tenant, "10000000-0000-4000-8000-000000000001", "CDU Geschäftsführung");
    public static readonly TownPerson CduMember = new(Tenant, "10000000-0000-4000-8000-000000000002", "CDU Mitglied");
    public static readonly TownPerson CduMember2 = new(Tenant, "10000000-0000-4000-8000-000000000003", "CDU Mitglied zwei");
    public static readonly TownPerson SpdManager = new(OtherTenant, "20000000-0000-4000-8000-000000000001", "SPD Geschäftsführung");
    public static readonly TownPerson SpdMember = new(OtherTenant, "20000000-0000-4000-8000-000000000002", "SPD Mitglied");
    public static readonly TownPerson CduBoard = new(Tenant, "10000000-0000-4000-8000-000000000004", "CDU Vorstand");
    public static readonly TownPerson SpdChair = new(OtherTenant, "20000000-0000-4000-8000-000000000003", "SPD Vorsitz");
    public static readonly TownPerson SpdBoard = new(OtherTenant, "20000000-0000-4000-8000-000000000004", "SPD Vorstand");
    public static readonly TownPerson KrefeldSpdChair = new(Tenant, "40000000-0000-4000-8000-000000000002", "Krefeld SPD Vorsitz");
    public static readonly TownPerson KrefeldSpdMember = new(Tenant, "40000000-0000-4000-8000-000000000003", "Krefeld SPD Mitglied");
    public static readonly TownPerson KrefeldGrueneChair = new(Tenant, "40000000-0000-4000-8000-000000000004", "Krefeld Grüne Vorsitz");
    public static readonly TownPerson KrefeldManager = new(Tenant, "40000000-0000-4000-8000-000000000005", "Krefeld Geschäftsführung");
    public static readonly TownPerson Mayor = new(Tenant, "30000000-0000-4000-8000-000000000001", "Bürgermeisteramt");
    public static readonly TownPerson KrefeldMember = new(Tenant, "40000000-0000-4000-8000-000000000001", "Krefeld Mitglied");
    public static readonly TownPerson Stranger = new(Tenant, "90000000-0000-4000-8000-000000000001", "Fremde Person");

    /// <summary>The list of members, without the stranger. The mayor belongs to two coalitions.</summary>
    public static string Members { get; } = string.Join(
        '\n',
        "tenant;objekt;name;koalition;fraktion;rollen;sprache",
        Line(CduManager, "siegen", "cdu", "Vorsitz|Fraktionsgeschäftsführung"),
        Line(CduMember, "siegen", "cdu", "Mitglied"),
        Line(CduMember2, "siegen", "cdu", "Mitglied"),
        Line(SpdManager, "siegen", "spd", "Fraktionsgeschäftsführung"),
        Line(SpdMember, "siegen", "spd", "Mitglied"),
        Line(Mayor, "siegen", "", "Bürgermeisteramt"),
        Line(Mayor, "krefeld", "", "Bürgermeisteramt"),
        Line(KrefeldMember, "krefeld", "gruene", "Mitglied"));

    /// <summary>The boards of the factions, and more people of Krefeld; enrolled where a test needs them.</summary>
    public static string Boards { get; } = string.Join(
        '\n',
        "tenant;objekt;name;koalition;fraktion;rollen;sprache",
        Line(CduBoard, "siegen", "cdu", "Vorstand"),
        Line(SpdChair, "siegen", "spd", "Vorsitz"),
        Line(SpdBoard, "siegen", "spd", "Vorstand"),
        Line(KrefeldSpdChair, "krefeld", "spd", "Vorsitz"),
        Line(KrefeldSpdMember, "krefeld", "spd", "Mitglied"),
        Line(KrefeldGrueneChair, "krefeld", "gruene", "Vorsitz"),
        Line(KrefeldManager, "krefeld", "spd", "Fraktionsgeschäftsführung"));

    /// <summary>One line of the list.</summary>
    public static string Line(TownPerson person, string coalition, string faction, string roles, string language = "") =>
        string.Join(';', person.Tenant, person.ObjectId, person.Name, coalition, faction, roles, language);
}

/// <summary>A person with their account.</summary>
internal sealed record TownPerson(string Tenant, string ObjectId, string Name)
{
    /// <summary>Account on the channel.</summary>
    public string Mri => $"29:{ObjectId}";

    /// <summary>Their personal chat with the bot.</summary>
    public string Chat => $"a:{ObjectId}";
}
