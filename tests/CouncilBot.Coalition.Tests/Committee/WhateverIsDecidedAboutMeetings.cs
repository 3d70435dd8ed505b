using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

/// <summary>Laws that hold whatever people decide, whenever the recesses are and whatever the rule says.</summary>
public sealed class WhateverIsDecidedAboutMeetings
{
    private const int Cases = 400;

    private static readonly DateOnly First = Day("2026-12-01");

    private static readonly DateOnly Last = Day("2029-02-28");

    private List<MeetingChange> _changes = [];

    private IReadOnlyList<Recess> _recesses = [];

    [Fact]
    public void No_meeting_is_lost_and_none_is_doubled() => ForAll((calendar, _, dice) =>
    {
        var keys = Days(First, Last).Where(d => d.DayOfWeek == calendar.Rules.Day).ToList();
        Assert.All(keys, k => Assert.Single(calendar.Between(calendar.Find(k)!.Day, calendar.Find(k)!.Day), m => m.Key == k));

        var all = calendar.Between(DateOnly.MinValue.AddYears(2000), DateOnly.MinValue.AddYears(2050));
        Assert.Equal(all.Count, all.Select(m => m.Key).Distinct().Count());
        Assert.Equal(all.Count(m => !m.IsExtra), Days(DateOnly.MinValue.AddYears(2000), DateOnly.MinValue.AddYears(2050)).Count(d => d.DayOfWeek == calendar.Rules.Day));

        // Seen in parts it is the same.
        var cut = First.AddDays(dice.Below(700));
        Assert.Equal(calendar.Between(First, Last), [.. calendar.Between(First, cut), .. calendar.Between(cut.AddDays(1), Last)]);
    });

    [Fact]
    public void Only_what_fits_changes_the_calendar() => ForAll((calendar, changes, _) =>
    {
        // Not by value: the same change may fit the second time.
        var applied = changes.Where(c => !calendar.NotApplied.Any(n => ReferenceEquals(n.Change, c))).ToList();
        Assert.Equal(calendar.Between(First, Last), Again(calendar, applied).Between(First, Last));
    });

    [Fact]
    public void No_two_meetings_take_place_at_once_where_everybody_heeds_what_they_are_told() => Law.ForAll(Law.Doings(), Cases / 4, doings =>
    {
        var dice = new Dice(doings.Count == 0 ? 0 : doings[0]);
        var (rules, recesses, changes) = (AnyRules(dice), AnyRecesses(dice), new List<MeetingChange>());
        foreach (var doing in doings)
        {
            var calendar = new CommitteeCalendar(rules, changes, recesses);
            var change = AnyChange(new Dice(doing), rules);
            if (calendar.ProblemOf(change, Berlin) is not null)
                continue;

            changes.Add(change);
            Assert.Null(new CommitteeCalendar(rules, changes, recesses).ProblemOf(change, Berlin));
        }

        var end = new CommitteeCalendar(rules, changes, recesses);
        Assert.Empty(end.NotApplied);
        var meetings = end.Between(First, Last).Where(m => m.TakesPlace).ToList();
        Assert.All(meetings.Zip(meetings.Skip(1)), pair => Assert.True(pair.First.EndsUtc(Berlin) <= pair.Second.BeginsUtc(Berlin)));
    });

    [Fact]
    public void A_holiday_or_a_recess_has_a_meeting_only_where_people_decided_so() => ForAll((calendar, changes, _) =>
    {
        var decided = changes.Select(c => c.Key).ToHashSet();
        Assert.All(calendar.Between(First, Last).Where(m => !decided.Contains(m.Key)), m =>
            Assert.Equal(m.TakesPlace, calendar.Rules.Holidays.On(m.Day) is null && calendar.RecessOn(m.Day) is null));
    });

    [Fact]
    public void Every_session_has_a_meeting_before_it_or_is_reported() => ForAll((calendar, _, dice) =>
    {
        var sessions = AnySessions(dice);
        var since = Utc("2026-12-31 12:00");
        var missing = MissingMeetings.Find(calendar, sessions, since, Berlin);

        var counted = sessions.Where(s => !s.IsCancelled && calendar.Rules.Before.Contains(s.Body)).OrderBy(s => s.StartUtc).ToList();
        foreach (var session in counted.Where(s => s.StartUtc > since))
        {
            var day = counted.Where(s => LocalDay(s) == LocalDay(session)).ToList();
            var after = counted.LastOrDefault(s => LocalDay(s) < LocalDay(session))?.StartUtc ?? since;
            var isReported = missing.Any(m => m.Sessions.Contains(session));
            var hasMeeting = calendar.Between(First, Last).Any(m => m.TakesPlace && m.BeginsUtc(Berlin) > after && m.EndsUtc(Berlin) <= day[0].StartUtc);

            Assert.True(isReported || hasMeeting || day[0].StartUtc <= since);
            Assert.False(isReported && hasMeeting);
        }

        Assert.Equal(missing.Select(m => m.Day).Distinct().Order(), missing.Select(m => m.Day));
        foreach (var one in missing.Where(m => m.Proposal is not null))
        {
            Assert.Null(calendar.ProblemOf(one.Proposal!, Berlin));
            var taken = MissingMeetings.Find(Again(calendar, [.. _changes, one.Proposal!]), sessions, since, Berlin);
            Assert.Equal(missing.Select(m => m.Day).Where(d => d != one.Day), taken.Select(m => m.Day));
            Assert.True(one.Proposal is MeetingChange.Kept || IsWorkday(one.Proposal is MeetingChange.Moved moved ? moved.To : one.Proposal!.Key, calendar.Rules));
        }
    });

