using System.Globalization;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>
/// The ways of the three commands about a calendar's address. It is shown once, when it is made, since only its hash is stored;
/// so one that works is never replaced without being asked for.
/// </summary>
internal sealed class CalendarDesk(CalendarFeed feed, MeetingDesk meetings, Settings settings, TimeProvider time)
{
    /// <summary>On each button: the address the card knew, so that an older card, or a second tap, does nothing to a newer one.</summary>
    public const string Since = "since";

    /// <summary>Why there is nothing to subscribe to, for this person or here; null: there is.</summary>
    public Response? Refusal(Visit visit)
    {
        if (!feed.IsFor(visit.Member))
            return meetings.NotThere(visit);

        return string.IsNullOrWhiteSpace(settings.Bot.PublicUrl) ? Response.Say(visit.Texts<CalendarResources>()["NotSetUp"]) : null;
    }

    /// <summary>A new address in place of the present one, if any.</summary>
    public async Task<Response> CreateAsync(Visit visit, CalendarFeedRow? former, CancellationToken cancellation)
    {
        var isReplaced = former is not null;
        var (made, token) = CalendarFeeds.Create(visit.Db, visit.Member, former, time);
        var address = CalendarEndpoint.AddressOf(settings.Bot.PublicUrl!, token);
        return Show(visit, CalendarCards.Address(visit, made, address, isReplaced, await feed.RemindMinutesAsync(visit.Db, visit.Member, cancellation))) with { IsSecret = true };
    }

    /// <summary>Whether there is an address, and since when.</summary>
    public static Response State(Visit visit, CalendarFeedRow? present, string? note) =>
        Show(visit, present is null ? CalendarCards.None(visit, note) : CalendarCards.Present(visit, present, note));

    /// <summary>Whether a pressed button knew the present address; words always mean that one.</summary>
    public static bool IsCurrent(Visit visit, CalendarFeedRow? present) =>
        visit.Turn.Action is null || (visit.Input(Since) ?? "") == (present is null ? "" : StampOf(present));

    /// <summary>What tells one address of a person from another, and is no secret.</summary>
    public static string StampOf(CalendarFeedRow feed) => new DateTimeOffset(feed.CreatedUtc, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Response Show(Visit visit, AdaptiveCards.AdaptiveCard card)
    {
        var summary = visit.Texts<CalendarResources>()["Title"];
        return visit.Turn.Action is null ? Response.Show(card, summary) : Response.Replace(card, summary);
    }
}
