using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Committee;
using CouncilBot.Features.Committee.Responses;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.Committee.CommitteeMeeting, CouncilBot.Coalition.Committee.MeetingCommand, CouncilBot.Coalition.Committee.MeetingEvent>;

namespace CouncilBot.Features.Matters.Deliveries;

/// <summary>
/// "Zustellung A1B2C3": whom the news of a matter have reached. For its author and the board of its faction; of a meeting of the
/// cooperation committee, which is of no faction, for the managers of both, together with what people answered.
/// </summary>
internal sealed class DeliveriesHandler(RuleShelf rules, Desk meetings) : IHandler
{
    public const string Verb = "matter.deliveries";

    /// <summary>Marks the button of the card itself.</summary>
    private const string Refresh = "refresh";

    /// <inheritdoc/>
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<DeliveriesHandler>();
        // Whether there is none or it is not theirs to know makes no difference to see.
        if (await MeantAsync(visit, cancellation) is not { } matter)
            return Response.Say(texts["NotThere"]);

        // Pressed on the card of the matter it must not take its place.
        if (matter.Kind == MatterKind.Meeting)
            return await meetings.LoadAsync(visit.Db, matter, visit.Actor(), cancellation) is { } meeting ? Answer(visit, await ResponsesAsync(visit, meeting, cancellation)) : Response.Say(texts["NotThere"]);

        var deliveries = await Hosting.Delivery.Deliveries.OfAsync(visit.Db, matter.Id, visit.Now, cancellation);
        return Answer(visit, (Card(visit, texts, matter, deliveries), texts["Summary", matter.Title]));
    }

    private static Response Answer(Visit visit, (AdaptiveCard Card, string Summary) answer) =>
        visit.Input(Refresh) is null ? Response.Show(answer.Card, answer.Summary) : Response.Replace(answer.Card, answer.Summary);

    private static async Task<(AdaptiveCard Card, string Summary)> ResponsesAsync(Visit visit, Matter<CommitteeMeeting> meeting, CancellationToken cancellation) =>
        ResponsesCard.Of(meeting, await MeetingResponses.OfAsync(visit.Db, meeting, visit.Now, cancellation), visit.Language, visit.Now);

    private async Task<MatterRow?> MeantAsync(Visit visit, CancellationToken cancellation)
    {
        foreach (var matter in await NamedMatters.RowsAsync(visit, kind: null, cancellation))
        {
            if (IsFor(visit.Actor(), matter, (await rules.OfAsync(visit.Db, matter, cancellation)).Rules))
                return matter;
        }

        return null;
    }

    /// <summary>Whether somebody may ask: whoever began the matter, and the board of its faction; of a meeting the managers of both factions.</summary>
    public static bool IsFor(Actor who, MatterRow matter, CoalitionRules rules) =>
        // Who may not see the matter, such as the draft of somebody else's deviating vote, does not learn its title here either.
        who.MaySee(matter, rules) && (matter.Kind == MatterKind.Meeting
            ? CommitteePeople.IsManager(who, rules)
            : matter.FactionKey == who.Faction && (matter.AuthorId == who.Member || who.Is(rules.Roles.Speak)));

    /// <summary>The data of the button that reads a card anew in its place.</summary>
    public static IReadOnlyDictionary<string, string> Anew(MatterRow matter) => new Dictionary<string, string>(StringComparer.Ordinal) { ["matter"] = matter.Id.ToString("N"), [Refresh] = "1" };

    private static AdaptiveCard Card(Visit visit, Texts texts, MatterRow matter, Hosting.Delivery.Deliveries deliveries) => new()
    {
        Language = texts.Tag,
        FallbackText = $"{texts["Summary", matter.Title]} {DeliveryView.Plain(deliveries, visit.Language, visit.Now)}",
        Body =
        [
            Styled.Title(texts["Title"]),
            Styled.Plain($"{matter.Title} · {matter.ShortId}") with { IsSubtle = true, Spacing = Spacing.None },
            .. DeliveryView.Of(deliveries, visit.Language, visit.Now),
            Styled.Small(texts["What"]),
        ],
        Actions =
        [
            new ExecuteAction(texts["Again"], Verb) { Data = Anew(matter) },
        ],
    };
}
