using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Reminders.Times;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Reminders.Own;

/// <summary>What a person sets about reminders for themselves. It holds in all their coalitions.</summary>
internal sealed class OwnReminders(RuleShelf shelf)
{
    public static Task<PersonRow> PersonAsync(Visit visit, CancellationToken cancellation) => visit.Db.People.SingleAsync(p => p.Id == visit.Person.Id, cancellation);

    /// <summary>Sets until when none come, and says so.</summary>
    public async Task<Response> SetAsync(Visit visit, DateTime? noneUntil, CancellationToken cancellation)
    {
        var person = await PersonAsync(visit, cancellation);
        person.NoRemindersUntilUtc = noneUntil;
        return await ShowAsync(visit, person, RemindersCard.State(visit.Texts<RemindersResources>(), noneUntil, visit.Now), cancellation);
    }

    /// <summary>The card: in place of the pressed one, or as a new message.</summary>
    public async Task<Response> ShowAsync(Visit visit, PersonRow person, string? note, CancellationToken cancellation)
    {
        var texts = visit.Texts<RemindersResources>();
        var rules = shelf.Current(visit.Member.CoalitionId)?.Rules;
        var isManager = rules is not null && ReminderTimesHandler.IsFor(visit.Actor(), rules);
        var times = rules?.Committee is { } committee && (isManager || CommitteeMeeting.Attends(visit.Actor(), rules)) ? await ReminderTimes.OfAsync(visit.Db, committee, cancellation) : null;
        var card = RemindersCard.Of(texts, person.NoRemindersUntilUtc, times, isManager, visit.Now, note);
        var summary = note ?? texts["Title"];
        return visit.Turn.Action is null ? Response.Show(card, summary) : Response.Replace(card, summary);
    }
}
