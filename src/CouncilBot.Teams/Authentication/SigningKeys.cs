using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams.Authentication;

/// <summary>Whether the channel's signatures can be checked.</summary>
public enum SigningKeyAvailability
{
    /// <summary>No usable keys: never obtained, or not refreshed for too long. Every activity is answered with 503.</summary>
    Never,

    /// <summary>Refreshed within a day, as the channel asks.</summary>
    Fresh,

    /// <summary>The last refreshes failed; the keys obtained before are still used. A warning for the operator.</summary>
    Stale,

    /// <summary>Activities are unsigned: anonymous mode of development.</summary>
    NotNeeded,
}

/// <summary>State of the keys.</summary>
/// <param name="Availability">Whether signatures can be checked.</param>
/// <param name="Age">Time since the keys were obtained; null when they never were.</param>
public readonly record struct SigningKeyState(SigningKeyAvailability Availability, TimeSpan? Age);

/// <summary>
/// The keys the channel publishes. They are kept when a refresh fails, refreshed at most once in <see cref="UnknownKeyPause"/> for
/// names nobody knows, and never taken from anywhere but <see cref="Cloud.Metadata"/>.
/// </summary>
public sealed class SigningKeys
{
    /// <summary>Pause between two regular refreshes; the channel asks for one within 24 hours, which leaves an hour for repetitions.</summary>
    internal static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(23);

    /// <summary>Pause after a regular refresh that failed.</summary>
    internal static readonly TimeSpan RetryEvery = TimeSpan.FromMinutes(5);

    /// <summary>Pause between two attempts as long as there are no keys at all.</summary>
    internal static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>Pause between two refreshes that an unknown name of a key may cause, for the whole process.</summary>
    internal static readonly TimeSpan UnknownKeyPause = TimeSpan.FromMinutes(5);

    /// <summary>Age after which the keys are no longer fresh.</summary>
    internal static readonly TimeSpan FreshFor = TimeSpan.FromHours(24);

    /// <summary>Age after which the keys are not used any more.</summary>
    internal static readonly TimeSpan UsableFor = TimeSpan.FromDays(5);

    /// <summary>Longest document, in bytes.</summary>
    internal const int LargestDocument = 64 * 1024;

    /// <summary>Longest time of one fetch.</summary>
    internal static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly IHttpClientFactory _http;
    private readonly TimeProvider _clock;
    private readonly ILogger<SigningKeys> _log;
    private readonly bool _areNeeded;
    private readonly Lock _gate = new();

    private volatile Snapshot? _snapshot;
    private Task<bool>? _refresh;
    private DateTimeOffset _unknownKeyFrom = DateTimeOffset.MinValue;
    private DateTimeOffset _firstFrom = DateTimeOffset.MinValue;

    internal SigningKeys(IHttpClientFactory http, TimeProvider clock, IOptions<TeamsOptions> options, ILogger<SigningKeys> log)
    {
        _http = http;
        _clock = clock;
        _log = log;
        _areNeeded = !options.Value.AllowAnonymous;
    }

    /// <summary>Whether signatures can be checked now, for readiness.</summary>
    public SigningKeyState State
    {
        get
        {
            if (!_areNeeded)
                return new(SigningKeyAvailability.NotNeeded, null);
            if (_snapshot is not { } snapshot)
                return new(SigningKeyAvailability.Never, null);

            var age = _clock.GetUtcNow() - snapshot.Obtained;
            return new(age > UsableFor ? SigningKeyAvailability.Never : age > FreshFor ? SigningKeyAvailability.Stale : SigningKeyAvailability.Fresh, age);
        }
    }

    internal bool AreNeeded => _areNeeded;

    /// <summary>Pause until the next regular refresh. Counted from when the keys came, which a name nobody knew may have caused in between.</summary>
    internal TimeSpan NextRefresh
    {
        get
        {
            if (Usable() is not { } usable)
                return FirstPause;

            var left = usable.Obtained + RefreshEvery - _clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : RetryEvery;
        }
    }

    /// <summary>The key of that name as far as it is known now; null when it is not.</summary>
    internal SigningKey? Known(string id) => Usable()?.Keys.GetValueOrDefault(id);

    /// <summary>The key of that name, fetched if need be.</summary>
    /// <returns>Whether there are keys at all, and the key, or null when nobody publishes it.</returns>
    internal async ValueTask<(bool HasKeys, SigningKey? Key)> FindAsync(string id)
    {
        if (Known(id) is { } known)
            return (true, known);

        if (MayFetch(hasKeys: Usable() is not null))
            await RefreshAsync().ConfigureAwait(false);
        else if (Running() is { } running)
            await running.ConfigureAwait(false);

        return Usable() is { } usable ? (true, usable.Keys.GetValueOrDefault(id)) : (false, null);
    }

    /// <summary>Fetches the keys now, or joins the fetch that is under way.</summary>
    /// <returns>Whether it worked; if not, the keys of before stay.</returns>
    public Task<bool> RefreshAsync()
    {
        TaskCompletionSource<bool> mine;
        lock (_gate)
        {
            if (_refresh is { } running)
                return running;

            mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _refresh = mine.Task;
        }

        _ = FetchAsync(mine);
        return mine.Task;
    }

    private Snapshot? Usable() => _snapshot is { } snapshot && _clock.GetUtcNow() - snapshot.Obtained <= UsableFor ? snapshot : null;

    private Task<bool>? Running()
    {
        lock (_gate)
            return _refresh;
    }

    private bool MayFetch(bool hasKeys)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            ref var from = ref hasKeys ? ref _unknownKeyFrom : ref _firstFrom;
            if (now < from)
                return false;

            from = now + (hasKeys ? UnknownKeyPause : FirstPause);
            return true;
        }
    }

    // A failure is told to those who wait for it and then forgotten: the next attempt starts anew.
    private async Task FetchAsync(TaskCompletionSource<bool> result)
    {
        var fetched = false;
        try
        {
            using var http = _http.CreateClient(TeamsHttp.Metadata);
            var place = KeyDocuments.KeysOf(await GetAsync(http, Cloud.Metadata).ConfigureAwait(false));
            var keys = KeyDocuments.Keys(await GetAsync(http, place).ConfigureAwait(false));
            _snapshot = new Snapshot(keys, _clock.GetUtcNow());
            fetched = true;
            Log.KeysObtained(_log, keys.Count);
        }
        catch (Exception e)
        {
            // Nobody looks at this task: what is not said here is never said.
            Log.KeysNotObtained(_log, e.GetType().Name, (e as HttpRequestException)?.StatusCode);
        }
        finally
        {
            lock (_gate)
                _refresh = null;

            result.SetResult(fetched);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> GetAsync(HttpClient http, Uri from)
    {
        using var response = await http.GetAsync(from).ConfigureAwait(false);
        // Whatever handler a deployment puts in: neither a redirect that was followed nor one that was not counts as an answer.
        if (response.StatusCode != HttpStatusCode.OK || (response.RequestMessage?.RequestUri is { } asked && asked != from))
            throw new HttpRequestException("The answer is no document.", null, response.StatusCode);

        return await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    private sealed record Snapshot(Dictionary<string, SigningKey> Keys, DateTimeOffset Obtained);
}
