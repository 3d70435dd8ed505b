using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Notes in the background that answers were accepted by the channel. A turn does not wait for it, and several notes share a
/// statement. A note that is lost in a crash leads at worst to the same answer a second time.
/// </summary>
public sealed class AnsweredMarks(CouncilDbFactory store, TimeProvider time)
{
    private const int Batch = 100;

    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(250);

    private readonly Channel<string> _keys = Channel.CreateUnbounded<string>(new() { SingleReader = true });

    /// <summary>Notes that the answers to this delivery arrived. Returns at once.</summary>
    public void Mark(string inboxKey) => _keys.Writer.TryWrite(inboxKey);

    /// <summary>Writes what is noted, until no more can come: run it once, for the life of the bot.</summary>
    /// <param name="onFault">Is told of a failed write; its notes are dropped.</param>
    /// <param name="cancel">Ends it after what is noted then was written.</param>
    public async Task RunAsync(Action<Exception> onFault, CancellationToken cancel)
    {
        try
        {
            while (await _keys.Reader.WaitToReadAsync(cancel))
            {
                await Task.Delay(s_gather, time, cancel);
                await TryFlushAsync(onFault, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await TryFlushAsync(onFault, CancellationToken.None);
        }
    }

    /// <summary>Writes what is noted now.</summary>
    public async Task FlushAsync(CancellationToken cancel = default)
    {
        while (Take() is { Count: > 0 } keys)
        {
            await using var db = store.Open();
            var places = string.Join(", ", keys.Select((_, i) => $"{{{i}}}"));
            await db.Database.ExecuteSqlRawAsync($"UPDATE Inbox SET IsAnswered = 1 WHERE \"Key\" IN ({places})", keys, cancel);
        }
    }

    private List<string> Take()
    {
        List<string> keys = [];
        while (keys.Count < Batch && _keys.Reader.TryRead(out var key))
            keys.Add(key);
        return keys;
    }

    private async Task TryFlushAsync(Action<Exception> onFault, CancellationToken cancel)
    {
        try
        {
            await FlushAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested || e is not OperationCanceledException)
        {
            onFault(e);
        }
    }
}
