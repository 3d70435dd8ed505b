using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>Everything that is stored about a person. Times are UTC.</summary>
public sealed record PersonExport(
    Guid TenantId,
    Guid ObjectId,
    string Name,
    Language? Language,
    string? ChosenCoalitionId,
    string? PendingQuestion,
    int? QuietFrom,
    int? QuietUntil,
    DateTime? NoRemindersUntilUtc,
    DateTime CreatedUtc,
    IReadOnlyList<ExportedMembership> Memberships,
    IReadOnlyList<ExportedQuestion> Questions,
    IReadOnlyList<ExportedHandover> HandoversAsked,
    IReadOnlyList<ExportedHandover> HandoversAnswered,
    IReadOnlyList<ExportedInvitation> InvitationsCreated,
    IReadOnlyList<ExportedInvitation> InvitationsUsed,
    IReadOnlyList<ExportedCalendarFeed> CalendarFeeds,
    IReadOnlyList<ExportedConversation> Conversations,
    IReadOnlyList<ExportedMessage> Messages,
    IReadOnlyList<ExportedCard> Cards,
    ExportedMatters Matters,
    ExportedAttempts? WrongCodes);

/// <summary>A membership.</summary>
public sealed record ExportedMembership(string CoalitionId, string? FactionKey, Roles Roles, DateTime SinceUtc, DateTime? EndedUtc);

/// <summary>A question the person asked.</summary>
public sealed record ExportedQuestion(
    string CoalitionId,
    string? FactionKey,
    string Text,
    Language Language,
    DateTime AskedUtc,
    bool IsCovered,
    bool IsPublic,
    Rating? Rating,
    DateTime? SettledUtc);

/// <summary>A question the person handed to their managers, or answered as one.</summary>
public sealed record ExportedHandover(string CoalitionId, string FactionKey, string Text, DateTime CreatedUtc, string? Reply, DateTime? RepliedUtc);

/// <summary>An invitation the person issued or used.</summary>
public sealed record ExportedInvitation(string CoalitionId, string? FactionKey, Roles Roles, DateTime CreatedUtc, DateTime ExpiresUtc, DateTime? UsedUtc);

/// <summary>That the person's calendar has a secret address; what it is nobody knows but they.</summary>
public sealed record ExportedCalendarFeed(string CoalitionId, DateTime CreatedUtc);

/// <summary>A personal chat with the bot.</summary>
public sealed record ExportedConversation(
    string ConversationId,
    string? UserId,
    string ServiceUrl,
    ConversationState State,
    DateTime StateSinceUtc,
    DateTime? WelcomedUtc,
    DateTime LastSeenUtc);

/// <summary>A message to the person.</summary>
public sealed record ExportedMessage(
    string? CoalitionId,
    OutboxKind Kind,
    string Payload,
    DateTime CreatedUtc,
    DateTime DueUtc,
    DateTime ExpiresUtc,
    OutboxState State,
    DateTime? SentUtc,
    string? ActivityId);

/// <summary>A card of a matter in the person's chat.</summary>
public sealed record ExportedCard(string CoalitionId, Guid MatterId, Guid ConversationId, string ActivityId, int ShownEvents);

/// <summary>Wrong codes typed.</summary>
public sealed record ExportedAttempts(int Failures, DateTime WindowStartUtc);

