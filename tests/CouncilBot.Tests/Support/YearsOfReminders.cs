using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee.Plan;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Support;

/// <summary>What became of some years of reminders.</summary>
/// <param name="Rounds">Rounds of the planner.</param>
/// <param name="Reminders">Reminders that arrived, each for one person.</param>
/// <param name="Wrong">Those that came at another local minute than the settings of the coalition say.</param>
/// <param name="Missing">Those that should have come and did not.</param>
/// <param name="Unexpected">Those that came and should not have.</param>
/// <param name="Planning">Time in the planner.</param>
/// <param name="Sending">Time in the sender.</param>
internal sealed record YearsReport(int Rounds, int Reminders, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, TimeSpan Planning, TimeSpan Sending)
{
    public bool IsRight => Reminders > 0 && Wrong.Count + Missing.Count + Unexpected.Count == 0;
}

/// <summary>
/// Coalitions whose committees meet week by week while a clock is turned from minute to minute: the real planner and the real
/// sender on a database in a file, and a channel in memory. Minutes of which the planner knows that nothing is due are passed over;
/// every reminder is made by a round at a full minute, as the schedule would run it. One person of each coalition says of every
/// meeting that they come, the other one says nothing.
/// </summary>
internal sealed class YearsOfReminders : IAsyncDisposable
{
    /// <summary>Local midnight with which it begins.</summary>
    public static readonly DateTime Begin = new(2027, 1, 1);

    /// <summary>What committees have in their rules. The fourth calls in the hour that is missing in March and twice in October.</summary>
    private static readonly Times[] Variants =
    [
        new(DayOfWeek.Monday, new(15, 30), DayOfWeek.Thursday, new(12, 0), new(9, 0), 30),
        new(DayOfWeek.Tuesday, new(17, 0), DayOfWeek.Friday, new(8, 15), new(7, 45), 15),
        new(DayOfWeek.Wednesday, new(9, 0), DayOfWeek.Wednesday, new(18, 30), new(7, 30), 45),
        new(DayOfWeek.Thursday, new(18, 0), DayOfWeek.Sunday, new(2, 30), new(10, 1), 60),
        new(DayOfWeek.Friday, new(13, 5), DayOfWeek.Monday, new(0, 0), new(11, 59), 5),
    ];

    private readonly ManyCoalitions _coalitions;
    private readonly ManualTime _time = new(new DateTimeOffset(BerlinTime.ToUtc(Begin)!.Value));
    private readonly Dictionary<(string Chat, DateTime Utc), int> _arrivals = [];
    private readonly Stopwatch _planning = new();
    private readonly Stopwatch _sending = new();
    private WebApplication _app = null!;

    private YearsOfReminders(ManyCoalitions coalitions) => _coalitions = coalitions;

    public static async Task<YearsOfReminders> PrepareAsync(string siegen, int coalitions)
    {
        var years = new YearsOfReminders(new ManyCoalitions(siegen, coalitions, (i, committee) => Variants[i % Variants.Length].Settle(committee)));
        // A tenant for each faction, as where the partners come from different houses.
        var people = Enumerable.Range(0, coalitions * 2).Select(n => new BoardMember(n, ManyCoalitions.IdOf(n / 2), n % 2 == 0 ? "cdu" : "spd", $"{n + 1:x8}-0000-4000-8000-00000000000a"));
        await years._coalitions.EnrolAsync([.. people], FakeConnector.ServiceUrl, BerlinTime.ToUtc(Begin)!.Value);
        await years.StartAsync();
        return years;
    }

    /// <summary>Turns the clock to a local time.</summary>
    public async Task<YearsReport> RunAsync(DateTime until)
    {
        var planner = _app.Services.GetRequiredService<CommitteePlanner>();
        var sender = _app.Services.GetRequiredService<OutboxSender>();
        var (end, rounds, answered) = (BerlinTime.ToUtc(until)!.Value, 0, new HashSet<Guid>());
        while (_time.GetUtcNow().UtcDateTime < end)
        {
            _planning.Start();
            await planner.RoundAsync(CancellationToken.None);
            _planning.Stop();
            rounds++;
            _sending.Start();
            while (await sender.RoundAsync(CancellationToken.None) >= OutboxSender.Lanes)
            {
            }

            _sending.Stop();
            // Meetings are entered when a day begins.
            if (BerlinTime.Of(_time.GetUtcNow().UtcDateTime).TimeOfDay < TimeSpan.FromMinutes(1))
                await AnswerAsync(answered);

            _time.Advance(NextMinute(planner.NextUtc ?? DateTime.MinValue) - _time.GetUtcNow());
        }

        return Compare(rounds, end);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _coalitions.Dispose();
    }

