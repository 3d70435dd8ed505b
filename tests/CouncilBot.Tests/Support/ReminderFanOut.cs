using System.Diagnostics;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Support;

/// <summary>What became of a fan-out.</summary>
/// <param name="People">How many were to be reminded.</param>
/// <param name="Duration">From the moment of the reminder to the last message.</param>
/// <param name="Kills">How often the program was killed.</param>
/// <param name="AtThePoint">How many of the kills met their point.</param>
/// <param name="Forgotten">Whom no message reached.</param>
/// <param name="Duplicates">Messages beyond the first to somebody.</param>
/// <param name="Unanswered">Messages whose answer the program waited for in vain, because the machine stood still.</param>
/// <param name="NotInFlight">Of the duplicates, those of a message that was neither in flight when the program was killed nor unanswered.</param>
/// <param name="Refused">Requests the channel refused with 429.</param>
internal sealed record FanOutReport(int People, TimeSpan Duration, int Kills, int AtThePoint, int Forgotten, int Duplicates, int Unanswered, int NotInFlight, int Refused);

/// <summary>
/// One moment at which everybody of many coalitions is reminded of a meeting, by the real program in a process of its own, over a
/// channel that enforces its limits and takes its time. The program may be killed (SIGKILL) again and again meanwhile; the next one
/// goes on on the same database.
/// </summary>
internal sealed class ReminderFanOut : IAsyncDisposable
{
    /// <summary>Longer than everybody takes, and far shorter than a lease.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(12);

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    private static readonly KillPoint[] Points =
        [new(KillWhen.Request, 0), new(KillWhen.Delivered, 0), new(KillWhen.Answered, 0), new(KillWhen.Answered, 700), new(KillWhen.Answered, 5_000), new(KillWhen.Answered, 60_000)];

    private readonly ManyCoalitions _coalitions;
    private readonly int _people;
    private readonly DateTime _moment;
    private readonly ThreadLimits _limits = new(TimeProvider.System, ThreadLimits.OfATenant);
    private readonly FakeConnector _connector;
    private readonly Lock _lock = new();
    private readonly List<Arrival> _arrivals = [];
    private readonly TaskCompletionSource _everybody = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    /// <summary>Whose message stood as sent in the database when the program of this life had died: no later one may send it again.</summary>
    private readonly Dictionary<string, int> _writtenDown = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _unanswered = [];
    private FakeConnectorServer _server = null!;
    private KilledProgram? _program;
    private KillPoint? _armed;
    private int _left;
    private int _life;
    private int _atThePoint;

