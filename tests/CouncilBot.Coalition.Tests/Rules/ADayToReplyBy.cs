using System.Globalization;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;
using FsCheck.Fluent;

namespace CouncilBot.Coalition.Tests.Rules;

/// <summary>Until when the partner has to reply: seven days, two days before the session, in the examples.</summary>
public sealed class ADayToReplyBy
{
    [Theory]
    [InlineData("2026-03-02", null, "2026-03-09")]
    [InlineData("2026-12-28", null, "2027-01-04")] // across the end of the year
    [InlineData("2028-02-22", null, "2028-02-29")] // a leap day
    [InlineData("2027-02-22", null, "2027-03-01")]
    [InlineData("2028-02-25", "2028-03-02", "2028-02-29")] // two days before, on the leap day
    [InlineData("2026-03-26", "2026-03-31", "2026-03-29")] // the day of summer time is a day like others
    [InlineData("2026-10-22", "2026-10-27", "2026-10-25")]
    [InlineData("2026-03-02", "2026-03-20", "2026-03-09")] // the session is far: the days to reply
    [InlineData("2026-03-02", "2026-03-11", "2026-03-09")] // both on the same day
    [InlineData("2026-03-02", "2026-03-10", "2026-03-08")] // early enough before the session
    [InlineData("2026-03-02", "2026-03-05", "2026-03-03")]
    [InlineData("2026-03-02", "2026-03-04", "2026-03-03")] // too near: the next day at least
    [InlineData("2026-03-02", "2026-03-03", "2026-03-03")] // tomorrow
    [InlineData("2026-03-02", "2026-03-02", "2026-03-02")] // today
    [InlineData("2026-03-02", "2026-03-01", "2026-03-09")] // over: it hurries nobody
    [InlineData("2026-03-02", "0001-01-01", "2026-03-09")]
    public void Is_after_the_days_to_reply_and_before_the_session(string today, string? session, string due) =>
        Assert.Equal(Day(due), Terms.Default.ReplyDue(Day(today), session is null ? null : Day(session)));

    [Fact]
    public void Leaves_at_least_a_day_where_the_notice_is_longer_than_the_time_left()
    {
        var terms = new Terms(new Term(5), new Term(14));

        Assert.Equal(Day("2026-03-03"), terms.ReplyDue(Day("2026-03-02"), Day("2026-03-12")));
        Assert.Equal(Day("2026-03-06"), terms.ReplyDue(Day("2026-03-02"), Day("2026-03-20")));
    }

    [Fact]
    public void Is_fair_whatever_the_terms()
    {
        var any = from reply in Gen.Choose(1, 365)
                  from notice in Gen.Choose(1, 365)
                  from session in Gen.Choose(-400, 800)
                  from day in Gen.Choose(0, 5_000)
                  select (new Terms(new Term(reply), new Term(notice)), Today: new DateOnly(2024, 1, 1).AddDays(day), Session: session);

        Law.ForAll(any.ToArbitrary(), 5_000, given =>
        {
            var (terms, today) = (given.Item1, given.Today);
            var session = today.AddDays(given.Session);
            var due = terms.ReplyDue(today, session);

            Assert.True(due >= today);
            Assert.True(due <= terms.ReplyDue(today, session: null));
            Assert.True(session < today || due <= session);
            Assert.True(session <= today || due > today);
            // Nobody gains by waiting a day.
            Assert.True(terms.ReplyDue(today.AddDays(1), session) >= due);
        });
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