    private async Task StartAsync()
    {
        var settings = new Settings
        {
            Seeds = _coalitions.Seeds,
            Data = _coalitions.Data,
            DefaultCollection = ManyCoalitions.IdOf(0),
            IndexMegabytes = Settings.DefaultIndexMegabytes,
            Bot = new BotOptions { Urls = "http://127.0.0.1:0" },
            Teams = new Teams.TeamsOptions { AppId = "10ad0000-0000-4000-8000-000000000002", TenantId = Town.Tenant, ClientSecret = "no-secret" },
        };
        settings.Teams.AllowedTenants.Add(Town.Tenant);
        var (knowledge, _) = KnowledgeBase.Open(settings.Seeds, settings.Data);
        var (agreements, errors) = AgreementFiles.Read(knowledge!, settings.Seeds, settings.Data);
        if (errors.Count > 0)
            throw new InvalidOperationException($"{errors[0]}");

        var connector = new FakeConnector { KeepsEverything = false, Delivering = Arrived };
        // Built and not started: nothing runs but what is run here.
        _app = BotHost.Build(settings, settings.Data, knowledge!, agreements, services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            services.AddFakeChannel(connector, new FakeTokenEndpoint());
            services.RemoveAll<ScheduledRound>();
            services.AddLogging(logging => logging.ClearProviders());
        });
        await _app.Services.GetRequiredService<Store>().PrepareAsync(CancellationToken.None);
    }

    private void Arrived(DeliveredActivity delivered)
    {
        lock (_arrivals)
        {
            var at = (delivered.Conversation, _time.GetUtcNow().UtcDateTime);
            _arrivals[at] = _arrivals.GetValueOrDefault(at) + 1;
        }
    }

    /// <summary>The first person of each coalition says that they come.</summary>
    private async Task AnswerAsync(HashSet<Guid> answered)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        await using var db = _app.Services.GetRequiredService<CouncilDbFactory>().Open();
        var open = await db.Matters.IgnoreQueryFilters().Where(m => m.Kind == MatterKind.Meeting && m.Events == 1).ToListAsync();
        if (open.Count == 0)
            return;

        var shelf = _app.Services.GetRequiredService<RuleShelf>();
        var members = (await db.Memberships.IgnoreQueryFilters().Where(m => m.FactionKey == "cdu").ToListAsync()).ToDictionary(m => m.CoalitionId, StringComparer.Ordinal);
        foreach (var row in open.Where(m => answered.Add(m.Id)))
        {
            db.CoalitionId = row.CoalitionId;
            var happened = new MeetingEvent.Replied(new AttendanceReply(members[row.CoalitionId].Id, "cdu", Attendance.Coming));
            var meeting = CommitteeMeeting.Replay(await MatterLog.ReadAsync<MeetingEvent>(db, row.Id)).Apply(happened);
            var rules = shelf.Current(row.CoalitionId)!;
            MatterLog.Append<MeetingEvent>(db, row, happened, members[row.CoalitionId].Id, "cdu", new MatterSummary(meeting.PhaseName, meeting.IsOpen, meeting.Audience(rules.Rules), meeting.Waiting, meeting.Title, SessionId: null, row.DueUtc), now);
        }

        db.CoalitionId = null;
        await db.SaveChangesAsync();
    }

    /// <summary>The next full minute at which the schedule runs a round, not before there is something to do.</summary>
    private DateTimeOffset NextMinute(DateTime known)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var at = known > now ? known : now.AddTicks(1);
        return new DateTimeOffset(at.AddTicks((TimeSpan.TicksPerMinute - (at.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute));
    }

    private YearsReport Compare(int rounds, DateTime end)
    {
        var expected = new Dictionary<(string Chat, DateTime Utc), int>();
        foreach (var (coalition, i) in _coalitions.People.Select(p => p.Coalition).Distinct(StringComparer.Ordinal).Select((c, i) => (c, i)))
        {
            var (coming, silent) = (_coalitions.People[2 * i], _coalitions.People[(2 * i) + 1]);
            foreach (var (utc, isForSilent) in Variants[i % Variants.Length].Moments(end))
            {
                Add(coming.Chat, utc);
                if (isForSilent)
                    Add(silent.Chat, utc);
            }
        }

        // A reminder that came at another minute is one that is missing and one that is unexpected on the same day.
        var missing = expected.Keys.Where(e => !_arrivals.ContainsKey(e)).ToList();
        var unexpected = _arrivals.Where(a => !expected.TryGetValue(a.Key, out var count) || a.Value > 1).Select(a => a.Key).ToList();
        var wrong = unexpected.Where(u => missing.Exists(m => m.Chat == u.Chat && BerlinTime.Of(m.Utc).Date == BerlinTime.Of(u.Utc).Date)).ToList();
        return new YearsReport(rounds, _arrivals.Values.Sum(), Lines(wrong), Lines(missing), Lines(unexpected.Except(wrong)), _planning.Elapsed, _sending.Elapsed);

        void Add(string chat, DateTime utc) => expected[(chat, utc)] = expected.GetValueOrDefault((chat, utc)) + 1;

        static List<string> Lines(IEnumerable<(string Chat, DateTime Utc)> some) => [.. some.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Chat} {BerlinTime.Of(s.Utc):ddd yyyy-MM-dd HH:mm:ss} ({s.Utc:HH:mm} UTC)"))];
    }

    /// <summary>When a committee meets and is reminded, as people read it off a clock.</summary>
    private sealed record Times(DayOfWeek Day, TimeOnly From, DayOfWeek CallDay, TimeOnly Call, TimeOnly Agenda, int Shortly)
    {
        public void Settle(JsonObject committee)
        {
            committee["day"] = Day.ToString().ToLowerInvariant();
            committee["from"] = Written(From);
            committee["until"] = Written(From.AddHours(1));
            committee["reminders"]!["call"] = new JsonObject { ["day"] = CallDay.ToString().ToLowerInvariant(), ["time"] = Written(Call) };
            committee["reminders"]!["agenda"] = Written(Agenda);
            committee["reminders"]!["shortly"] = Shortly;
        }

        /// <summary>
        /// Every moment of the years at which somebody is reminded, and whether also who has said nothing: written here once more and
        /// without the code that is measured, day by day and from the holidays of the state as they are published.
        /// </summary>
        public IEnumerable<(DateTime Utc, bool IsForSilent)> Moments(DateTime end)
        {
            var begin = BerlinTime.ToUtc(Begin)!.Value;
            for (var day = Begin; day < end.AddDays(8); day = day.AddDays(1))
            {
                if (day.DayOfWeek != Day || PublicHolidays.Contains(DateOnly.FromDateTime(day)))
                    continue;

                var call = day.AddDays(-1);
                while (call.DayOfWeek != CallDay)
                    call = call.AddDays(-1);

                foreach (var (local, isForSilent) in new[] { (call + Call.ToTimeSpan(), true), (day + Agenda.ToTimeSpan(), true), (day + From.ToTimeSpan() - TimeSpan.FromMinutes(Shortly), false) })
                {
                    if (Utc(local) is var utc && utc > begin && utc < end)
                        yield return (utc, isForSilent);
                }
            }
        }

        /// <summary>Summer time is from the last Sunday in March, 1 UTC, until the last one in October, 1 UTC; of an hour that is twice the first counts, and in the one that is left out everything comes an hour later.</summary>
        private static DateTime Utc(DateTime local)
        {
            var (spring, autumn) = (LastSunday(local.Year, 3).AddHours(2), LastSunday(local.Year, 10).AddHours(3));
            if (local >= spring && local < spring.AddHours(1))
                local = local.AddHours(1);

            return DateTime.SpecifyKind(local.AddHours(local >= spring && local < autumn ? -2 : -1), DateTimeKind.Utc);
        }

        private static DateTime LastSunday(int year, int month)
        {
            var day = new DateTime(year, month, 31);
            return day.AddDays(-(int)day.DayOfWeek);
        }

        private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>North Rhine-Westphalia 2027 and 2028, as the state publishes them.</summary>
    private static readonly HashSet<DateOnly> PublicHolidays =
    [
        new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 1), new(2027, 5, 6), new(2027, 5, 17), new(2027, 5, 27), new(2027, 10, 3), new(2027, 11, 1), new(2027, 12, 25), new(2027, 12, 26),
        new(2028, 1, 1), new(2028, 4, 14), new(2028, 4, 17), new(2028, 5, 1), new(2028, 5, 25), new(2028, 6, 5), new(2028, 6, 15), new(2028, 10, 3), new(2028, 11, 1), new(2028, 12, 25), new(2028, 12, 26),
        new(2029, 1, 1),
    ];
}
