using System.Diagnostics;
using CouncilBot.Tests.Support;
using Xunit.Abstractions;

namespace CouncilBot.Tests.Duplicates;

/// <summary>
/// The real program, killed (SIGKILL) again and again at every step between a click and the notification it causes: before and
/// after each commit, before, while and after the channel takes the message. Each next process goes on where the last one died.
/// </summary>
[Trait("Catalogue", "J1")]
[Trait("Catalogue", "J2")]
[Trait("Catalogue", "J3")]
[Trait("Catalogue", "J4")]
public sealed class AProcessThatIsKilled(ITestOutputHelper output)
{
    /// <summary>In two towns side by side, because a start takes longer than what is tested.</summary>
    private const int KillsInATown = 27;

    /// <summary>Only a slow machine comes near it: every step is reached.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Every step, and moments between them.</summary>
    private static readonly KillPoint[] Points =
    [
        new(KillWhen.Commit, 1), new(KillWhen.Commit, 2), new(KillWhen.Commit, 3),
        new(KillWhen.Request, 0), new(KillWhen.Delivered, 0), new(KillWhen.Answered, 0), new(KillWhen.Answered, 400), new(KillWhen.Answered, 3_000),
        new(KillWhen.Pressed, 0),
    ];

    private static readonly Dictionary<string, Func<Story>> Tellers = new(StringComparer.Ordinal)
    {
        [nameof(HandoverStory)] = () => new HandoverStory(),
        [nameof(AnnouncementStory)] = () => new AnnouncementStory(),
    };

    public static TheoryData<string> Stories => [.. Tellers.Keys];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Loses_nothing_and_does_nothing_by_half(string story)
    {
        var clock = Stopwatch.StartNew();
        var lanes = await Task.WhenAll(Enumerable.Range(0, 2).Select(lane => Task.Run(() => LaneAsync(Tellers[story](), lane))));
        output.WriteLine($"{lanes.Sum(l => l.Kills)} kills in {clock.Elapsed.TotalSeconds:0} s, {lanes.Sum(l => l.Deliveries)} deliveries, {lanes.Sum(l => l.Repeated)} of them repeated");
        foreach (var reached in lanes.SelectMany(l => l.Reached).GroupBy(p => p).OrderBy(g => g.Key.When).ThenBy(g => g.Key.Number))
            output.WriteLine($"{reached.Key.When} {reached.Key.Number}: {reached.Count()}");

        // With both stories more than a hundred.
        Assert.Equal(2 * KillsInATown, lanes.Sum(l => l.Kills));
        // The points are real: most of them are reached, not only passed by.
        Assert.True(lanes.Sum(l => l.Reached.Count) >= 40, $"{lanes.Sum(l => l.Reached.Count)}");
    }

    private static async Task<Lane> LaneAsync(Story story, int lane)
    {
        using var town = new KilledTown(story);
        await town.PrepareAsync(KillsInATown);
        var reached = new List<KillPoint>();
        for (var n = 0; n < KillsInATown; n++)
        {
            var point = Points[(n + (lane * 4)) % Points.Length];
            if (await town.LiveAndDieAsync(n, point.When == KillWhen.Pressed ? point with { Number = (n * 3_571) % 60_000 } : point, Patience))
                reached.Add(point);

            // Nobody is alive now: what is stored is what the dead one had committed.
            Assert.Empty(town.Halves());
            town.PassAMinute();
        }

        await town.LiveToTheEndAsync();
        Assert.Empty(town.Halves());
        var deliveries = town.Deliveries.ToList();
        foreach (var (item, person) in Enumerable.Range(0, KillsInATown).SelectMany(i => story.Recipients.Select(p => (i, p))))
            Assert.True(deliveries.Exists(d => d.Item == item && d.Chat == person.Chat), $"Number {item} was pressed and never reached {person.Name}.");

        // Twice only where the one who sent it died before it could write down that it had arrived.
        Assert.Empty(town.SentAgain);
        Assert.Equal(0, town.RepeatedWithoutNeed);

        return new Lane(KillsInATown, reached, deliveries.Count, deliveries.Count - (KillsInATown * story.Recipients.Count));
    }

    private sealed record Lane(int Kills, IReadOnlyList<KillPoint> Reached, int Deliveries, int Repeated);
}
