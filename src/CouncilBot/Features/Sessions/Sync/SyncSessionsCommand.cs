using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using CouncilBot.Storage.Sessions.OParl;

namespace CouncilBot.Features.Sessions.Sync;

/// <summary>What somebody typed.</summary>
/// <param name="Address">The address of a server.</param>
/// <param name="Body">Identity or name of its body, or null.</param>
internal sealed record SyncRequest(string Address, string? Body);

/// <summary><c>sessions sync</c>: takes over the sessions of a server that speaks OParl, and afterwards what changes there.</summary>
internal sealed class SyncSessionsCommand(CouncilDb db, AgreementBook agreements, Terminal terminal, IReadOnlyList<ISessionWatcher> watchers, TimeProvider time)
{
    /// <summary>What changed shortly before the last time is asked for again: a server may have been about to write it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>The same where the server does not tell its clock, which may differ from ours.</summary>
    private static readonly TimeSpan OverlapOfClocks = TimeSpan.FromHours(1);

    /// <summary>Now and then everything is asked for: servers forget to say that something changed.</summary>
    private static readonly TimeSpan CompleteEvery = TimeSpan.FromDays(7);

    /// <summary>Most lines about what was left out.</summary>
    private const int MostLines = 20;

    private readonly Texts _texts = Texts.Of<SyncSessionsCommand>(terminal.Language);

    /// <summary>How much is read.</summary>
    public OParlLimits Limits { get; init; } = new();

    /// <summary>Finds addresses of names; null: as this machine does.</summary>
    public OParlHttp.Resolve? Resolve { get; init; }

    public async Task<int> RunAsync(SyncRequest request, IReadOnlyList<CoalitionRow> coalitions, CancellationToken cancellation)
    {
        var possible = coalitions.Where(c => agreements.RulesOf(c.Id) is { Bodies.Count: > 0 }).ToList();
        if (possible.Count == 0)
            return terminal.Refuse(_texts["NoBodies", string.Join(", ", coalitions.Select(c => c.Id))]);
        if (possible is not [var coalition])
            return terminal.Refuse(_texts["WhichCoalition", string.Join(", ", possible.Select(c => c.Id))]);

        var given = OParlAddress.Read(request.Address);
        if (given.Refusal is { } wrong)
            return Refuse(wrong);

        await using var services = new ServiceCollection().AddOParlHttp(given.Value!, Resolve).BuildServiceProvider();
        using var client = new OParlClient(services.GetRequiredService<IHttpClientFactory>(), Limits, time);
        var server = new OParlServer(client, Limits, (pages, meetings) => terminal.Out.WriteLineAsync(_texts["Progress", pages, meetings]));
        var list = await server.FindListAsync(given.Value!, request.Body, cancellation);
        if (list.Refusal is { } notFound)
            return Refuse(notFound);

        db.CoalitionId = coalition.Id;
        var context = new SessionFileContext(agreements.RulesOf(coalition.Id)!.Bodies, BerlinTime.Zone, BerlinTime.MomentOf(time.GetUtcNow().UtcDateTime).Today);
        return await TakeOverAsync(server, list.Value!, context, cancellation);
    }

    private async Task<int> TakeOverAsync(OParlServer server, Uri list, SessionFileContext context, CancellationToken cancellation)
    {
        var (source, bodies) = (Hash(AddressOf(list)), Hash(JsonSerializer.Serialize(context.Bodies)));
        var since = await SinceAsync(source, bodies, cancellation);
        var read = await ReadAsync(server, list, since, source, bodies, context, cancellation);
        if (read is { Value: { } some, Refusal: null } && await SessionImport.IsUnsureAsync(db, some.File, cancellation))
            read = await ReadAsync(server, list, since: null, source, bodies, context, cancellation);
        if (read.Refusal is { } refusal)
            return Refuse(refusal);

        var (file, meetings, isComplete, hasAllNames) = read.Value!;
        var result = await SessionImport.ImportAsync(db, file, watchers, time, cancellation);
        await terminal.Out.WriteLineAsync(_texts[isComplete ? "ReadAll" : "ReadChanged", meetings.Count]);
        await terminal.Out.WriteLineAsync(_texts["Imported", result.Added, result.Changed, result.Unchanged]);
        if (result.Kept > 0)
            await terminal.Out.WriteLineAsync(_texts["Kept", result.Kept]);
        if (meetings.Past > 0)
            await terminal.Out.WriteLineAsync(_texts["Past", meetings.Past]);

        if (!hasAllNames)
            await terminal.Out.WriteLineAsync(_texts["NamesMissing"]);

        await TellWhatIsLeftOutAsync(meetings.LeftOut);
        return Exit.Success;
    }