    /// <param name="siegen">The folder of the seeds of Siegen.</param>
    /// <param name="coalitions">How many coalitions.</param>
    /// <param name="people">How many people, the same number in each.</param>
    /// <param name="moment">The minute of the reminder, UTC.</param>
    /// <param name="latency">How long the channel takes for each request.</param>
    public ReminderFanOut(string siegen, int coalitions, int people, DateTime moment, TimeSpan latency)
    {
        (_people, _moment) = (people, moment);
        var local = BerlinTime.Of(moment);
        _coalitions = new ManyCoalitions(siegen, coalitions, (_, committee) =>
        {
            // Today is the day of the call, and the meeting some days ahead: nothing else is due today.
            committee["day"] = NameOf(local.AddDays(3));
            committee["reminders"]!["call"] = new JsonObject { ["day"] = NameOf(local), ["time"] = local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) };
            committee.Remove("holidays");
        });
        _connector = new FakeConnector
        {
            KeepsEverything = false,
            Limits = _limits,
            Delivering = Delivered,
            // The delay is the channel's: how the bot bears a slow one is what is measured.
            Answering = _ => Strike(KillWhen.Request) ? ScriptedAnswer.Dropped : latency == TimeSpan.Zero ? null : ScriptedAnswer.UsualAfter(Task.Delay(latency)),
        };
    }

    /// <summary>Enrols everybody and enters the meeting they are reminded of.</summary>
    public async Task PrepareAsync()
    {
        _server = await FakeConnectorServer.StartAsync(_connector);
        var count = Directory.EnumerateDirectories(_coalitions.Seeds).Count();
        var before = _moment.AddHours(-20);
        await _coalitions.EnrolAsync([.. Enumerable.Range(0, _people).Select(i => new BoardMember(i, ManyCoalitions.IdOf(i % count), i / count % 2 == 0 ? "cdu" : "spd", Town.Tenant))], _server.Address.AbsoluteUri, before);
        var day = DateOnly.FromDateTime(BerlinTime.Of(_moment)).AddDays(3);
        await _coalitions.WriteAsync(coalition: null, async db =>
        {
            for (var i = 0; i < count; i++)
            {
                db.CoalitionId = ManyCoalitions.IdOf(i);
                var rules = MatterRules.Former(_coalitions.AgreementOf(db.CoalitionId), citations: "{}");
                var committee = rules.Rules.Committee!;
                await MeetingBook.PlanAsync(db, rules, new MeetingEvent.Planned(day, MeetingBook.TimeOf(day, committee.From, committee.Until)!, IsExtra: false), by: null, faction: null, before, CancellationToken.None);
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        });
    }

    /// <summary>Lets the program run until everybody is reminded, killed so many times meanwhile.</summary>
    public async Task<FanOutReport> RunAsync(int kills, int seed)
    {
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            // Somebody is left to be reminded until the last kill, however many a program gets done until it dies.
            var reached = Reached();
            await LiveAndDieAsync(Points[kill % Points.Length], random.Next(0, Math.Max(1, 2 * (_people - reached) / (kills - kill + 1))));
        }

        BeginLife();
        await using (var program = await KilledProgram.StartAsync(_coalitions.Seeds, _coalitions.Data))
        {
            await UntilDoneAsync();
            await EndAsync(program, TimeSpan.Zero);
        }

        lock (_lock)
        {
            return new FanOutReport(
                _people,
                _arrivals.Max(a => a.AtUtc) - _moment,
                kills,
                _atThePoint,
                _coalitions.People.Count(p => !_reached.Contains(p.Chat)),
                _arrivals.Count - _reached.Count,
                _unanswered.Values.Sum(),
                _arrivals.Count(a => a.Life > _writtenDown.GetValueOrDefault(a.Chat, _life)) + _unanswered.Sum(life => Math.Max(0, RepeatedIn(life.Key) - life.Value)),
                _limits.Refused);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _coalitions.Dispose();
    }

    private async Task LiveAndDieAsync(KillPoint point, int after)
    {
        BeginLife();
        // It sends before it listens.
        await using var program = KilledProgram.Begin(_coalitions.Seeds, _coalitions.Data);
        lock (_lock)
            (_program, _armed, _left) = (program, point, after);

        await EndAsync(program, TimeSpan.FromSeconds(60));

        await _coalitions.WriteAsync(coalition: null, async db =>
        {
            var sent = await db.Outbox.Where(m => m.State == OutboxState.Sent).Join(db.People, m => m.PersonId, p => p.Id, (_, p) => p.ObjectId).ToListAsync();
            var accounts = sent.ToHashSet();
            foreach (var person in _coalitions.People.Where(p => accounts.Contains(Guid.Parse(p.ObjectId))))
                _writtenDown.TryAdd(person.Chat, _life);
        });
    }

    private void BeginLife() => KilledProgram.Readdress(_coalitions.DatabaseFile, KilledProgram.ServiceFor(++_life, _server.Address));

    private async Task EndAsync(KilledProgram program, TimeSpan atMost)
    {
        await program.EndAsync(atMost);
        lock (_lock)
        {
            (_program, _armed) = (null, null);
            _unanswered[_life] = program.Unanswered;
        }
    }

    /// <summary>Messages beyond the first to somebody, all by the same program.</summary>
    private int RepeatedIn(int life) => _arrivals.Where(a => a.Life == life).GroupBy(a => a.Chat, StringComparer.Ordinal).Sum(g => g.Count() - 1);

    private int Reached()
    {
        lock (_lock)
            return _reached.Count;
    }

    private void Delivered(DeliveredActivity delivered)
    {
        KillPoint? armed;
        lock (_lock)
        {
            _arrivals.Add(new Arrival(KilledProgram.LifeOf(delivered), delivered.Conversation, TimeProvider.System.GetUtcNow().UtcDateTime));
            // Only who is new counts: who dies before anything is written down would otherwise repeat the same for ever.
            if (_reached.Add(delivered.Conversation))
                _left--;
            if (_reached.Count == _people)
                _everybody.TrySetResult();
            armed = _armed;
        }

        if (armed is { When: KillWhen.Answered, Number: var microseconds } && _program is { } program && Take(KillWhen.Answered))
            _ = Task.Factory.StartNew(() => KillAfter(program, microseconds), TaskCreationOptions.LongRunning);
        else
            Strike(KillWhen.Delivered);
    }

    /// <summary>Kills when this is what is waited for, and enough have been reminded.</summary>
    private bool Strike(KillWhen when)
    {
        if (_program is not { } program || !Take(when))
            return false;

        Count(program.Kill());
        return true;
    }

    private bool Take(KillWhen when)
    {
        lock (_lock)
        {
            if (_armed?.When != when || _left > 0)
                return false;

            _armed = null;
            return true;
        }
    }

    private void KillAfter(KilledProgram program, int microseconds)
    {
        var clock = Stopwatch.StartNew();
        // Shorter than any timer can wait.
        while (clock.Elapsed.TotalMicroseconds < microseconds)
            Thread.SpinWait(10);

        Count(program.Kill());
    }

    private void Count(bool isKilled)
    {
        if (isKilled)
            Interlocked.Increment(ref _atThePoint);
    }

    /// <summary>Until everybody is reminded, or nothing is left to be sent; what has arrived may be about to be repeated.</summary>
    private async Task UntilDoneAsync()
    {
        var clock = Stopwatch.StartNew();
        for (var isDone = false; !isDone && clock.Elapsed < Longest;)
        {
            await Task.WhenAny(_everybody.Task, Task.Delay(s_look));
            if (_everybody.Task.IsCompleted)
                await Task.Delay(s_look / 5);
            await _coalitions.WriteAsync(coalition: null, async db =>
            {
                var waiting = await db.Outbox.CountAsync(m => m.State == OutboxState.Pending || m.State == OutboxState.Sending);
                isDone = waiting == 0 && await db.Outbox.CountAsync() >= _people;
            });
        }
    }

    private static string NameOf(DateTime day) => day.DayOfWeek.ToString().ToLowerInvariant();

    private sealed record Arrival(int Life, string Chat, DateTime AtUtc);
}
