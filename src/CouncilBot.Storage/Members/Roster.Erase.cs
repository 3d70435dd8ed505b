using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>What is left of a person after their data were deleted.</summary>
public enum Erased
{
    /// <summary>Nobody with this id.</summary>
    NobodyThere,

    /// <summary>Nothing is left.</summary>
    Completely,

    /// <summary>The name stays, without the account, because a record of the coalition carries it.</summary>
    NameStaysInRecords,
}

public static partial class Roster
{
    /// <summary>
    /// Deletes what is stored about a person; saved by the caller. Their memberships end.
    /// <para>Goes: language, chosen coalition, pending question and quiet hours; conversations, and which cards lie in them; messages
    /// to them, sent or not; their questions that nobody rated or handed over; that they asked the others, and the messages in which
    /// managers were told so; invitations they issued; that they used one; addresses of their calendar; their deviating votes with all
    /// that happened with them, also from the cards in the chats of others; what they have seen; that they wanted no reminders.</para>
    /// <para>Stays, because others rely on it: the words of questions that were rated or handed over, without who asked; motions, and
    /// what the person did with the matters of others, without who it was; replies the person gave for their faction. Only with such a reply do membership and name stay, because it is shown with the name of
    /// who gave it; the account (tenant and object id) is taken out: it is not found again, and who is enrolled anew is a new
    /// person.</para>
    /// <para>Stays until its time is over: wrong codes typed within the last <see cref="Invitations.AttemptsWindow"/>, or the limit
    /// could be reset at will; the inbox, which knows nobody but holds answers as they were given, for
    /// <see cref="InboxRow.Retention"/>.</para>
    /// </summary>
    public static async Task<Erased> EraseAsync(CouncilDb db, Guid personId, TimeProvider time, CancellationToken cancel = default)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null)
            return Erased.NobodyThere;

        var memberships = await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == personId).ToListAsync(cancel);
        var ids = memberships.ConvertAll(m => m.Id);
        await ForgetWhoAskedAsync(db, ids, cancel);
        await RemoveConversationsAndMessagesAsync(db, person, cancel);
        db.RemoveRange(await db.MatterCards.IgnoreQueryFilters().Where(c => c.PersonId == personId).ToListAsync(cancel));
        await MatterPrivacy.ForgetAsync(db, ids, time.UtcNow(), cancel);
        await RemoveInvitationsAsync(db, personId, ids, cancel);
        db.RemoveRange(await db.CalendarFeeds.IgnoreQueryFilters().Where(f => ids.Contains(f.MembershipId)).ToListAsync(cancel));
        await RemoveOldAttemptsAsync(db, person, time.UtcNow(), cancel);
        foreach (var membership in memberships)
            membership.EndedUtc ??= time.UtcNow();

        var inRecords = await db.Handovers.IgnoreQueryFilters()
            .Where(h => h.RepliedBy != null && ids.Contains(h.RepliedBy.Value))
            .Select(h => h.RepliedBy!.Value).Distinct().ToListAsync(cancel);
        db.RemoveRange(memberships.Where(m => !inRecords.Contains(m.Id)));
        if (inRecords.Count == 0)
        {
            db.Remove(person);
            return Erased.Completely;
        }

        person.TenantId = Guid.Empty;
        person.ObjectId = Guid.NewGuid();
        person.Language = null;
        person.ChosenCoalitionId = null;
        person.PendingQuestion = null;
        (person.QuietFrom, person.QuietUntil, person.NoRemindersUntilUtc) = (null, null, null);
        return Erased.NameStaysInRecords;
    }

    private static async Task ForgetWhoAskedAsync(CouncilDb db, List<Guid> memberships, CancellationToken cancel)
    {
        var handovers = await db.Handovers.IgnoreQueryFilters().Where(h => h.AskedBy != null && memberships.Contains(h.AskedBy.Value)).ToListAsync(cancel);
        foreach (var handover in handovers)
        {
            handover.AskedBy = null;
            // The messages to the managers named who asked; the question itself stays, without a name.
            var about = MessageKeys.HandoverTo(handover.Id);
            db.RemoveRange(await db.Outbox.Where(m => m.Key.StartsWith(about)).ToListAsync(cancel));
        }

        var handedOver = handovers.Select(h => h.QuestionId).ToHashSet();
        var questions = await db.Questions.IgnoreQueryFilters().Where(q => q.AskedBy != null && memberships.Contains(q.AskedBy.Value)).ToListAsync(cancel);
        foreach (var question in questions)
        {
            question.AskedBy = null;
            if (question.Rating is null && !handedOver.Contains(question.Id))
                db.Remove(question);
        }
    }

    private static async Task RemoveConversationsAndMessagesAsync(CouncilDb db, PersonRow person, CancellationToken cancel)
    {
        var conversations = await db.Conversations.Where(c => c.TenantId == person.TenantId && c.ObjectId == person.ObjectId).ToListAsync(cancel);
        var ids = conversations.ConvertAll(c => (Guid?)c.Id);
        db.RemoveRange(conversations);
        db.RemoveRange(await db.Outbox.Where(m => m.PersonId == person.Id || ids.Contains(m.ConversationId)).ToListAsync(cancel));
    }

    private static async Task RemoveOldAttemptsAsync(CouncilDb db, PersonRow person, DateTime now, CancellationToken cancel)
    {
        var attempts = await db.CodeAttempts.FirstOrDefaultAsync(a => a.TenantId == person.TenantId && a.ObjectId == person.ObjectId, cancel);
        if (attempts is not null && attempts.WindowStartUtc + Invitations.AttemptsWindow <= now)
            db.Remove(attempts);
    }

    private static async Task RemoveInvitationsAsync(CouncilDb db, Guid personId, List<Guid> memberships, CancellationToken cancel)
    {
        db.RemoveRange(await db.Invitations.IgnoreQueryFilters().Where(i => i.CreatedBy != null && memberships.Contains(i.CreatedBy.Value)).ToListAsync(cancel));
        foreach (var used in await db.Invitations.IgnoreQueryFilters().Where(i => i.UsedBy == personId).ToListAsync(cancel))
            used.UsedBy = null;
    }
}
