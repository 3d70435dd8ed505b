using System.Globalization;
using System.Text.RegularExpressions;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Teams;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Docs;

public sealed partial class TheOperationsGuide
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string> Settings()
    {
        var data = new TheoryData<string, string>
        {
            { "Knowledge:Seeds", Hosting.Settings.DefaultSeeds },
            { "Knowledge:Data", Hosting.Settings.DefaultData },
            { "Knowledge:DefaultCollection", Hosting.Settings.DefaultCollectionId },
            { "Knowledge:IndexMegabytes", Hosting.Settings.DefaultIndexMegabytes.ToString(CultureInfo.InvariantCulture) },
        };
        Add(data, BotOptions.Section, new BotOptions());
        Add(data, StorageOptions.Section, new StorageSettings());
        Add(data, TeamsOptions.Section, new TeamsOptions());
        Add(data, PlaygroundSettings.Section, new PlaygroundSettings());
        return data;
    }

    public static TheoryData<string> Tables() =>
        [.. typeof(CouncilDb).GetProperties().Where(p => p.PropertyType is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(DbSet<>)).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Names_each_setting_with_its_default(string key, string value)
    {
        var cells = Row($"`{key}`");

        Assert.Equal(4, cells.Length);
        Assert.Equal(value, cells[1].Trim('`'));
    }

    [Fact]
    public void Names_no_setting_that_does_not_exist()
    {
        var known = Settings().Select(row => (string)row[0]).ToHashSet(StringComparer.Ordinal);

        Assert.All(AnyKey().Matches(Guide).Select(m => m.Groups["key"].Value), key => Assert.Contains(key, known));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Says_of_each_table_about_whom_it_is_and_how_long_it_is_kept(string table)
    {
        Assert.Single(Guide.Split('\n'), line => line.StartsWith('|') && line.Contains($"(`{table}`)", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_how_long_things_are_really_kept()
    {
        Assert.Contains($"{Days(InvitationRow.Lifetime)} days to be used", Kept("Invitations"), StringComparison.Ordinal);
        Assert.Contains($"{Invitations.AttemptsWindow.TotalMinutes} minutes", Kept("CodeAttempts"), StringComparison.Ordinal);
        Assert.Contains($"{BotOptions.DefaultQuestionDays} days", Kept("Questions"), StringComparison.Ordinal);
        Assert.Contains($"{BotOptions.DefaultQuestionDays} days", Kept("Handovers"), StringComparison.Ordinal);
        Assert.Contains($"{BotOptions.DefaultDeviatingVoteDays} days", Kept("Matters"), StringComparison.Ordinal);
        Assert.Contains($"{BotOptions.DefaultMotionDays} days", Kept("Sessions"), StringComparison.Ordinal);
        Assert.Contains($"{InboxRow.Retention.TotalHours} hours", Kept("Inbox"), StringComparison.Ordinal);
        Assert.Contains($"{Days(Outbox.Retention)} days", Kept("Outbox"), StringComparison.Ordinal);
        Assert.Contains($"A code works once and for {Days(InvitationRow.Lifetime)} days, and after {Invitations.AttemptsAllowed} wrong ones", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_list_of_members_that_can_be_imported()
    {
        using var bot = Installation.WithSeedsOfItsOwn();
        var file = bot.Bring("mitglieder.csv", Block("csv"));

        Assert.Equal("Übernommen: 3 neu, 0 geändert, 0 unverändert, 0 beendet.\n", (await bot.RunAsync("members", "import", file)).Success());
        CouncilSqlite.CloseIdle(bot.DatabaseFile);
    }

    [Fact]
    public async Task Shows_commands_that_exist()
    {
        using var bot = Installation.WithSeedsOfItsOwn();
        var commands = Guide.Replace(" \\\n", " ").Split('\n').Where(l => l.StartsWith("councilbot ", StringComparison.Ordinal)).Select(l => l.Split('#')[0].Trim()).ToList();

        Assert.True(commands.Count >= 6, string.Join('\n', commands));
        foreach (var command in commands)
        {
            // Not run, only read: one word too many is the only thing wrong with it.
            var words = Word().Matches(command).Select(w => w.Value.Trim('"')).Skip(1).Select(w => w == "…" ? Guid.NewGuid().ToString() : w);
            var complaint = (await bot.RunAsync(["--one-too-many", .. words])).UsageError();
            Assert.True(complaint.TrimEnd().Split('\n').Length == 1 && complaint.Contains("--one-too-many", StringComparison.Ordinal), $"{command}: {complaint}");
        }
    }

    [Theory]
    [InlineData("AADSTS700016")]
    [InlineData("AADSTS7000229")]
    [InlineData("AADSTS7000215")]
    [InlineData("AADSTS7000222")]
    public void Repeats_the_hints_of_the_doctor(string code)
    {
        Assert.Contains($"`{code}`", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_files_that_exist()
    {
        var links = Link().Matches(Guide).Select(l => l.Groups["file"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", link)), link));
    }

    private static void Add(TheoryData<string, string> data, string section, object defaults)
    {
        foreach (var property in defaults.GetType().GetProperties().Where(p => p.Name != "EqualityContract"))
        {
            var value = property.GetValue(defaults) switch
            {
                bool b => b ? "true" : "false",
                string or int or Enum => Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture)!,
                _ => "none",
            };
            data.Add($"{section}:{property.Name}", value);
        }
    }

    private static string[] Row(string first) =>
        Assert.Single(Guide.Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Trim('|').Split(" | ").Select(c => c.Trim()).ToArray()), cells => cells[0] == first);

    private static string Kept(string table) => Guide.Split('\n').First(l => l.StartsWith('|') && l.Contains($"(`{table}`)", StringComparison.Ordinal)).Split('|')[^2];

    private static string Block(string language) => CodeBlock().Matches(Guide).First(b => b.Groups["language"].Value == language).Groups["code"].Value;

    private static int Days(TimeSpan time) => (int)time.TotalDays;

    [GeneratedRegex(@"`(?<key>(Knowledge|Bot|Storage|Teams|Playground):\w+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AnyKey();

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"""[^""]*""|\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?<file>(?!https?:)[^)#]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}
