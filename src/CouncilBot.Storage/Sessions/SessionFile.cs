using System.Globalization;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Files;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Storage.Sessions;

/// <summary>A session of a file, checked for itself.</summary>
internal sealed record FileSession(int Line, string? ExternalId, string BodyKey, string? BodyName, DateTime StartUtc, DateOnly Day, string? Place, bool IsCancelled)
{
    /// <summary>Its agenda as far as the file has one.</summary>
    public List<AgendaItem> Items { get; init; } = [];

    /// <summary>The body and the moment: what makes a session the same where no identity does.</summary>
    public (string Body, string? Name, DateTime Start) Slot => (BodyKey, BodyName, StartUtc);
}

/// <summary>What a server says besides its sessions.</summary>
/// <param name="Live">Identities of all meetings that it shows and has not deleted, also of those that are no sessions here.</param>
/// <param name="Deleted">Identities of meetings that it has deleted.</param>
/// <param name="Point">How far it is read.</param>
internal sealed record SessionServer(IReadOnlySet<string> Live, IReadOnlyList<string> Deleted, SessionSyncPoint Point);

/// <summary>What a file is read against.</summary>
/// <param name="Bodies">The bodies of the coalition.</param>
/// <param name="Zone">The zone of times that name none.</param>
/// <param name="Today">The local day.</param>
public sealed record SessionFileContext(IReadOnlyList<Body> Bodies, TimeZoneInfo Zone, DateOnly Today);

/// <summary>
/// A file of sessions: a table (CSV) or a calendar (iCalendar, RFC 5545), told apart by their first line, in UTF-8. All errors are
/// found in one reading. What a server shows becomes one, too, so that there is one way to import.
/// </summary>
public sealed class SessionFile
{
    /// <summary>Largest file, bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Most sessions.</summary>
    public const int MaxSessions = 2_000;

    private readonly List<SessionFileError> _errors = [];
    private readonly List<FileSession> _sessions = [];
    private readonly HashSet<(string, string?, DateTime)> _slots = [];

    private SessionFile(SessionFileContext context) => Context = context;

    /// <summary>All errors, by line.</summary>
    public IReadOnlyList<SessionFileError> Errors => [.. _errors.OrderBy(e => e.Line)];

    internal SessionFileContext Context { get; }

    internal SessionSource Source { get; private set; }

    /// <summary>What only a server says; null for a file.</summary>
    internal SessionServer? Server { get; private set; }

    internal IReadOnlyList<FileSession> Sessions => _sessions;

    /// <summary>Reads a file; never more of the stream than <see cref="MaxBytes"/>.</summary>
    public static async Task<SessionFile> ReadAsync(Stream stream, SessionFileContext context, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(context);
        return Read((await TextFile.ReadAsync(stream, MaxBytes, cancel)).Span, context);
    }

    /// <summary>What a server shows, read and without errors: what cannot be a session is left out and not refused.</summary>
    internal static SessionFile Of(IEnumerable<FileSession> sessions, SessionServer server, SessionFileContext context)
    {
        var file = new SessionFile(context) { Source = SessionSource.OParl, Server = server };
        foreach (var session in sessions.Where(s => file._slots.Add(s.Slot)))
            file._sessions.Add(session);

        return file;
    }

    internal static SessionFile Read(ReadOnlySpan<byte> bytes, SessionFileContext context)
    {
        var file = new SessionFile(context);
        if (bytes.Length > MaxBytes)
        {
            file.Refuse(0, SessionFileProblem.FileTooLarge);
            return file;
        }

        if (TextFile.Decode(bytes, out var foreignLine) is not { } text)
        {
            file.Refuse(foreignLine, SessionFileProblem.NotUtf8);
            return file;
        }

        if (text.AsSpan().TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            file.Source = SessionSource.Ics;
            new SessionCalendar(file).Read(text);
        }
        else
        {
            file.Source = SessionSource.Csv;
            new SessionTable(file).Read(text);
        }

        file.CheckAgendas();
        if (file._sessions.Count > MaxSessions)
            file.Refuse(0, SessionFileProblem.TooManySessions);
        else if (file._sessions.Count == 0 && file._errors.Count == 0)
            file.Refuse(0, SessionFileProblem.NoSessions);

        return file;
    }

    internal int ErrorCount => _errors.Count;

    internal void Refuse(int line, SessionFileProblem problem, SessionColumn? column = null, string? value = null) => _errors.Add(new(line, problem, column, value));

    /// <summary>Adds a session, unless it stands there already.</summary>
    internal void Add(FileSession session)
    {
        if (_slots.Add(session.Slot))
            _sessions.Add(session);
        else
            Refuse(session.Line, SessionFileProblem.DuplicateOfLine, value: Text(_sessions.Find(s => s.Slot == session.Slot)!.Line));
    }

    /// <summary>The body, with the name of the committee where it stands for any.</summary>
    internal (string Key, string? Name)? BodyOf(int line, FoundBody found, string text)
    {
        if (found.Body is null)
        {
            Refuse(line, found.IsAmbiguous ? SessionFileProblem.BodyAmbiguous : SessionFileProblem.BodyUnknown, SessionColumn.Body, text);
            return null;
        }

        if (!found.Body.StandsForAny(Context.Bodies))
            return (found.Body.Key, null);

        if (found.Name is null)
            Refuse(line, SessionFileProblem.BodyNameMissing, SessionColumn.Body, text);

        return found.Name is null || Limited(line, SessionColumn.Body, found.Name, SessionLimits.Name) is not { } name ? null : (found.Body.Key, name);
    }

    /// <summary>The day, if it is one that somebody plans.</summary>
    internal bool IsPlanned(int line, DateOnly day, string text)
    {
        if (!SessionPlanning.IsTooFar(day, Context.Today))
            return true;

        Refuse(line, SessionFileProblem.TooFarAhead, SessionColumn.Date, text);
        return false;
    }

    /// <summary>A value that fits into its column, or null with the error noted.</summary>
    internal string? Limited(int line, SessionColumn column, string? value, int most)
    {
        var plain = PlainLine.Of(value);
        if (plain is null || plain.Length <= most)
            return plain;

        Refuse(line, SessionFileProblem.ValueTooLong, column, Text(plain.Length));
        return null;
    }

    internal string? IdOf(int line, string? value) => Limited(line, SessionColumn.Id, value, Columns.ChannelId);

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void CheckAgendas()
    {
        foreach (var session in _sessions.Where(s => s.Items.Count > SessionLimits.Items))
            Refuse(session.Line, SessionFileProblem.TooManyItems, SessionColumn.Title, Text(session.Items.Count));
    }
}