public static partial class Roster
{
    /// <summary>Everything that is stored about a person, of all their coalitions, oldest first; null for nobody.</summary>
    public static async Task<PersonExport?> ExportAsync(CouncilDb db, Guid personId, CancellationToken cancel = default)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null)
            return null;

        var memberships = await db.Memberships.IgnoreQueryFilters().AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.SinceUtc).ToListAsync(cancel);
        var ids = memberships.ConvertAll(m => m.Id);
        var questions = await db.Questions.IgnoreQueryFilters().AsNoTracking().Where(q => q.AskedBy != null && ids.Contains(q.AskedBy.Value)).OrderBy(q => q.AskedUtc).ToListAsync(cancel);
        var handovers = await db.Handovers.IgnoreQueryFilters().AsNoTracking()
            .Where(h => (h.AskedBy != null && ids.Contains(h.AskedBy.Value)) || (h.RepliedBy != null && ids.Contains(h.RepliedBy.Value)))
            .OrderBy(h => h.CreatedUtc).ToListAsync(cancel);
        var invitations = await db.Invitations.IgnoreQueryFilters().AsNoTracking().Where(i => i.UsedBy == personId || (i.CreatedBy != null && ids.Contains(i.CreatedBy.Value))).OrderBy(i => i.CreatedUtc).ToListAsync(cancel);
        var feeds = await db.CalendarFeeds.IgnoreQueryFilters().AsNoTracking().Where(f => ids.Contains(f.MembershipId)).OrderBy(f => f.CreatedUtc).ToListAsync(cancel);
        var conversations = await db.Conversations.AsNoTracking().Where(c => c.TenantId == person.TenantId && c.ObjectId == person.ObjectId).OrderBy(c => c.LastSeenUtc).ToListAsync(cancel);
        var chats = conversations.ConvertAll(c => (Guid?)c.Id);
        var messages = await db.Outbox.AsNoTracking().Where(m => m.PersonId == personId || chats.Contains(m.ConversationId)).OrderBy(m => m.Id).ToListAsync(cancel);
        var cards = await db.MatterCards.IgnoreQueryFilters().AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.Id).ToListAsync(cancel);
        var attempts = await db.CodeAttempts.AsNoTracking().FirstOrDefaultAsync(a => a.TenantId == person.TenantId && a.ObjectId == person.ObjectId, cancel);

        return new(
            person.TenantId,
            person.ObjectId,
            person.Name,
            person.Language,
            person.ChosenCoalitionId,
            person.PendingQuestion,
            person.QuietFrom,
            person.QuietUntil,
            person.NoRemindersUntilUtc,
            person.CreatedUtc,
            memberships.ConvertAll(m => new ExportedMembership(m.CoalitionId, m.FactionKey, m.Roles, m.SinceUtc, m.EndedUtc)),
            questions.ConvertAll(q => new ExportedQuestion(q.CoalitionId, q.FactionKey, q.Text, q.Language, q.AskedUtc, q.IsCovered, q.IsPublic, q.Rating, q.SettledUtc)),
            handovers.FindAll(h => h.AskedBy is { } asked && ids.Contains(asked)).ConvertAll(Exported),
            handovers.FindAll(h => h.RepliedBy is { } replied && ids.Contains(replied)).ConvertAll(Exported),
            invitations.FindAll(i => i.CreatedBy is { } creator && ids.Contains(creator)).ConvertAll(Exported),
            invitations.FindAll(i => i.UsedBy == personId).ConvertAll(Exported),
            feeds.ConvertAll(f => new ExportedCalendarFeed(f.CoalitionId, f.CreatedUtc)),
            conversations.ConvertAll(c => new ExportedConversation(c.ConversationId, c.UserId, c.ServiceUrl, c.State, c.StateSinceUtc, c.WelcomedUtc, c.LastSeenUtc)),
            messages.ConvertAll(m => new ExportedMessage(m.CoalitionId, m.Kind, m.Payload, m.CreatedUtc, m.DueUtc, m.ExpiresUtc, m.State, m.SentUtc, m.ActivityId)),
            cards.ConvertAll(c => new ExportedCard(c.CoalitionId, c.MatterId, c.ConversationId, c.ActivityId, c.ShownEvents)),
            await MatterPrivacy.ExportAsync(db, ids, cancel),
            attempts is null ? null : new(attempts.Failures, attempts.WindowStartUtc));
    }

    private static ExportedHandover Exported(HandoverRow handover) =>
        new(handover.CoalitionId, handover.FactionKey, handover.Text, handover.CreatedUtc, handover.Reply, handover.RepliedUtc);

    private static ExportedInvitation Exported(InvitationRow invitation) =>
        new(invitation.CoalitionId, invitation.FactionKey, invitation.Roles, invitation.CreatedUtc, invitation.ExpiresUtc, invitation.UsedUtc);
}
