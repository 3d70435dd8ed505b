using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Committee.Change;
using CouncilBot.Features.Committee.Show;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using CouncilBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Plan;

/// <summary>
/// Tells both faction managers when no meeting lies before a session of which the rule wants one before, with a proposal; once a
/// week until there is one or the session has begun.
/// </summary>
internal static class MissingMeetingNotices
{
    private const int DaysBetween = 7;

    /// <summary>As far as sessions are looked at: longer than any notice.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(90);

    /// <summary>As far back as a session may lie after which a meeting is wanted; one that is longer ago is as good as none.</summary>
    public static readonly TimeSpan Back = CommitteeState.Back;

    /// <summary>Plans what is to be told today. Saved by the caller.</summary>
    public static async Task PlanAsync(CouncilDb db, MatterRules rules, IReadOnlyList<Matter<CommitteeMeeting>> meetings, DateTime now, CancellationToken cancellation)
    {
        var (today, begin, end) = (DateOnly.FromDateTime(BerlinTime.Of(now)), now - Back, now + Ahead);
        var bodies = rules.Rules.Committee!.Before.ToList();
        var sessions = await db.Sessions.Where(s => s.StartUtc > begin && s.StartUtc < end && bodies.Contains(s.BodyKey) && s.CancelledUtc == null).AsNoTracking().ToListAsync(cancellation);
        if (sessions.Count == 0)
            return;

        // What people decided; an impossible decision is one the calendar passes over.
        var calendar = new CommitteeCalendar(rules.Rules.Committee, CommitteeState.Changes(meetings.Select(m => m.State)), await Recesses.FromAsync(db, DateOnly.FromDateTime(BerlinTime.Of(begin)), cancellation));
        var missing = MissingMeetings.Find(calendar, sessions.Select(s => new BodySession(s.Id, s.BodyKey, s.StartUtc)), begin, BerlinTime.Zone)
            .Where(m => m.NoticedOn <= today && m.Session.StartUtc > now)
            .ToList();
        if (missing.Count == 0)
            return;

        var managers = await CommitteePeople.ManagingAsync(db, rules.Agreement.Id, rules.Rules, cancellation);
        var languages = await db.People.Where(p => managers.Contains(p.Id)).Select(p => new { p.Id, p.Language }).ToListAsync(cancellation);
        foreach (var one in missing)
        {
            var week = (today.DayNumber - one.NoticedOn.DayNumber) / DaysBetween;
            await Outbox.AddAsync(
                db,
                [.. languages.Select(l => Outgoing.ToPerson(MessageKeys.MissingMeeting(rules.Agreement.Id, one.Day, week, l.Id), l.Id, rules.Agreement.Id, Message(rules, one, sessions, l.Language ?? Language.German), now, TimeSpan.FromDays(DaysBetween)))],
                cancellation);
        }
    }

    private static OutgoingActivity Message(MatterRules rules, MissingMeeting missing, List<SessionRow> sessions, Language language)
    {
        var texts = Texts.Of<CommitteeResources>(language);
        var session = sessions.Find(s => s.Id == missing.Session.Id)!;
        var body = rules.Rules.BodyOf(session.BodyKey) is { } known ? language == Language.German ? known.Name.German : known.Name.English : session.BodyKey;
        var title = texts["MissingTitle", body, missing.Day.ToString("d", texts.Culture)];
        var proposal = Proposed(missing.Proposal, rules.Rules.Committee!);
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title(title),
                Styled.Plain(proposal is { } time ? texts["MissingProposal", time.Day.ToString("D", texts.Culture), time.From.ToString("t", texts.Culture), time.Until.ToString("t", texts.Culture)] : texts["MissingNoRoom"]),
                .. rules.Quotes(language, [.. rules.Rules.Committee!.Quotes.Take(1)]),
                Styled.Small(texts["MissingAgain"]),
            ],
            Actions =
            [
                .. proposal is { } taken ? [new ExecuteAction(texts["TakeProposal"], ExtraMeetingHandler.Verb) { Data = TypedMeeting.Data(taken.Day, taken.From) }] : Array.Empty<CardAction>(),
                new ExecuteAction(texts["OtherDay"], ExtraMeetingHandler.Verb),
                new ExecuteAction(texts["AllMeetings"], MeetingsHandler.Verb),
            ],
        };
        return OutgoingActivity.OfCard(card.ToJson(), title, texts.Locale) with { Alert = true };
    }

    private static (DateOnly Day, TimeOnly From, TimeOnly Until)? Proposed(MeetingChange? change, CommitteeRules committee) => change switch
    {
        MeetingChange.Moved moved => (moved.To, moved.From, moved.Until),
        MeetingChange.Extra extra => (extra.Key, extra.From, extra.Until),
        MeetingChange.Kept kept => (kept.Key, committee.From, committee.Until),
        _ => null,
    };
}