    /// <summary>Since when changes are asked for; null: for everything.</summary>
    private async Task<DateTime?> SinceAsync(string source, string bodies, CancellationToken cancellation)
    {
        var known = await SessionSyncs.FindAsync(db, source, cancellation);
        db.ChangeTracker.Clear();
        return known is not null && known.Bodies == bodies && time.GetUtcNow().UtcDateTime - known.CompleteUtc < CompleteEvery ? known.AsOfUtc - Overlap : null;
    }

    private async Task<Answer<Reading>> ReadAsync(OParlServer server, Uri list, DateTime? since, string source, string bodies, SessionFileContext context, CancellationToken cancellation)
    {
        var began = time.GetUtcNow().UtcDateTime;
        var read = await server.ReadAsync(list, since, context, cancellation);
        if (read.Refusal is { } refusal)
            return refusal;

        var (meetings, serverUtc, isComplete) = read.Value!;
        var names = await server.NamesAsync(list, meetings, cancellation);
        if (names.Refusal is { } tooMuch)
            return tooMuch;

        // Where a name could not be had, it is as if nothing had been asked: the next time all of it is asked for again.
        var (found, areAll) = names.Value!;
        var asOf = areAll ? serverUtc ?? began - OverlapOfClocks : since + Overlap ?? DateTime.UnixEpoch;
        return new Reading(meetings.ToFile(found, new SessionSyncPoint(source, bodies, asOf, isComplete)), meetings, isComplete, areAll);
    }

    private async Task TellWhatIsLeftOutAsync(IReadOnlyList<OParlLeftOut> leftOut)
    {
        if (leftOut.Count == 0)
            return;

        await terminal.Out.WriteLineAsync(_texts["LeftOut", leftOut.Sum(l => l.Count)]);
        foreach (var one in leftOut.Take(MostLines))
            await terminal.Out.WriteLineAsync(_texts[$"Gap{one.Gap}", one.Name is null ? _texts["Nameless"] : TerminalText.Of(one.Name, most: 100), one.Count]);

        if (leftOut.Count > MostLines)
            await terminal.Out.WriteLineAsync(_texts["More", leftOut.Count - MostLines]);
    }

    private int Refuse(OParlRefusal refusal)
    {
        terminal.Error.WriteLine(_texts[refusal.Problem.ToString(), TerminalText.Of(refusal.Value, most: 100)]);
        foreach (var body in refusal.Choices.Take(MostLines))
            terminal.Error.WriteLine(_texts["Choice", TerminalText.Of(body.Name ?? body.ShortName ?? _texts["Nameless"], most: 100), TerminalText.Of(body.Id, most: 200)]);

        if (refusal.Choices.Count > MostLines)
            terminal.Error.WriteLine(_texts["More", refusal.Choices.Count - MostLines]);

        return Exit.Refused;
    }

    /// <summary>The address without what does not make another list of it.</summary>
    private static string AddressOf(Uri list)
    {
        var plain = OParlAddress.With(list, "modified_since", value: null);
        return $"{plain.IdnHost}{(plain.IsDefaultPort ? "" : $":{plain.Port}")}{plain.PathAndQuery}";
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Reading(SessionFile File, OParlMeetings Meetings, bool IsComplete, bool HasAllNames);
}
