using System.Text.Json.Nodes;
using CouncilBot.Features;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Isolation;

/// <summary>A card of a motion altered to name a deviating vote, and the reverse: their events are not each other's.</summary>
public sealed class MattersOfAnotherKind : IAsyncLifetime
{
    private const string NotThere = "Diesen Vorgang gibt es nicht, oder er ist nicht für Sie bestimmt.";

    private TestBot _bot = null!;
    private Guid _motion;
    private Guid _vote;

    public async Task InitializeAsync()
    {
        _bot = await MotionTalk.StartAsync();
        await _bot.DraftMotionAsync(Town.CduBoard);
        await _bot.AnnounceAsync(Town.CduBoard);
        var rows = await _bot.RowsAsync<MatterRow>();
        (_motion, _vote) = (rows.Single(m => m.Kind == MatterKind.Motion).Id, rows.Single(m => m.Kind == MatterKind.DeviatingVote).Id);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    public static TheoryData<string> VerbsOfVotes => [.. VerbsOf("deviation.", except: ["deviation.prepare", "deviation.check", "deviation.overview", "deviation.mine"])];

    public static TheoryData<string> VerbsOfMotions => [.. VerbsOf("motion.", except: ["motion.draft", "motion.board"])];

    [Theory]
    [Trait("Catalogue", "D3")]
    [Trait("Catalogue", "E7")]
    [MemberData(nameof(VerbsOfVotes))]
    public async Task Are_not_there_for_the_buttons_of_a_deviating_vote(string verb) => await IsNotThereAsync(verb, _motion);

    [Theory]
    [Trait("Catalogue", "D3")]
    [Trait("Catalogue", "E7")]
    [MemberData(nameof(VerbsOfMotions))]
    public async Task Are_not_there_for_the_buttons_of_a_motion(string verb) => await IsNotThereAsync(verb, _vote);

    private static IEnumerable<string> VerbsOf(string kind, string[] except)
    {
        var verbs = Routes.All.Select(r => r.Verb).OfType<string>().Where(v => v.StartsWith(kind, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        return verbs.Except(except, StringComparer.Ordinal);
    }

    public static TheoryData<string> VerbsOfPartnerNotices => [.. VerbsOf("partner-notice.", except: ["partner-notice.write", "partner-notice.list", "partner-notice.check"])];

    [Theory]
    [MemberData(nameof(VerbsOfPartnerNotices))]
    public async Task Are_not_there_for_the_buttons_of_a_notice(string verb)
    {
        await IsNotThereAsync(verb, _motion);
        await IsNotThereAsync(verb, _vote);
    }

    private async Task IsNotThereAsync(string verb, Guid matter)
    {
        var answer = await _bot.PressAsync(Town.CduBoard, verb, new JsonObject { ["matter"] = matter.ToString("N"), ["seen"] = "1" });

        Assert.Equal(NotThere, answer.Note());
    }
}