    [Fact]
    public void Reminders_have_the_same_local_time_all_year() => ForAll((calendar, _, _) =>
    {
        var settings = calendar.Rules.Reminders;
        foreach (var meeting in calendar.Between(First, Last).Where(m => m.TakesPlace))
        {
            var reminders = ReminderPlan.Of(meeting, settings, Berlin);
            Assert.Equal([ReminderKind.Call, ReminderKind.Agenda, ReminderKind.Shortly], reminders.Select(r => r.Kind));
            Assert.All(reminders, r => Assert.Equal((LocalTimes.ToUtc(r.Local, Berlin), DateTimeKind.Utc), (r.Utc, r.Utc.Kind)));
            Assert.All(reminders, r => Assert.True(r.Utc < meeting.BeginsUtc(Berlin)));

            var (call, agenda, shortly) = (reminders[0].Local, reminders[1].Local, reminders[2].Local);
            Assert.Equal((settings.Call.Day, settings.Call.Time), (call.DayOfWeek, TimeOnly.FromDateTime(call)));
            Assert.InRange(meeting.Day.DayNumber - DateOnly.FromDateTime(call).DayNumber, 1, 7);
            Assert.Equal(meeting.Day.ToDateTime(settings.Agenda < meeting.From.AddHours(-1) ? settings.Agenda : meeting.From.AddHours(-1)), agenda);
            Assert.Equal(meeting.Day.ToDateTime(meeting.From).AddMinutes(-settings.Shortly), shortly);
        }
    });

    private void ForAll(Action<CommitteeCalendar, IReadOnlyList<MeetingChange>, Dice> holds) => Law.ForAll(Law.Doings(), Cases, doings =>
    {
        var dice = new Dice(doings.Count == 0 ? 0 : doings[0]);
        var rules = AnyRules(dice);
        _recesses = AnyRecesses(dice);
        _changes = [.. doings.Select(d => AnyChange(new Dice(d), rules))];
        holds(new CommitteeCalendar(rules, _changes, _recesses), _changes, dice);
    });

    private CommitteeCalendar Again(CommitteeCalendar calendar, IEnumerable<MeetingChange> changes) => new(calendar.Rules, changes, _recesses);

    private static CommitteeRules AnyRules(Dice dice) => Rule with
    {
        Day = dice.OneIn(2) ? DayOfWeek.Monday : dice.Of(Enum.GetValues<DayOfWeek>()),
        Holidays = dice.OneIn(4) ? Holidays.None : dice.Of([.. Holidays.All.Values]),
        Reminders = dice.OneIn(2)
            ? CommitteeReminders.Default
            : new CommitteeReminders(new WeeklyTime(dice.Of(Enum.GetValues<DayOfWeek>()), new TimeOnly(8 + dice.Below(12), dice.Below(60))), new TimeOnly(5 + dice.Below(15), 0), 1 + dice.Below(90), 1 + dice.Below(40)),
    };

    private static IReadOnlyList<Recess> AnyRecesses(Dice dice) => dice.OneIn(3) ? SchoolHolidays : [.. Enumerable.Range(0, dice.Below(4)).Select(_ => AnyRecess(dice))];

    private static Recess AnyRecess(Dice dice)
    {
        var first = AnyDay(dice);
        return new Recess("Ferien", first, first.AddDays(dice.Below(60)));
    }

    private static MeetingChange AnyChange(Dice dice, CommitteeRules rules)
    {
        var (key, from) = (AnyDay(dice), new TimeOnly(8 + dice.Below(10), dice.Of([0, 30])));
        if (!dice.OneIn(4))
            key = key.AddDays((rules.Day - key.DayOfWeek + 7) % 7);

        return dice.Below(4) switch
        {
            0 => new MeetingChange.Cancelled(key),
            1 => new MeetingChange.Moved(key, dice.OneIn(2) ? key.AddDays(7) : key.AddDays(dice.Below(20) - 10), from, from.AddMinutes(75)),
            2 => new MeetingChange.Extra(key, from, from.AddMinutes(75)),
            _ => new MeetingChange.Kept(key),
        };
    }

    private static List<BodySession> AnySessions(Dice dice) =>
    [
        .. Enumerable.Range(0, dice.Below(15)).Select(i => new BodySession(
            new Guid(i, 0, 0, new byte[8]),
            dice.Of(["rat", "hfa", "ausschuss"]),
            LocalTimes.ToUtc(AnyDay(dice).ToDateTime(new TimeOnly(14 + dice.Below(6), dice.Of([0, 45]))), Berlin)!.Value,
            dice.OneIn(6))),
    ];

    // Close to one another, so that they meet.
    private static DateOnly AnyDay(Dice dice) => dice.OneIn(2) ? Day("2027-03-10").AddDays(dice.Below(60)) : Day("2027-01-01").AddDays(dice.Below(730));

    private static bool IsWorkday(DateOnly day, CommitteeRules rules) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && rules.Holidays.On(day) is null;

    private static DateOnly LocalDay(BodySession session) => DateOnly.FromDateTime(LocalTimes.ToLocal(session.StartUtc, Berlin));

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) => Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber);
}
