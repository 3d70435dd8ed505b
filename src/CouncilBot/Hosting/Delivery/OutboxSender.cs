using System.Text.Json;
using CouncilBot.Features.Installing;
using CouncilBot.Hosting.Starting;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Connector;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>
/// Sends what the outbox holds: leases some messages, sends each to the personal chat of its person, and writes down what became
/// of it. Several are on their way at the same time, but to one person one after the other; how many leave in a second is the
/// connector's business. What cannot be sent now waits in its row, not in memory. Messages about matters are made at this moment, see
/// <see cref="MatterMessages"/>; several notices to one person are one message.
/// </summary>
internal sealed class OutboxSender(
    CouncilDbFactory databases,
    OutboxSignal signal,
    IConnector connector,
    Installations installations,
    MatterMessages matters,
    Store store,
    DatabaseRetry database,
    TimeProvider time,
    ILogger<OutboxSender> log) : BackgroundService
{
    /// <summary>
    /// So many are on their way at once: with the half second that a message may take from its lease to its end, more than the
    /// channel takes.
    /// </summary>
    public const int Lanes = 48;

    /// <summary>New ones are leased when so many lanes are free, not one at a time.</summary>
    private const int Batch = 16;

    /// <summary>What is noted of messages that the end of the program kept from being sent.</summary>
    private const string Stopped = "Stopped";

    /// <summary>What is noted of messages to somebody who has never opened the app, or does not have it now.</summary>
    public const string NoConversation = "NoConversation";

    /// <summary>What is on its way, by whom it is for. Only the loop, or a test in its place, changes it.</summary>
    private readonly Dictionary<Guid, Task> _running = [];

    /// <summary>Longer than a batch can take with all tries of each message, and those to the same person before it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>The connector's tries and waits of one message together are shorter.</summary>
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(2);

    /// <summary>When a message is looked at again for which the database did not tell what to send.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Other processes write messages too, and some are due later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sends what is due now, and waits until it is sent; returns how many were tried.</summary>
    public async Task<int> RoundAsync(CancellationToken cancellation)
    {
        var leases = await LeaseAsync(Lanes, cancellation);
        await Task.WhenAll(Begin(leases, [], cancellation));
        return leases.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await FillLanesAsync(stoppingToken);
        }
        finally
        {
            // What has begun ends, within the time the host has for stopping.
            await Task.WhenAll(_running.Values);
        }
    }

    private async Task FillLanesAsync(CancellationToken cancellation)
    {
        Forget(_running);
        var free = Lanes - _running.Count;
        if (free < Batch)
        {
            await Task.WhenAny(_running.Values);
            return;
        }

        var leased = 0;
        try
        {
            if (store.IsReady)
            {
                var leases = await LeaseAsync(free, cancellation);
                leased = leases.Count;
                Begin(leases, _running, cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(e);
        }

        if (leased < free)
            await signal.WaitAsync(Patience, time, cancellation);
    }

    private async Task<IReadOnlyList<OutboxLease>> LeaseAsync(int most, CancellationToken cancellation)
    {
        await using var db = databases.Open();
        await Outbox.RecoverAsync(db, time, cancellation);
        await Outbox.ReviveAsync(db, time, cancellation);
        await LaterNotices.RoundAsync(databases, Now, cancellation);
        return await Outbox.LeaseAsync(db, most, Lease, time, cancellation);
    }

    /// <summary>Puts messages on their way, each behind what is on its way to the same person or conversation.</summary>
    private List<Task> Begin(IReadOnlyList<OutboxLease> leases, Dictionary<Guid, Task> running, CancellationToken cancellation)
    {
        List<Task> begun = [];
        foreach (var message in Messages(leases))
        {
            var to = message[0].PersonId ?? message[0].ConversationId ?? Guid.Empty;
            var before = running.GetValueOrDefault(to, Task.CompletedTask);
            begun.Add(running[to] = Task.Run(() => SendAfterAsync(before, message, cancellation), CancellationToken.None));
        }

        return begun;
    }

    /// <summary>Never throws: what cannot be written down is logged, and its lease ends.</summary>
    private async Task SendAfterAsync(Task before, IReadOnlyList<OutboxLease> message, CancellationToken cancellation)
    {
        await before;
        try
        {
            await using var db = databases.Open();
            await SendAsync(db, message, cancellation);
        }
        catch (Exception e)
        {
            LogFault(e);
        }
    }

    private static void Forget(Dictionary<Guid, Task> running)
    {
        foreach (var (to, _) in running.Where(r => r.Value.IsCompleted).ToList())
            running.Remove(to);
    }

    /// <summary>Leases that are sent together: notices to one person, and each of the others alone.</summary>
    private static IEnumerable<IReadOnlyList<OutboxLease>> Messages(IReadOnlyList<OutboxLease> leases) =>
        leases.GroupBy(l => l.Kind == OutboxKind.Notice ? $"{l.PersonId:N} {l.CoalitionId}" : $"{l.Id}", StringComparer.Ordinal).Select(g => g.ToList());

    private async Task SendAsync(CouncilDb db, IReadOnlyList<OutboxLease> message, CancellationToken cancellation)
    {
        // Those before it took too long: it is given back, and somebody else may have it by now.
        if (message[0].UntilUtc - LongestSending <= Now)
            return;

        var results = await TryAsync(db, message, cancellation);
        // Written even while stopping: what was sent must not be sent again by the next process.
        foreach (var (lease, result) in results)
        {
            var state = await database.RunAsync(() => Outbox.CompleteAsync(db, lease, result, time, CancellationToken.None), lease.UntilUtc);
            if (state == OutboxState.Sent)
                Log.Sent(log, lease.Id);
            else if (state is { } left && result is not SendResult.Later)
                Log.NotSent(log, lease.Id, left, lease.Attempt, CodeOf(result));
        }
    }

    private async Task<IEnumerable<(OutboxLease Lease, SendResult Result)>> TryAsync(CouncilDb db, IReadOnlyList<OutboxLease> message, CancellationToken cancellation)
    {
        var lease = message[0];
        // The next process finds it due, and does not have to wait for the end of a lease.
        if (cancellation.IsCancellationRequested)
            return All(message, new SendResult.Again(Stopped));

        try
        {
            // What has begun may end, within the time the host has for stopping: cut off, nobody would know whether it arrived.
            if (await AddressAsync(db, lease, CancellationToken.None) is not { } to)
                return All(message, new SendResult.Unreachable(NoConversation));

            if (await QuietUntilAsync(db, lease, CancellationToken.None) is { } until)
                return All(message, new SendResult.Later(until));

            return lease.Kind switch
            {
                OutboxKind.Notice => await TellAsync(message, to),
                OutboxKind.CardUpdate => All(message, await UpdateAsync(lease, to)),
                _ => All(message, await SendAsync(lease, to)),
            };
        }
        catch (CardFaultException e)
        {
            return All(message, new SendResult.Again(e.InnerException!.GetType().Name));
        }
        catch (JsonException)
        {
            return All(message, new SendResult.Refused(Outbox.Unreadable));
        }
        catch (Exception e) when (DbErrors.FaultOf(e) != DbFault.Other)
        {
            // Nothing has been sent yet: behind a message that was, NoteAsync waits for the database.
            LogFault(e);
            return All(message, new SendResult.Later(Now + Pause));
        }
        catch (Exception e)
        {
            // A message that nobody can send must not hold up those behind it.
            return All(message, new SendResult.Unclear(e.GetType().Name));
        }
    }

    private async Task<IEnumerable<(OutboxLease Lease, SendResult Result)>> TellAsync(IReadOnlyList<OutboxLease> notices, Address to)
    {
        var made = await matters.OfAsync(notices, CancellationToken.None);
        if (made.Activity is not { } activity)
            return made.Dropped.Select(l => (l.Lease, (SendResult)l.Why));

        var result = await connector.SendAsync(to.Reference, activity with { MayWait = true }, CancellationToken.None);
        await NoteAsync(to, result, notices[0]);
        // Before it counts as sent: dying in between, the next process sends it again and notes that one.
        if (result is { Status: ConnectorStatus.Done, Id: { } id } && made.Shown is { } shown)
            await NoteAsync(() => matters.NoteAsync(shown, notices[0].PersonId!.Value, to.Id, id, CancellationToken.None), notices[0]);

        return [.. made.Dropped.Select(l => (l.Lease, (SendResult)l.Why)), .. All(made.Sent, ResultOf(result))];
    }

    private async Task<SendResult> UpdateAsync(OutboxLease lease, Address to)
    {
        var made = await matters.OfAsync([lease], CancellationToken.None);
        if (made.Activity is not { } activity)
            return made.Dropped[0].Why;

        var result = await connector.UpdateAsync(to.Reference, lease.Updates!, activity with { MayWait = true }, CancellationToken.None);
        switch (result.Status)
        {
            case ConnectorStatus.Done:
                await NoteAsync(() => made.Shown is { } shown
                    ? matters.NoteAsync(shown, lease.PersonId!.Value, to.Id, lease.Updates!, CancellationToken.None)
                    : matters.ClosedAsync(lease, CancellationToken.None), lease);
                return ResultOf(result);
            // Only the message is gone, which says nothing about the conversation.
            case ConnectorStatus.Gone:
                await NoteAsync(() => matters.ForgetAsync(lease, CancellationToken.None), lease);
                return new SendResult.Dropped("CardGone");
            default:
                await NoteAsync(to, result, lease);
                return ResultOf(result);
        }
    }

    private async Task<SendResult> SendAsync(OutboxLease lease, Address to)
    {
        var result = await connector.SendAsync(to.Reference, Outgoing.Read(lease.Payload) with { MayWait = true }, CancellationToken.None);
        await NoteAsync(to, result, lease);
        return ResultOf(result);
    }

    private Task NoteAsync(Address to, ConnectorResult result, OutboxLease lease)
    {
        var at = Now;
        return NoteAsync(() => installations.NoteAsync(to.Reference, result.Status, at, CancellationToken.None), lease);
    }

    /// <summary>
    /// Writes down what a sending taught. It is done by then, and stays so when this fails: what counted as not sent would be sent
    /// again.
    /// </summary>
    private async Task NoteAsync(Func<Task> note, OutboxLease lease)
    {
        try
        {
            await database.RunAsync(
                async () =>
                {
                    await note();
                    return true;
                },
                lease.UntilUtc);
        }
        catch (Exception e)
        {
            LogFault(e);
        }
    }

    private void LogFault(Exception e) => Log.RoundFailed(log, nameof(OutboxSender), DbErrors.FaultOf(e) == DbFault.Other ? e.GetType().Name : DbErrors.CodeOf(e));

    private static IEnumerable<(OutboxLease Lease, SendResult Result)> All(IEnumerable<OutboxLease> leases, SendResult result) => leases.Select(l => (l, result));

    private SendResult ResultOf(ConnectorResult result)
    {
        var code = result.Code ?? result.Status.ToString();
        return result.Status switch
        {
            ConnectorStatus.Done => new SendResult.Sent(result.Id),
            ConnectorStatus.TryLater => new SendResult.Again(code, result.RetryAfter is { } wait ? Now + wait : null),
            ConnectorStatus.Unauthorized => new SendResult.Again(code),
            ConnectorStatus.Unknown => new SendResult.Unclear(code),
            ConnectorStatus.NotInstalled or ConnectorStatus.Blocked or ConnectorStatus.Gone => new SendResult.Unreachable(code),
            ConnectorStatus.TooBig or ConnectorStatus.Refused => new SendResult.Refused(code),
        };
    }

    private static string? CodeOf(SendResult result) => result switch
    {
        SendResult.Again(var error, _) => error,
        SendResult.Unclear(var error) => error,
        SendResult.Unreachable(var error) => error,
        SendResult.Refused(var error) => error,
        SendResult.Dropped(var error) => error,
        _ => null,
    };

    /// <summary>When the quiet hours of the person end, UTC; null: they are not now. A card that only changes makes no noise.</summary>
    private async Task<DateTime?> QuietUntilAsync(CouncilDb db, OutboxLease lease, CancellationToken cancellation)
    {
        if (lease.PersonId is not { } person || lease.Kind == OutboxKind.CardUpdate)
            return null;

        var hours = await db.People.Where(p => p.Id == person).Select(p => new { p.QuietFrom, p.QuietUntil }).FirstOrDefaultAsync(cancellation);
        var now = Now;
        return QuietHours.Of(hours?.QuietFrom, hours?.QuietUntil)?.After(now) is { } end && end > now ? end : null;
    }

    /// <summary>The newest personal chat of the person, or the conversation of the row; null when there is none to write to.</summary>
    private static async Task<Address?> AddressAsync(CouncilDb db, OutboxLease lease, CancellationToken cancellation)
    {
        var conversation = lease.ConversationId is { } id
            ? await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.State == ConversationState.Active, cancellation)
            : await db.People
                .IgnoreQueryFilters()
                // Who left after this message was leased does not get it any more.
                .Where(p => p.Id == lease.PersonId && db.Memberships.Any(m => m.PersonId == p.Id && m.CoalitionId == lease.CoalitionId && m.EndedUtc == null))
                .Join(db.Conversations, p => new { p.TenantId, ObjectId = (Guid?)p.ObjectId }, c => new { c.TenantId, c.ObjectId }, (p, c) => c)
                .Where(c => c.State == ConversationState.Active)
                .OrderByDescending(c => c.LastSeenUtc)
                .AsNoTracking()
                .FirstOrDefaultAsync(cancellation);
        return conversation is null
            ? null
            : new Address(conversation.Id, new ConversationReference(conversation.ServiceUrl, conversation.ConversationId, conversation.BotId, conversation.TenantId.ToString(), conversation.UserId));
    }

    /// <summary>Where a message goes.</summary>
    /// <param name="Id">Our identity of the conversation.</param>
    /// <param name="Reference">The conversation on the channel.</param>
    private sealed record Address(Guid Id, ConversationReference Reference);
}
