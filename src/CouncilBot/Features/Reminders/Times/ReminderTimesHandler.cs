using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Reminders.Own;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Delivery;
using CouncilBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Reminders.Times;

/// <summary>
/// "Erinnerungszeiten Donnerstag 12:00, 9:00, 30", or a form for it: when the committee reminds, for both factions. The other managers
/// hear of it.
/// </summary>
internal sealed class ReminderTimesHandler(OwnReminders own, RuleShelf shelf) : IHandler
{
    public const string Verb = "reminders.times";

    /// <summary>How long the other managers may be out of reach and still be told.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(7);

    /// <summary>Whether somebody may change them.</summary>
    public static bool IsFor(Actor actor, CoalitionRules rules) =>
        rules.Committee is not null && CommitteePeople.IsManager(actor, rules);

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<RemindersResources>();
        if (shelf.Current(visit.Member.CoalitionId) is not { Rules: { Committee: { } committee } rules })
            return Response.Say(visit.Texts<CommitteeResources>()["NoCommittee", visit.Member.CoalitionName]);

        if (!IsFor(visit.Actor(), rules))
            return Response.Say(visit.Texts<CommitteeResources>()["OnlyManagers"]);

        var before = await ReminderTimes.OfAsync(visit.Db, committee, cancellation);
        if (TypedTimes.IsEmpty(visit))
            return Form(texts, before);

        if (TypedTimes.Read(visit, before) is not { } wanted)
            return Response.Say(texts["TimesWrong"]);

        if (wanted != before)
        {
            await ReminderTimes.SetAsync(visit.Db, visit.Member.CoalitionId, wanted, visit.Now, cancellation);
            await TellAsync(visit, rules, cancellation);
        }

        return await own.ShowAsync(visit, await OwnReminders.PersonAsync(visit, cancellation), texts["TimesSaved"], cancellation);
    }

    private static Response Form(Texts texts, CommitteeReminders times)
    {
        // The week begins on Monday here.
        Choice[] days = [.. Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7)).Select(d => new Choice(texts.Culture.DateTimeFormat.GetDayName(d), d.ToString()))];
        return Response.Show(
            new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = texts["TimesTitle"],
                Body =
                [
                    Styled.Title(texts["TimesTitle"]),
                    new InputChoiceSet(TypedTimes.DayInput, texts["CallDay"], days) { Value = times.Call.Day.ToString(), IsRequired = true, ErrorMessage = texts["TimesWrong"] },
                    Field(TypedTimes.CallInput, "CallTime", TypedTimes.Digits(times.Call.Time)),
                    Field(TypedTimes.AgendaInput, "AgendaTime", TypedTimes.Digits(times.Agenda)),
                    Field(TypedTimes.ShortlyInput, "ShortlyMinutes", times.Shortly.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    Styled.Small(texts["TimesMean"]),
                ],
                Actions = [new ExecuteAction(texts["Save"], Verb)],
            },
            texts["TimesTitle"]);

        InputText Field(string id, string label, string value) => new(id, texts[label]) { Value = value, MaxLength = 10, IsRequired = true, ErrorMessage = texts["TimesWrong"] };
    }

    private static async Task TellAsync(Visit visit, CoalitionRules rules, CancellationToken cancellation)
    {
        var managers = (await CommitteePeople.ManagingAsync(visit.Db, visit.Member.CoalitionId, rules, cancellation)).Where(p => p != visit.Person.Id).ToList();
        var languages = await visit.Db.People.Where(p => managers.Contains(p.Id)).Select(p => new { p.Id, p.Language }).ToListAsync(cancellation);
        foreach (var manager in languages)
        {
            var texts = Texts.Of<RemindersResources>(manager.Language ?? Language.German);
            var said = texts["TimesChanged", visit.Person.Name];
            var card = new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = said,
                Body = [Styled.Plain(said)],
                Actions = [new ExecuteAction(texts["Title"], RemindersHandler.Verb)],
            };
            visit.Db.Outbox.Add(Outgoing.ToPerson(MessageKeys.ReminderTimes(visit.Member.CoalitionId, visit.Turn.DeliveryKey, manager.Id), manager.Id, visit.Member.CoalitionId, OutgoingActivity.OfCard(card.ToJson(), said, texts.Locale), visit.Now, Expiry));
        }
    }
}
