using CouncilBot.Features.Installing;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Turns;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>Knows which cards of a matter lie in whose personal chat, so that they can be brought up to date.</summary>
internal static class MatterCards
{
    /// <summary>
    /// Notes that the card whose button was pressed shows the matter as this visit leaves it. For a button that answers with the
    /// card of the matter in place of the pressed one.
    /// </summary>
    /// <returns>The pressed card, for <see cref="Notices.UpdateCardsAsync"/>; null when none was pressed, or not in a personal chat.</returns>
    public static async Task<(Guid Conversation, string ActivityId)?> NotePressedAsync(Visit visit, MatterRow matter, CancellationToken cancellation)
    {
        if (!visit.IsPersonal || visit.Turn.Action is null || visit.Turn.Activity.ReplyToId is not { Length: > 0 } pressed || await ConversationAsync(visit, cancellation) is not { } conversation)
            return null;

        await PutAsync(visit.Db, new ShownMatter(matter.Id, matter.Events), matter.CoalitionId, visit.Person.Id, conversation, pressed, cancellation);
        return (conversation, pressed);
    }

    /// <summary>Notes that a card was sent as the answer of a turn. Saves by itself.</summary>
    public static async Task NoteAnsweredAsync(CouncilDb db, Turn turn, Guid person, ShownMatter shown, string activityId, DateTime now, CancellationToken cancellation)
    {
        if (await Installations.FindAsync(db, turn.Conversation, cancellation) is { } conversation)
            await NoteAsync(db, shown, person, conversation.Id, activityId, now, cancellation);
    }

    /// <summary>Notes that a card lies in a chat now. When the matter has moved on meanwhile, the card is updated. Saves by itself.</summary>
    public static async Task NoteAsync(CouncilDb db, ShownMatter shown, Guid person, Guid conversation, string activityId, DateTime now, CancellationToken cancellation)
    {
        var coalition = await db.Matters.IgnoreQueryFilters().Where(m => m.Id == shown.Id).Select(m => m.CoalitionId).FirstOrDefaultAsync(cancellation);
        if (coalition is null)
            return;

        db.CoalitionId = coalition;
        var card = await PutAsync(db, shown, coalition, person, conversation, activityId, cancellation);
        await db.SaveChangesAsync(cancellation);
        // Asked only now: who changes the matter from here on finds the card.
        var matter = await db.Matters.AsNoTracking().FirstAsync(m => m.Id == shown.Id, cancellation);
        if (matter.Events > shown.Events && (await Outbox.AddAsync(db, [Notices.Update(matter, card, now)], cancellation)).Count > 0)
            await db.SaveChangesAsync(cancellation);
    }

    private static async Task<MatterCardRow> PutAsync(CouncilDb db, ShownMatter shown, string coalition, Guid person, Guid conversation, string activityId, CancellationToken cancellation)
    {
        var card = db.MatterCards.Local.FirstOrDefault(c => c.ConversationId == conversation && c.ActivityId == activityId)
            ?? await db.MatterCards.IgnoreQueryFilters().FirstOrDefaultAsync(c => c.ConversationId == conversation && c.ActivityId == activityId, cancellation);
        // In place of a card of their other coalition.
        if (card is not null && card.CoalitionId != coalition)
        {
            db.MatterCards.Remove(card);
            card = null;
        }

        if (card is null)
        {
            card = new MatterCardRow { CoalitionId = coalition, MatterId = shown.Id, PersonId = person, ConversationId = conversation, ActivityId = activityId, ShownEvents = shown.Events };
            db.MatterCards.Add(card);
        }
        else if ((card.MatterId, card.ShownEvents) != (shown.Id, shown.Events))
        {
            (card.MatterId, card.ShownEvents) = (shown.Id, shown.Events);
        }

        return card;
    }

    private static async Task<Guid?> ConversationAsync(Visit visit, CancellationToken cancellation) =>
        (visit.Db.Conversations.Local.FirstOrDefault(c => c.ConversationId == visit.Turn.Conversation.ConversationId && c.BotId == visit.Turn.Conversation.BotId)
            ?? await Installations.FindAsync(visit.Db, visit.Turn.Conversation, cancellation))?.Id;
}

/// <summary>A matter as a card shows it.</summary>
/// <param name="Id">The matter.</param>
/// <param name="Events">How many events of it.</param>
internal sealed record ShownMatter(Guid Id, int Events)
{
    /// <summary>The matter as the visit leaves it.</summary>
    public static implicit operator ShownMatter(MatterRow matter) => new(matter.Id, matter.Events);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ShownMatter? Parse(string? subject) =>
        subject?.Split(':') is [var id, var events] && Guid.TryParseExact(id, "N", out var matter) && int.TryParse(events, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new ShownMatter(matter, number)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id:N}:{Events}");
}
