using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Docs;

public sealed partial class TheCatalogue
{
    private const string NoTestYet = "It applies, and has no test yet.";

    private static string Numbers => Path.Combine(Repository.Root, "tests", "CouncilBot.Tests", "Docs", "catalogue.txt");

    [Fact]
    public void Names_the_tests_of_each_number()
    {
        GeneratedDocument.Matches("catalogue", Page());
    }

    [Fact]
    public void Knows_every_number_the_tests_name()
    {
        var known = Entries().Select(e => e.Number).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(140, known.Count);
        Assert.All(Tests().Select(t => t.Key), number => Assert.Contains(number, known));
    }

    private static string Page()
    {
        var (entries, tests) = (Entries(), Tests());
        var page = new StringBuilder();
        page.AppendLine("# The test catalogue");
        page.AppendLine();
        page.AppendLine("What can go wrong between Teams, the bot and its database, by number, and the test classes that show what happens then.");
        page.AppendLine();
        page.AppendLine(GeneratedDocument.Origin("the traits `Catalogue` of all tests and [catalogue.txt](../tests/CouncilBot.Tests/Docs/catalogue.txt)", nameof(TheCatalogue)));
        foreach (var group in entries.Where(e => tests.Contains(e.Number)).GroupBy(e => e.Group, StringComparer.Ordinal))
        {
            page.AppendLine();
            page.AppendLine(CultureInfo.InvariantCulture, $"## {group.Key}");
            page.AppendLine();
            page.AppendLine("| | Case | Tests |");
            page.AppendLine("|---|---|---|");
            foreach (var entry in group)
                page.AppendLine(CultureInfo.InvariantCulture, $"| {entry.Number} | {entry.Case} | {string.Join(", ", tests[entry.Number].Select(t => SourceFiles.Link(t.Class, t.File)))} |");
        }

        page.AppendLine();
        page.AppendLine("## Not covered here");
        page.AppendLine();
        page.AppendLine("| | Case | Why |");
        page.AppendLine("|---|---|---|");
        foreach (var entry in entries.Where(e => !tests.Contains(e.Number)))
            page.AppendLine(CultureInfo.InvariantCulture, $"| {entry.Number} | {entry.Case} | {entry.Reason ?? NoTestYet} |");

        return page.ToString();
    }

    /// <summary>"# Group" and "A1 | case", with the reason behind another bar where a number needs no test here.</summary>
    private static List<Entry> Entries()
    {
        var (entries, group) = (new List<Entry>(), "");
        foreach (var line in File.ReadLines(Numbers).Where(l => l.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                group = line[2..];
            else if (line.Split('|', StringSplitOptions.TrimEntries) is [var number, var words, .. var reason])
                entries.Add(new Entry(group, number, words, reason.FirstOrDefault()));
        }

        return entries;
    }

    /// <summary>The test classes of each number. A trait stands above a class or above a method of one.</summary>
    private static ILookup<string, (string Class, string File)> Tests() => SourceFiles.In("tests")
        .SelectMany(file => TestsOf(file, File.ReadAllText(file)))
        .Distinct()
        .ToLookup(t => t.Number, t => (t.Class, t.File), StringComparer.Ordinal);

    private static IEnumerable<(string Number, string Class, string File)> TestsOf(string file, string code)
    {
        var classes = ClassDeclaration().Matches(code);
        foreach (Match trait in CatalogueTrait().Matches(code))
        {
            var next = classes.FirstOrDefault(c => c.Index > trait.Index);
            var isOfClass = next is not null && !Method().IsMatch(code[trait.Index..next.Index]);
            var owner = isOfClass ? next : classes.Last(c => c.Index < trait.Index);
            yield return (trait.Groups["number"].Value, owner!.Groups["name"].Value, file);
        }
    }

    [GeneratedRegex(@"\bTrait\(""Catalogue"", ""(?<number>[A-Z]\d+)""\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex CatalogueTrait();

    [GeneratedRegex(@"^\s*(?:public|internal|private|file)[\w ]*\bclass (?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ClassDeclaration();

    [GeneratedRegex(@"^\s*public [\w<>\[\], ?]+ \w+\(", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Method();

    private sealed record Entry(string Group, string Number, string Case, string? Reason);
}
