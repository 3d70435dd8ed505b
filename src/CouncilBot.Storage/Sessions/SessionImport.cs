using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Sessions;

/// <summary>What came of importing sessions. With errors in the file, nothing is imported.</summary>
/// <param name="Added">Sessions that are new.</param>
/// <param name="Changed">Sessions that were otherwise before.</param>
/// <param name="Unchanged">Sessions that were as in the file.</param>
/// <param name="Kept">Sessions that people entered or changed in chat; theirs counts more.</param>
/// <param name="Past">Sessions of days gone by, passed over.</param>
public sealed record SessionImportResult(int Added, int Changed, int Unchanged, int Kept, int Past);

/// <summary>Brings the sessions of a coalition to what a file says: all of it in one transaction. What the file does not name stays.</summary>
public static class SessionImport
{
    private const int Tries = 3;

    /// <summary>Most values in one query.</summary>
    private const int Batch = 500;

    /// <summary>Imports a file without errors and saves.</summary>
    /// <param name="db">A context without changes, open for the coalition.</param>
    /// <param name="file">The file.</param>
    /// <param name="watchers">Who learns of sessions that move or are called off.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<SessionImportResult> ImportAsync(CouncilDb db, SessionFile file, IReadOnlyList<ISessionWatcher> watchers, TimeProvider time, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(file);
        if (file.Errors.Count > 0)
            throw new InvalidOperationException("A file with errors is not imported.");

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await new Run(db, file, watchers, time.UtcNow()).ApplyAsync(cancel);
                await db.SaveChangesAsync(cancel);
                return result;
            }
            catch (DbUpdateException e) when (attempt < Tries && DbErrors.IsConflict(e))
            {
                // Somebody changed a session in chat in between.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>
    /// Whether only the whole list of the server can tell: a session that is new there has the body and the day of one that did
    /// not change, so it is either the same with another identity or a second one on that day.
    /// </summary>
    /// <param name="db">A context without changes, open for the coalition.</param>
    /// <param name="file">What the server shows.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<bool> IsUnsureAsync(CouncilDb db, SessionFile file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(file);
        if (file.Server is not { Point.IsComplete: false })
            return false;

        var isUnsure = await new Run(db, file, [], DateTime.UnixEpoch).IsUnsureAsync(cancel);
        db.ChangeTracker.Clear();
        return isUnsure;
    }

    private sealed class Run(CouncilDb db, SessionFile file, IReadOnlyList<ISessionWatcher> watchers, DateTime now)
    {
        private readonly HashSet<SessionRow> _rows = [];
        private readonly Dictionary<string, SessionRow> _byId = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, string?, DateTime), SessionRow> _bySlot = [];
        private ILookup<Guid, AgendaItemRow> _items = Array.Empty<AgendaItemRow>().ToLookup(i => i.SessionId);
        private int _added, _changed, _unchanged, _kept, _past;

        public async Task<SessionImportResult> ApplyAsync(CancellationToken cancel)
        {
            // First of all: who takes over from the same server meanwhile is noticed by this row, also where both only add.
            if (file.Server is { } server)
                await SessionSyncs.RememberAsync(db, server.Point, cancel);

            await LoadAsync(cancel);
            var rows = Match(out _);
            for (var i = 0; i < rows.Length; i++)
                await ApplyAsync(file.Sessions[i], rows[i], cancel);

            foreach (var id in file.Server?.Deleted ?? [])
                await DeleteAsync(id, cancel);

            return new(_added, _changed, _unchanged, _kept, _past);
        }

        public async Task<bool> IsUnsureAsync(CancellationToken cancel)
        {
            await LoadAsync(cancel);
            Match(out var isUnsure);
            return isUnsure;
        }

        private async Task LoadAsync(CancellationToken cancel)
        {
            if (file.Sessions.Count > 0)
            {
                // Whole days, wherever their midnight is.
                var (first, last) = (file.Sessions.Min(s => s.StartUtc).AddDays(-1), file.Sessions.Max(s => s.StartUtc).AddDays(1));
                foreach (var row in await db.Sessions.Where(s => s.StartUtc >= first && s.StartUtc <= last).ToListAsync(cancel))
                    Know(row);
            }

            foreach (var ids in file.Sessions.Select(IdOf).Concat(file.Server?.Deleted ?? []).Chunk(Batch))
            {
                var some = ids.ToList();
                foreach (var row in await db.Sessions.Where(s => s.ExternalId != null && some.Contains(s.ExternalId)).ToListAsync(cancel))
                    Know(row);
            }

            var items = new List<AgendaItemRow>();
            foreach (var sessions in _rows.Select(s => s.Id).Chunk(Batch))
            {
                var some = sessions.ToList();
                items.AddRange(await db.AgendaItems.Where(i => some.Contains(i.SessionId)).OrderBy(i => i.Ordinal).ToListAsync(cancel));
            }

            _items = items.ToLookup(i => i.SessionId);
        }

        private void Know(SessionRow row)
        {
            if (!_rows.Add(row))
                return;

            if (row.ExternalId is { } id)
                _byId.TryAdd(id, row);

            // Where somebody entered what a file brought as well, the one in chat counts.
            if (!_bySlot.TryAdd(SlotOf(row), row) && row.Source == SessionSource.Chat)
                _bySlot[SlotOf(row)] = row;
        }

        /// <summary>The row of each session, and of each row at most one session: what is surer goes first.</summary>
        private SessionRow?[] Match(out bool isUnsure)
        {
            var rows = new SessionRow?[file.Sessions.Count];
            var taken = new HashSet<SessionRow>();
            Take(session => _byId.GetValueOrDefault(IdOf(session)));
            var isElsewhere = Take(SameSlot);
            isUnsure = file.Server is { } server && (Take(session => SameDay(session, server, taken)) || isElsewhere);
            return rows;

            // Says whether one was found under another identity, of which the server says nothing here.
            bool Take(Func<FileSession, SessionRow?> find)
            {
                var isOther = false;
                for (var i = 0; i < rows.Length; i++)
                {
                    if (rows[i] is not null || find(file.Sessions[i]) is not { } row || !taken.Add(row))
                        continue;

                    rows[i] = row;
                    isOther |= row.ExternalId is { } known && known != IdOf(file.Sessions[i]) && file.Server?.Live.Contains(known) == false;
                }

                return isOther;
            }
        }

        private async Task ApplyAsync(FileSession session, SessionRow? row, CancellationToken cancel)
        {
            var id = IdOf(session);
            if (session.Day < file.Context.Today)
                _past++;
            else if (row is null)
                Add(session, id);
            else if (row.Source == SessionSource.Chat)
                Keep(row, id);
            else if (await ChangeAsync(row, session, id, cancel))
                _changed++;
            else
                _unchanged++;
        }

        private SessionRow? SameSlot(FileSession session) =>
            _bySlot.TryGetValue(session.Slot, out var row) && (file.Server is not null || row.ExternalId is null || row.Source == SessionSource.Chat || session.ExternalId is null || row.Source != file.Source) ? row : null;

        /// <summary>
        /// Servers give their meetings other identities when they are moved to another system. Of a body and a day the session
        /// stays the same then, unless the server still shows the one we know.
        /// </summary>
        private SessionRow? SameDay(FileSession session, SessionServer server, HashSet<SessionRow> taken) => _rows
            .Where(row => row.BodyKey == session.BodyKey && row.BodyName == session.BodyName && DayOf(row) == session.Day)
            .Where(row => !taken.Contains(row) && (row.ExternalId is null || !server.Live.Contains(row.ExternalId)))
            .MinBy(row => (row.StartUtc - session.StartUtc).Duration());

        /// <summary>A meeting that the server has deleted does not take place. Of days gone by nothing is told any more.</summary>
        private async Task DeleteAsync(string id, CancellationToken cancel)
        {
            if (!_byId.TryGetValue(id, out var row) || row.ExternalId != id || DayOf(row) < file.Context.Today || row.CancelledUtc is not null)
                return;

            if (row.Source == SessionSource.Chat)
            {
                _kept++;
                return;
            }

            row.CancelledUtc = now;
            foreach (var watcher in watchers)
                await watcher.OnChangedAsync(db, row, SessionChange.CalledOff, row.StartUtc, cancel);

            _changed++;
        }

        private DateOnly DayOf(SessionRow row) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(row.StartUtc, file.Context.Zone));

        private void Add(FileSession session, string id)
        {
            var row = new SessionRow
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                CoalitionId = db.CoalitionId!,
                BodyKey = session.BodyKey,
                BodyName = session.BodyName,
                StartUtc = session.StartUtc,
                Place = session.Place,
                CancelledUtc = session.IsCancelled ? now : null,
                Source = file.Source,
                ExternalId = id,
            };
            db.Add(row);
            Agendas.Replace(db, row, [], session.Items, now);
            _added++;
        }

        /// <summary>The identity is remembered, so that the session is still known when somebody moves it in chat.</summary>
        private void Keep(SessionRow row, string id)
        {
            if (row.ExternalId is null || file.Server?.Live.Contains(row.ExternalId) == false)
                row.ExternalId = id;

            _kept++;
        }

        private async Task<bool> ChangeAsync(SessionRow row, FileSession session, string id, CancellationToken cancel)
        {
            var (startBefore, wasCancelled) = (row.StartUtc, row.CancelledUtc is not null);
            (row.BodyKey, row.BodyName, row.StartUtc, row.Place) = (session.BodyKey, session.BodyName, session.StartUtc, session.Place);
            if (wasCancelled != session.IsCancelled)
                row.CancelledUtc = session.IsCancelled ? now : null;

            if (session.ExternalId is not null)
                (row.ExternalId, row.Source) = (id, file.Source);

            // A calendar without an agenda says nothing about it.
            if (session.Items.Count > 0)
                Agendas.Replace(db, row, [.. _items[row.Id]], session.Items, now);

            if (db.Entry(row).State == EntityState.Unchanged)
                return false;

            foreach (var watcher in watchers)
            {
                if (startBefore != row.StartUtc)
                    await watcher.OnChangedAsync(db, row, SessionChange.Moved, startBefore, cancel);
                if (wasCancelled != session.IsCancelled)
                    await watcher.OnChangedAsync(db, row, session.IsCancelled ? SessionChange.CalledOff : SessionChange.Reinstated, startBefore, cancel);
            }

            return true;
        }

        private static (string Body, string? Name, DateTime Start) SlotOf(SessionRow row) => (row.BodyKey, row.BodyName, row.StartUtc);

        /// <summary>A session without an identity has that of its body and its moment.</summary>
        private static string IdOf(FileSession session) =>
            session.ExternalId ?? $"slot-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{session.BodyKey}|{session.BodyName}|{session.StartUtc:s}"))))}";
    }
}
