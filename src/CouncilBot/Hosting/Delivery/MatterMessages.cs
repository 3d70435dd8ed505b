using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>
/// Makes messages about matters at the moment they are sent: what a card shows, and whether this person may see it, is decided by
/// the state and the roster of that moment.
/// </summary>
internal sealed class MatterMessages(CouncilDbFactory databases, IEnumerable<IMatterCards> cards, TimeProvider time)
{
    /// <summary>What is noted of a message whose matter the person may not see, or not any more.</summary>
    public const string NotForThem = "NotForThem";

    private readonly Dictionary<MatterKind, IMatterCards> _cards = cards.ToDictionary(c => c.Kind);

    /// <summary>One message of some notices to one person, or of one update.</summary>
    public async Task<Made> OfAsync(IReadOnlyList<OutboxLease> leases, CancellationToken cancellation)
    {
        await using var db = databases.Open(leases[0].CoalitionId);
        if (leases[0] is not { PersonId: { } person, CoalitionId: { } coalition } || await Roster.MemberAsync(db, person, coalition, cancellation) is not { } member)
            return await NotForThemAsync(db, leases, cancellation);

        var reader = new Reader(person, member.Membership, member.Person.Language ?? Language.German, member.Person.Name);
        List<Piece> pieces = [];
        List<(OutboxLease, SendResult.Dropped)> dropped = [];
        foreach (var ofMatter in leases.GroupBy(l => l.MatterId))
        {
            if (await PieceAsync(db, [.. ofMatter], reader, cancellation) is { } piece)
                pieces.Add(piece);
            else
                dropped.AddRange(ofMatter.Select(l => (l, new SendResult.Dropped(NotForThem))));
        }

        if (pieces.Count == 0)
            return await NotForThemAsync(db, leases, cancellation);

        return new Made(Message(pieces, reader), pieces is [var only] ? new ShownMatter(only.Matter.Id, only.Matter.Events) : null, [.. pieces.SelectMany(p => p.Leases)], dropped);
    }

    /// <summary>Notes that a card lies in somebody's chat, or shows a newer state there.</summary>
    public async Task NoteAsync(ShownMatter shown, Guid person, Guid conversation, string activityId, CancellationToken cancellation)
    {
        await using var db = databases.Open();
        try
        {
            await MatterCards.NoteAsync(db, shown, person, conversation, activityId, time.GetUtcNow().UtcDateTime, cancellation);
        }
        catch (Exception e) when (DbErrors.IsConflict(e))
        {
            // Noted by somebody else at this moment, such as whoever pressed a button on it.
        }
    }

    /// <summary>Forgets a card that is no more.</summary>
    public async Task ForgetAsync(OutboxLease update, CancellationToken cancellation)
    {
        await using var db = databases.Open(update.CoalitionId);
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM MatterCards WHERE ConversationId = {update.ConversationId} AND ActivityId = {update.Updates}", cancellation);
    }

    /// <summary>Forgets a card that was closed, and sees to the others that the person has of this matter.</summary>
    public async Task ClosedAsync(OutboxLease update, CancellationToken cancellation)
    {
        await ForgetAsync(update, cancellation);
        if (update is not { MatterId: { } matter, PersonId: { } person })
            return;

        await using var db = databases.Open(update.CoalitionId);
        await CardClosing.AddForOtherCardsAsync(db, matter, person, time.GetUtcNow().UtcDateTime, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Piece?> PieceAsync(CouncilDb db, IReadOnlyList<OutboxLease> leases, Reader reader, CancellationToken cancellation)
    {
        var matter = await db.Matters.AsNoTracking().FirstOrDefaultAsync(m => m.Id == leases[0].MatterId, cancellation);
        if (matter is null)
            return null;

        // Of several news the last; what was before shows on the card.
        var news = leases[^1].Kind == OutboxKind.Notice ? NoticePayload.Read(leases[^1].Payload).News : null;
        return await CardAsync(db, matter, reader, news, cancellation) is { } card ? new Piece(matter, card, leases) : null;
    }

    private async Task<MatterCard?> CardAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation)
    {
        try
        {
            return await _cards[matter.Kind].OfAsync(db, matter, reader, news, cancellation);
        }
        catch (Exception e) when (DbErrors.FaultOf(e) == DbFault.Other)
        {
            throw new CardFaultException(e);
        }
    }

    /// <summary>Of news they may not see people get nothing; a card that lies in their chat is closed, or it would show for ever what is not theirs.</summary>
    private static async Task<Made> NotForThemAsync(CouncilDb db, IReadOnlyList<OutboxLease> leases, CancellationToken cancellation)
    {
        if (leases[0] is not { Kind: OutboxKind.CardUpdate, PersonId: { } person })
            return Made.Nothing(leases);

        // In its place lies the card of something else by now.
        if (await db.MatterCards.IgnoreQueryFilters().AnyAsync(c => c.ConversationId == leases[0].ConversationId && c.ActivityId == leases[0].Updates && c.MatterId != leases[0].MatterId, cancellation))
            return Made.Nothing(leases);

        var language = await db.People.IgnoreQueryFilters().Where(p => p.Id == person).Select(p => p.Language).FirstOrDefaultAsync(cancellation) ?? Language.German;
        var texts = Texts.Of<ClosedCard>(language);
        return new Made(OutgoingActivity.OfCard(ClosedCard.Of(texts).ToJson(), texts["Title"], texts.Locale), Shown: null, leases, []);
    }

    private static OutgoingActivity Message(IReadOnlyList<Piece> pieces, Reader reader)
    {
        var texts = Texts.Of<DigestCard>(reader.Language);
        var (card, summary) = pieces.Count == 1
            ? (pieces[0].Card.Card, pieces[0].Card.Summary)
            : (DigestCard.Of(texts, [.. pieces.Select(p => (p.Matter, p.Card.Summary))]), texts["Title", pieces.Count]);
        // Also in the activity feed: it is news, and nobody asked for it a moment ago.
        return OutgoingActivity.OfCard(card.ToJson(), summary, texts.Locale) with { Alert = pieces[0].Leases[0].Kind == OutboxKind.Notice };
    }

    /// <summary>What became of some leases.</summary>
    /// <param name="Activity">The message; null when nothing is to be sent.</param>
    /// <param name="Shown">The matter whose card it is; null for a list of several, and for a closed card.</param>
    /// <param name="Sent">The leases that are sent with it.</param>
    /// <param name="Dropped">The leases of which nothing is sent.</param>
    internal sealed record Made(OutgoingActivity? Activity, ShownMatter? Shown, IReadOnlyList<OutboxLease> Sent, IReadOnlyList<(OutboxLease Lease, SendResult.Dropped Why)> Dropped)
    {
        /// <summary>None of it is for this person.</summary>
        public static Made Nothing(IReadOnlyList<OutboxLease> leases) => new(null, null, [], [.. leases.Select(l => (l, new SendResult.Dropped(NotForThem)))]);
    }

    private sealed record Piece(MatterRow Matter, MatterCard Card, IReadOnlyList<OutboxLease> Leases);
}
