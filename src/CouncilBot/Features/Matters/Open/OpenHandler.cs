using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Matters.Open;

/// <summary>"Öffne 7F3A21": any matter that a card or somebody names, as it is now, for whoever may see it.</summary>
internal sealed class OpenHandler(IEnumerable<IMatterCards> cards) : IHandler
{
    public const string Verb = "matter.open";

    /// <summary>Data of a button on a list: the matter is shown below it and not in its place.</summary>
    public const string Beside = "beside";

    private readonly Dictionary<MatterKind, IMatterCards> _cards = cards.ToDictionary(c => c.Kind);

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await ShowAsync(visit, kind: null, cancellation);

    /// <summary>The newest matter, of a kind or of any, that is named and that the visitor may see.</summary>
    public async Task<Response> ShowAsync(Visit visit, MatterKind? kind, CancellationToken cancellation)
    {
        foreach (var row in await NamedMatters.RowsAsync(visit, kind, cancellation))
        {
            if (await CardAsync(visit, row, cancellation) is { } card)
                return await AnswerAsync(visit, row, card, cancellation);
        }

        return Response.Say(visit.Texts<MatterResources>()["NotThere"]);
    }

    private static async Task<Response> AnswerAsync(Visit visit, MatterRow row, MatterCard card, CancellationToken cancellation)
    {
        await MatterLog.NoteSeenAsync(visit.Db, row, visit.Member.Id, visit.Now, cancellation);
        if (visit.Turn.Action is null || visit.Input(Beside) is not null)
            return Response.Show(card.Card, card.Summary) with { Matter = row };

        await MatterCards.NotePressedAsync(visit, row, cancellation);
        return Response.Replace(card.Card, card.Summary) with { Matter = row };
    }

    private Task<MatterCard?> CardAsync(Visit visit, MatterRow row, CancellationToken cancellation) => _cards.TryGetValue(row.Kind, out var made)
        ? made.OfAsync(visit.Db, row, new Reader(visit.Person.Id, visit.Member, visit.Language, visit.Person.Name), news: null, cancellation)
        : Task.FromResult<MatterCard?>(null);
}
