using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Matters.Deliveries;

/// <summary>"Zustellung A1B2C3": whom the news of a matter have reached. For its author and the board of its faction.</summary>
internal sealed class DeliveriesHandler(RuleShelf rules) : IHandler
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

        var deliveries = await Hosting.Delivery.Deliveries.OfAsync(visit.Db, matter.Id, visit.Now, cancellation);
        var (card, summary) = (Card(visit, texts, matter, deliveries), texts["Summary", matter.Title]);
        // Pressed on the card of the matter it must not take its place.
        return visit.Input(Refresh) is null ? Response.Show(card, summary) : Response.Replace(card, summary);
    }

    private async Task<MatterRow?> MeantAsync(Visit visit, CancellationToken cancellation)
    {
        foreach (var matter in await NamedMatters.RowsAsync(visit, kind: null, cancellation))
        {
            if (IsFor(visit.Actor(), matter, (await rules.OfAsync(visit.Db, matter, cancellation)).Rules))
                return matter;
        }

        return null;
    }

    /// <summary>Whether somebody may ask: whoever began the matter, and the board of its faction.</summary>
    public static bool IsFor(Actor who, MatterRow matter, CoalitionRules rules) =>
        // Who may not see the matter, such as the draft of somebody else's deviating vote, does not learn its title here either.
        matter.FactionKey == who.Faction && (matter.AuthorId == who.Member || who.Is(rules.Roles.Speak)) && who.MaySee(matter, rules);

    private static AdaptiveCard Card(Visit visit, Texts texts, MatterRow matter, Hosting.Delivery.Deliveries deliveries) => new()
    {
        Language = texts.Tag,
        FallbackText = $"{texts["Summary", matter.Title]} {DeliveryView.Plain(deliveries, visit.Language, visit.Now)}",
        Body =
        [
            new TextBlock(Markdown.Literal(texts["Title"])) { Weight = TextWeight.Bolder, IsHeading = true },
            new TextBlock(Markdown.Literal($"{matter.Title} · {matter.ShortId}")) { IsSubtle = true, Spacing = Spacing.None },
            .. DeliveryView.Of(deliveries, visit.Language, visit.Now),
            new TextBlock(Markdown.Literal(texts["What"])) { IsSubtle = true, Size = TextSize.Small },
        ],
        Actions =
        [
            new ExecuteAction(texts["Again"], Verb)
            {
                Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["matter"] = matter.Id.ToString("N"), [Refresh] = "1" },
            },
        ],
    };
}
