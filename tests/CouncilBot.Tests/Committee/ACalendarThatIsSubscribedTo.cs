using System.Net;
using System.Net.Http.Headers;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Committee;

public sealed class ACalendarThatIsSubscribedTo : IAsyncLifetime
{
    private CommitteeTown _town = null!;
    private string _path = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.CduBoard);
        await _town.RoundAsync();
        _path = await Bot.SubscribeAsync(Town.CduBoard);
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Holds_the_meetings_with_their_local_times_and_an_alarm()
    {
        var calendar = await Bot.CalendarAsync(_path);
        var first = calendar.Of(CommitteeTown.Monday);

        Assert.Equal(5, calendar.Events.Count);
        Assert.Equal(("PUBLISH", "PT1H", "PT1H"), (calendar.Method, calendar.Properties["REFRESH-INTERVAL"]!.Value, calendar.Properties["X-PUBLISHED-TTL"]!.Value));
        Assert.Equal("Kooperationsausschuss", first.Summary);
        Assert.Equal(("Europe/Berlin", new DateTime(2027, 1, 11, 15, 30, 0)), (first.Start!.TzId, first.Start.Value));
        Assert.Equal(("Europe/Berlin", new DateTime(2027, 1, 11, 16, 45, 0)), (first.End!.TzId, first.End.Value));
        Assert.Equal((EventStatus.Confirmed, 0), (first.Status, first.Sequence));
        Assert.Equal("-PT30M", Assert.Single(first.Alarms).Trigger!.Duration!.Value.ToString());
        Assert.Equal("Europe/Berlin", Assert.Single(calendar.TimeZones).TzId);
    }

    [Fact]
    public async Task Reminds_as_many_minutes_before_as_the_managers_have_set()
    {
        await Bot.SayOneAsync(Town.CduManager, "Erinnerungszeiten Donnerstag 12:00, 9:00, 45");

        Assert.Equal("-PT45M", Assert.Single((await Bot.CalendarAsync(_path)).Of(CommitteeTown.Monday).Alarms).Trigger!.Duration!.Value.ToString());
    }

    [Fact]
    public async Task Holds_the_sessions_of_the_bodies_without_an_end_that_nobody_knows()
    {
        await _town.SessionAsync(new DateTime(2027, 1, 13, 17, 0, 0));

        var session = (await Bot.CalendarAsync(_path)).Events.Single(e => e.Summary == "Rat");

        Assert.Equal(new DateTime(2027, 1, 13, 17, 0, 0), session.Start!.Value);
        Assert.Null(session.End);
        Assert.Empty(session.Alarms);
        Assert.Contains("Tagesordnung: im Bot unter „Sitzung", session.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_tell_what_a_meeting_is_about_and_who_comes()
    {
        await Bot.SayOneAsync(Town.CduManager, $"Punkt {CommitteeTown.Named(CommitteeTown.Monday)} Radweg an der Sieg");
        await _town.DoAsync(Town.CduBoard, "Ich komme");

        var text = await Bot.TextAsync(_path);

        Assert.DoesNotContain("Radweg", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Town.CduBoard.Name, text, StringComparison.Ordinal);
        Assert.Equal(0, (await Bot.CalendarAsync(_path)).Of(CommitteeTown.Monday).Sequence);
        Assert.Contains($"im Bot unter „Termin {CommitteeTown.Named(CommitteeTown.Monday)}“", (await Bot.CalendarAsync(_path)).Of(CommitteeTown.Monday).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_identity_of_a_meeting_that_is_called_off_and_takes_place_after_all()
    {
        await _town.DoAsync(Town.CduManager, "Absagen");
        var calledOff = (await Bot.CalendarAsync(_path)).Of(CommitteeTown.Monday);
        await _town.DoAsync(Town.CduManager, "Findet doch statt");
        var again = (await Bot.CalendarAsync(_path)).Of(CommitteeTown.Monday);

        Assert.Equal((EventStatus.Cancelled, 1, "Abgesagt: Kooperationsausschuss", TransparencyType.Transparent), (calledOff.Status, calledOff.Sequence, calledOff.Summary, calledOff.Transparency));
        Assert.Empty(calledOff.Alarms);
        Assert.Equal((EventStatus.Confirmed, 2, "Kooperationsausschuss"), (again.Status, again.Sequence, again.Summary));
    }

    [Fact]
    public async Task Follows_a_meeting_that_is_moved_and_gets_a_place()
    {
        var id = CommitteeTown.Named(CommitteeTown.Monday);
        await Bot.SayOneAsync(Town.CduManager, $"Termin verlegen {id} 12.1.2027, 17 Uhr");
        await Bot.SayOneAsync(Town.CduManager, $"Ort des Termins {id} Rathaus, Raum 2; Eingang B");

        var moved = (await Bot.CalendarAsync(_path)).Of(CommitteeTown.Monday);

        Assert.Equal((new DateTime(2027, 1, 12, 17, 0, 0), 2, "Rathaus, Raum 2; Eingang B"), (moved.Start!.Value, moved.Sequence, moved.Location));
    }

    [Fact]
    public async Task Holds_an_extra_meeting()
    {
        await Bot.SayOneAsync(Town.CduManager, "Zusätzlicher Termin 14.1.2027, 16:00");

        Assert.Equal(new DateTime(2027, 1, 14, 16, 0, 0), (await Bot.CalendarAsync(_path)).Of(new DateOnly(2027, 1, 14)).Start!.Value);
    }

    [Theory]
    [Trait("Catalogue", "I1")]
    [InlineData(2027, 3, 22, 14)]
    [InlineData(2027, 4, 5, 13)]
    [InlineData(2027, 10, 25, 13)]
    [InlineData(2027, 11, 8, 14)]
    public async Task Begins_at_half_past_three_on_both_sides_of_a_change_of_clocks(int year, int month, int day, int utcHour)
    {
        await _town.PassToAsync(new DateTime(year, month, day, 8, 0, 0).AddDays(-3));
        await _town.RoundAsync();

        var meeting = (await Bot.CalendarAsync(_path)).Of(new DateOnly(year, month, day));

        Assert.Equal(new DateTime(year, month, day, 15, 30, 0), meeting.Start!.Value);
        Assert.Equal(new DateTime(year, month, day, utcHour, 30, 0), meeting.Start.AsUtc);
    }

    [Fact]
    public async Task Is_not_sent_again_while_nothing_of_it_changes()
    {
        using var first = await Bot.GetResponseAsync(_path);
        Bot.Clock.Pass(TimeSpan.FromMinutes(5));
        var same = await AskAsync(first.Headers.ETag!);
        await _town.DoAsync(Town.CduManager, "Absagen");
        var changed = await AskAsync(first.Headers.ETag!);

        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same, changed));
    }

    [Fact]
    public async Task Answers_to_HEAD_with_what_GET_would_say_and_no_content()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(Bot.Address, _path));
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    [InlineData("/calendar/.ics")]
    [InlineData("/calendar/")]
    [InlineData("/calendar/a/b.ics")]
    [InlineData("/calendar/%0A%F0%9F%98%80'--.ics")]
    [InlineData("/calendar/..%2f..%2fappsettings.json")]
    public async Task Is_not_to_be_guessed(string path) => Assert.False(await Bot.OpensAsync(path));

    [Fact]
    public async Task Is_not_opened_by_a_token_that_is_nearly_right()
    {
        var token = Subscribers.TokenOf(_path);
        // Not the last letter, which does not count in full.
        var other = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        Assert.False(await Bot.OpensAsync($"/calendar/{other}.ics"));
        Assert.False(await Bot.OpensAsync($"/calendar/{token}"));
        Assert.False(await Bot.OpensAsync($"/calendar/{token}.ICS"));
        Assert.False(await Bot.OpensAsync($"/calendar/{token}{new string('x', 4_000)}.ics"));
        Assert.True(await Bot.OpensAsync(_path));
    }

    [Fact]
    public async Task Is_not_opened_by_what_is_stored_of_its_token()
    {
        var stored = Assert.Single(await Bot.RowsAsync(db => db.CalendarFeeds)).TokenHash;

        Assert.False(await Bot.OpensAsync($"/calendar/{stored}.ics"));
    }

    [Fact]
    public async Task Is_gone_with_the_membership_and_stays_so_when_somebody_comes_back()
    {
        await Bot.EndAsync(Town.CduBoard);
        Assert.False(await Bot.OpensAsync(_path));
        Assert.Empty(await Bot.RowsAsync(db => db.CalendarFeeds));

        Assert.Empty((await Bot.EnrolAsync(Town.Boards)).Errors);
        Assert.False(await Bot.OpensAsync(_path));
    }

    [Fact]
    public async Task Is_closed_while_its_owner_has_no_role_in_the_committee()
    {
        await Bot.EnrolAsync($"tenant;objekt;name;koalition;fraktion;rollen;sprache\n{Town.Line(Town.CduBoard, "siegen", "cdu", "Mitglied")}");
        Assert.False(await Bot.OpensAsync(_path));
        Assert.Contains("beendet", (await Bot.SayOneAsync(Town.CduBoard, "Kalenderabo beenden")).Words(), StringComparison.Ordinal);
        Assert.Empty(await Bot.RowsAsync(db => db.CalendarFeeds));
    }

    [Fact]
    public async Task Is_closed_where_the_agreement_knows_no_committee()
    {
        await using (var db = Bot.Open("krefeld"))
        {
            var member = await db.Memberships.FirstAsync();
            db.Add(new CalendarFeedRow
            {
                MembershipId = member.Id,
                CoalitionId = "krefeld",
                TokenHash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("of-krefeld"u8)),
                CreatedUtc = BerlinTime.ToUtc(new DateTime(2027, 1, 6))!.Value,
            });
            await db.SaveChangesAsync();
        }

        Assert.False(await Bot.OpensAsync("/calendar/of-krefeld.ics"));
    }

    [Fact]
    public async Task Shows_the_other_coalition_nothing()
    {
        await using (var db = Bot.Open("krefeld"))
        {
            db.Sessions.Add(new SessionRow { Id = Guid.CreateVersion7(), CoalitionId = "krefeld", BodyKey = "rat", Place = "Krefelder Rathaus", StartUtc = BerlinTime.ToUtc(new DateTime(2027, 1, 20, 17, 0, 0))!.Value });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("Krefeld", await Bot.TextAsync(_path), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> AskAsync(EntityTagHeaderValue known)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Bot.Address, _path));
        request.Headers.IfNoneMatch.Add(known);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
