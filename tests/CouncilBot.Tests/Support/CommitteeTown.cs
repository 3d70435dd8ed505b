using System.Text.Json;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee.Plan;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Support;

/// <summary>A town whose committee meets; time passes only as a test says. It begins on Wednesday, 6 January 2027, at noon.</summary>
internal sealed class CommitteeTown : IAsyncDisposable
{
    /// <summary>The first Monday of the series.</summary>
    public static readonly DateOnly Monday = new(2027, 1, 11);

    private CommitteeTown(TestBot bot) => Bot = bot;

    public TestBot Bot { get; }

    public static async Task<CommitteeTown> StartAsync(params TownPerson[] withTheApp)
    {
        var town = new CommitteeTown(await TestBot.StartAsync());
        Assert.Empty((await town.Bot.EnrolAsync(Town.Boards)).Errors);
        await town.PassToAsync(new DateTime(2027, 1, 6, 12, 0, 0));
        foreach (var person in withTheApp)
            await town.Bot.SayAsync(person, "Hilfe");

        return town;
    }

    /// <summary>Puts the clock forward to a local time, once everything that is on its way has arrived: leases do not outlive days.</summary>
    public async Task PassToAsync(DateTime local)
    {
        await Bot.SettledAsync(sends: true);
        Bot.Clock.Pass(BerlinTime.ToUtc(local)!.Value - Bot.Clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>A round of the planner, and what it causes is sent.</summary>
    public async Task RoundAsync()
    {
        await Bot.Services.GetRequiredService<CommitteePlanner>().RoundAsync(CancellationToken.None);
        await Bot.SettledAsync(sends: true);
    }

    /// <summary>The letters by which a meeting is named.</summary>
    public static string Named(DateOnly day, string coalition = "siegen") => Storage.Matters.MatterLog.ShortId(Features.Committee.MeetingBook.IdOf(coalition, day));

    /// <summary>The card of a meeting as somebody sees it.</summary>
    public async Task<JsonElement> LookAsync(TownPerson person, DateOnly? day = null) => (await Bot.SayOneAsync(person, $"Termin {Named(day ?? Monday)}")).Card!.Value;

    /// <summary>Somebody presses a button on the card of a meeting; the card it becomes.</summary>
    public async Task<JsonElement> DoAsync(TownPerson person, string button, DateOnly? day = null) => (await Bot.PressAsync(person, (await LookAsync(person, day)).Button(button))).Card();

    /// <summary>The words of everything that arrived unasked in somebody's chat.</summary>
    public IReadOnlyList<string> News(TownPerson person) => [.. Bot.Chat(person).Where(d => d.Delivery == Delivery.Sent && d.Json.Contains("\"alert\":true", StringComparison.Ordinal)).Select(d => d.Words())];

    /// <summary>A session of the council or another body.</summary>
    public async Task SessionAsync(DateTime local, string body = "rat")
    {
        await using var db = Bot.Open("siegen");
        db.Sessions.Add(new SessionRow { Id = Guid.CreateVersion7(), CoalitionId = "siegen", BodyKey = body, StartUtc = BerlinTime.ToUtc(local)!.Value });
        await db.SaveChangesAsync();
    }

    /// <summary>The reminders of a kind that were planned, whatever became of them.</summary>
    public async Task<List<OutboxRow>> RemindersAsync(ReminderKind kind) => (await Bot.RowsAsync<OutboxRow>()).FindAll(m => m.Key.StartsWith("reminder:", StringComparison.Ordinal) && m.Key.Contains($":{kind}:", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
