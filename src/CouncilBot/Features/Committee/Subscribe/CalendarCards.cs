using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>The cards of a calendar's address: the address itself, that there is one, and that there is none.</summary>
internal static class CalendarCards
{
    private const string AddressInput = "address";

    /// <summary>The address, the only time it is shown, and what to do with it.</summary>
    public static AdaptiveCard Address(Visit visit, CalendarFeedRow feed, string address, bool isReplaced, int minutes)
    {
        var texts = visit.Texts<CalendarResources>();
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{texts["Title"]}. {texts["Secret"]}",
            Body =
            [
                Title(texts),
                .. isReplaced ? [Styled.Bold(texts["Replaced"])] : Array.Empty<CardElement>(),
                Styled.Plain(texts["What", minutes]),
                // In a field: on a phone only there it can be copied, and texts get places to break, with which it would not work.
                new InputText(AddressInput, texts["Address"]) { Value = address },
                Styled.Bold(texts["Secret"]),
                Styled.Plain(texts["Once"]),
                Styled.Plain(texts["HowOutlook"]) with { Separator = true },
                Styled.Plain(texts["HowPhone"]),
                Styled.Small(texts["Services"]),
                Styled.Small(texts["InWords"]),
            ],
            Actions = Buttons(feed, texts),
        };
    }

    /// <summary>That there is an address, and since when; above it what has just happened, if anything.</summary>
    public static AdaptiveCard Present(Visit visit, CalendarFeedRow feed, string? note)
    {
        var texts = visit.Texts<CalendarResources>();
        var since = texts["Since", BerlinTime.Of(feed.CreatedUtc).ToString("g", texts.Culture)];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = since,
            Body =
            [
                Title(texts),
                .. note is null ? Array.Empty<CardElement>() : [Styled.Bold(note)],
                Styled.Plain(since),
                Styled.Plain(texts["IfLost"]),
                Styled.Small(texts["InWords"]),
            ],
            Actions = Buttons(feed, texts),
        };
    }

    /// <summary>That there is no address.</summary>
    public static AdaptiveCard None(Visit visit, string? note)
    {
        var texts = visit.Texts<CalendarResources>();
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = note ?? texts["None"],
            Body = [Title(texts), Styled.Plain(note ?? texts["None"]), Styled.Small(texts["SubscribeInWords"])],
            Actions = [new ExecuteAction(texts["Subscribe"], SubscribeCalendarHandler.Verb) { AssociatedInputs = AssociatedInputs.None }],
        };
    }

    private static IReadOnlyList<CardAction> Buttons(CalendarFeedRow feed, Texts texts)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { [CalendarDesk.Since] = CalendarDesk.StampOf(feed) };
        return
        [
            new ExecuteAction(texts["Renew"], RenewCalendarHandler.Verb) { Data = data, AssociatedInputs = AssociatedInputs.None },
            new ExecuteAction(texts["End"], EndCalendarHandler.Verb) { Data = data, AssociatedInputs = AssociatedInputs.None },
        ];
    }

    private static TextBlock Title(Texts texts) => Styled.Title(texts["Title"]);
}
