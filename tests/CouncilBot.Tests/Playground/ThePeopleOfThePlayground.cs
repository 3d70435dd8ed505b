using System.Text.RegularExpressions;
using CouncilBot.Hosting.Playground;

namespace CouncilBot.Tests.Playground;

/// <summary>Five people of one coalition named by their role, all enrolled, a guest who is not, and the two chairs of another coalition.</summary>
public sealed partial class ThePeopleOfThePlayground
{
    private static readonly string[] Enrolled = ["buergermeisteramt", "cdu-mitglied", "cdu-vorsitz", "spd-mitglied", "spd-vorsitz"];

    private static readonly string[] Krefeld = ["krefeld-gruene-vorsitz", "krefeld-spd-vorsitz"];

    private static readonly string[] Siegen = [.. Enrolled, "gast"];

    private static readonly string[] All = [.. Siegen, .. Krefeld];

    public static TheoryData<string> Everybody => [.. All];

    [Fact]
    public void Have_a_folder_each() => Assert.Equal(All.Order(StringComparer.Ordinal), PlaygroundPerson.Known(LaunchedPages.Folder), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Everybody))]
    public void See_themselves_and_the_five_others(string person)
    {
        var ids = UserId().Matches(Settings(person)).Select(m => m.Groups["id"].Value).ToList();

        Assert.Equal(person, ids[0]);
        // The page knows five others and no more.
        Assert.Equal(6, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Superset((Krefeld.Contains(person, StringComparer.Ordinal) ? Krefeld : Siegen).ToHashSet(StringComparer.Ordinal), ids.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Share_everything_but_their_personal_chat(string person)
    {
        Assert.Equal(Shared(Krefeld.Contains(person, StringComparer.Ordinal) ? Krefeld[0] : "cdu-vorsitz"), Shared(person), StringComparer.Ordinal);
        Assert.Equal(All.Length, All.Select(p => PersonalChat().Match(Settings(p)).Groups["id"].Value).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Have_ids_that_are_GUIDs(string person)
    {
        var ids = ObjectIds(person);

        Assert.Equal(6, ids.Count);
        Assert.All(ids.Values.Append(Tenant(person)), id => Assert.True(Guid.TryParseExact(id, "D", out _), id));
    }

    [Fact]
    public void Are_enrolled_by_the_list_of_members_except_the_guest()
    {
        var lines = File.ReadAllLines(Path.Combine(LaunchedPages.Folder, "members.csv"));
        var ids = ObjectIds("gast").Concat(ObjectIds(Krefeld[0])).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        Assert.Equal("tenant;objekt;name;koalition;fraktion;rollen;sprache", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Equal(Tenant("gast"), line.Split(';')[0]));
        Assert.Equal(
            Enrolled.Concat(Krefeld).Select(p => (ids[p], PlaygroundPerson.Find(LaunchedPages.Folder, p)!.Name)).Order(),
            lines.Skip(1).Select(l => (l.Split(';')[1], l.Split(';')[2])).Distinct().Order());
    }

    private static string Settings(string person) => File.ReadAllText(PlaygroundPerson.Find(LaunchedPages.Folder, person)!.ConfigurationFile).ReplaceLineEndings("\n");

    private static string Tenant(string person) => TenantId().Match(Settings(person)).Groups["id"].Value;

    /// <summary>Object ids by person.</summary>
    private static Dictionary<string, string> ObjectIds(string person) =>
        User().Matches(Settings(person)).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["object"].Value, StringComparer.Ordinal);

    /// <summary>The lines that are the same for all: without the comment, the order of people, the personal chat.</summary>
    private static IEnumerable<string> Shared(string person) =>
        PersonalChat().Replace(Settings(person), string.Empty).Split('\n').Skip(1).Select(l => l.Trim().TrimStart('-').Trim()).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^(currentUser:\n  id|  - id): (?<id>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UserId();

    [GeneratedRegex(@"^ +(- )?id: (?<id>.+)\n( +(name|userPrincipleName): .+\n)+ +aadObjectId: (?<object>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex User();

    [GeneratedRegex(@"^personalChat:\n  id: (?<id>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PersonalChat();

    [GeneratedRegex(@"^tenantId: (?<id>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TenantId();
}
