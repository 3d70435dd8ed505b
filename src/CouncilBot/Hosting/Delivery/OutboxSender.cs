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
/// of it. What cannot be sent now waits in its row, not in memory.
/// </summary>
internal sealed class OutboxSender(CouncilDbFactory databases, OutboxSignal signal, IConnector connector, Installations installations, Store store, TimeProvider time, ILogger<OutboxSender> log) : BackgroundService
{
    private const int Batch = 20;

    /// <summary>What is noted of messages that the end of the program kept from being sent.</summary>
    private const string Stopped = "Stopped";

    /// <summary>Longer than a whole batch can take with all tries of each message.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>Other processes write messages too, and some are due later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due now; returns how many were tried.</summary>
    public async Task<int> RoundAsync(CancellationToken cancellation)
    {
        await using var db = databases.Open();
        await Outbox.RecoverAsync(db, time, cancellation);
        var leases = await Outbox.LeaseAsync(db, Batch, Lease, time, cancellation);
        foreach (var lease in leases)
        {
            try
            {
                await SendAsync(db, lease, cancellation);
            }
            catch (Exception e) when (DbErrors.FaultOf(e) != DbFault.Other)
            {
                // What became of this one cannot be written now. The others are still tried: they are leased as well.
                Log.RoundFailed(log, nameof(OutboxSender), DbErrors.CodeOf(e));
            }
        }

        return leases.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var tried = 0;
            try
            {
                if (store.IsReady)
                    tried = await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.RoundFailed(log, nameof(OutboxSender), e.GetType().Name);
            }

            if (tried < Batch)
                await signal.WaitAsync(Patience, time, stoppingToken);
        }
    }

    private async Task SendAsync(CouncilDb db, OutboxLease lease, CancellationToken cancellation)
    {
        var result = await TryAsync(db, lease, cancellation);
        // Written even while stopping: what was sent must not be sent again by the next process.
        var state = await Outbox.CompleteAsync(db, lease, result, time, CancellationToken.None);
        if (state == OutboxState.Sent)
            Log.Sent(log, lease.Id);
        else if (state is { } left)
            Log.NotSent(log, lease.Id, left, lease.Attempt, CodeOf(result));
    }

    private async Task<SendResult> TryAsync(CouncilDb db, OutboxLease lease, CancellationToken cancellation)
    {
        // The next process finds it due, and does not have to wait for the end of a lease.
        if (cancellation.IsCancellationRequested)
            return new SendResult.Again(Stopped);

        if (await AddressAsync(db, lease, CancellationToken.None) is not { } to)
            return new SendResult.Unreachable("NoConversation");

        try
        {
            // What has begun may end, within the time the host has for stopping: cut off, nobody would know whether it arrived.
            var result = await connector.SendAsync(to, Outgoing.Read(lease.Payload), CancellationToken.None);
            await installations.NoteAsync(to, result.Status, CancellationToken.None);
            return ResultOf(result);
        }
        catch (JsonException)
        {
            return new SendResult.Refused(Outbox.Unreadable);
        }
        catch (Exception e) when (DbErrors.FaultOf(e) == DbFault.Other)
        {
            // A message that nobody can send must not hold up those behind it.
            return new SendResult.Unclear(e.GetType().Name);
        }
    }

    private SendResult ResultOf(ConnectorResult result)
    {
        var code = result.Code ?? result.Status.ToString();
        return result.Status switch
        {
            ConnectorStatus.Done => new SendResult.Sent(result.Id),
            ConnectorStatus.TryLater => new SendResult.Again(code, result.RetryAfter is { } wait ? time.GetUtcNow().UtcDateTime + wait : null),
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
        _ => null,
    };

    /// <summary>The newest personal chat of the person, or the conversation of the row; null when there is none to write to.</summary>
    private static async Task<ConversationReference?> AddressAsync(CouncilDb db, OutboxLease lease, CancellationToken cancellation)
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
            : new ConversationReference(conversation.ServiceUrl, conversation.ConversationId, conversation.BotId, conversation.TenantId.ToString(), conversation.UserId);
    }
}
