using CouncilBot.Coalition.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Matters;

/// <summary>What lists and boards have to know of a matter, taken from its state.</summary>
/// <param name="Phase">Name of the phase.</param>
/// <param name="IsOpen">Whether something can still happen.</param>
/// <param name="Audience">Who may see it.</param>
/// <param name="Waiting">Who has to act.</param>
/// <param name="Title">What it is about; cut to the length of its column.</param>
/// <param name="SessionId">The session, where it is known.</param>
/// <param name="DueUtc">When something is due, UTC; null: nothing is.</param>
public sealed record MatterSummary(string Phase, bool IsOpen, Audience Audience, Waiting Waiting, string Title, Guid? SessionId, DateTime? DueUtc);

/// <summary>
/// What happened with matters: read as a whole and added to, never changed. A new event and the matter's row are saved in one
/// transaction by the caller; of two who add the same number one loses.
/// </summary>
public static class MatterLog
{
    /// <summary>The events of a matter of the context's coalition, in order.</summary>
    /// <typeparam name="TEvent">The events of its workflow.</typeparam>
    public static async Task<IReadOnlyList<TEvent>> ReadAsync<TEvent>(CouncilDb db, Guid matterId, CancellationToken cancel = default)
        where TEvent : class
    {
        var data = await db.MatterEvents.Where(e => e.MatterId == matterId).OrderBy(e => e.Number).Select(e => e.Data).ToListAsync(cancel);
        return data.ConvertAll(MatterJson.Read<TEvent>);
    }

    /// <summary>The events of several matters of the context's coalition, those of each in order; read at once.</summary>
    /// <typeparam name="TEvent">The events of their workflow.</typeparam>
    public static async Task<ILookup<Guid, TEvent>> ReadAsync<TEvent>(CouncilDb db, IReadOnlyList<Guid> matters, CancellationToken cancel = default)
        where TEvent : class
    {
        var ids = matters.ToList();
        var events = await db.MatterEvents.Where(e => ids.Contains(e.MatterId)).OrderBy(e => e.Number).Select(e => new { e.MatterId, e.Data }).ToListAsync(cancel);
        return events.ToLookup(e => e.MatterId, e => MatterJson.Read<TEvent>(e.Data));
    }

    /// <summary>Adds a new matter with its first event to the unit of work.</summary>
    /// <typeparam name="TEvent">The events of its workflow.</typeparam>
    public static MatterRow Begin<TEvent>(CouncilDb db, MatterOrigin origin, TEvent first, MatterSummary summary, DateTime now)
        where TEvent : class
    {
        var row = new MatterRow
        {
            Id = origin.Id,
            ShortId = ShortId(origin.Id),
            CoalitionId = origin.CoalitionId,
            Kind = origin.Kind,
            FactionKey = origin.FactionKey,
            AuthorId = origin.Author,
            RulesHash = origin.RulesHash,
            Phase = summary.Phase,
            Title = summary.Title,
            CreatedUtc = now,
        };
        db.Matters.Add(row);
        Append(db, row, first, origin.Author, origin.FactionKey, summary, now);
        return row;
    }

    /// <summary>Adds what happened to a matter, and brings its row up to it.</summary>
    /// <typeparam name="TEvent">The events of its workflow.</typeparam>
    public static void Append<TEvent>(CouncilDb db, MatterRow row, TEvent happened, Guid? by, string? faction, MatterSummary summary, DateTime now)
        where TEvent : class
    {
        row.Events++;
        (row.Phase, row.IsOpen, row.Audience, row.Waiting) = (summary.Phase, summary.IsOpen, summary.Audience, summary.Waiting);
        (row.Title, row.SessionId, row.DueUtc, row.ChangedUtc) = (Shortened(summary.Title), summary.SessionId, summary.DueUtc, now);
        db.MatterEvents.Add(new MatterEventRow
        {
            CoalitionId = row.CoalitionId,
            MatterId = row.Id,
            Number = row.Events,
            AtUtc = now,
            By = by,
            FactionKey = faction,
            Audience = summary.Audience,
            Data = MatterJson.Write(happened),
        });
    }

    /// <summary>Notes that somebody has seen the matter as it is now.</summary>
    public static async Task NoteSeenAsync(CouncilDb db, MatterRow row, Guid membership, DateTime now, CancellationToken cancel = default)
    {
        var seen = db.MatterSeen.Local.FirstOrDefault(s => s.MatterId == row.Id && s.MembershipId == membership)
            ?? await db.MatterSeen.FirstOrDefaultAsync(s => s.MatterId == row.Id && s.MembershipId == membership, cancel);
        if (seen is null)
            db.MatterSeen.Add(new MatterSeenRow { CoalitionId = row.CoalitionId, MatterId = row.Id, MembershipId = membership, FirstUtc = now, Events = row.Events });
        else if (seen.Events < row.Events)
            seen.Events = row.Events;
    }

    /// <summary>The first letters of an identity, by which people name it.</summary>
    public static string ShortId(Guid id) => id.ToString("N")[..Mapping.Columns.ShortId].ToUpperInvariant();

    private static string Shortened(string title) => title.Length <= Mapping.Columns.Title ? title : $"{title[..(Mapping.Columns.Title - 1)]}…";
}

/// <summary>Where a matter comes from.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="CoalitionId">The coalition.</param>
/// <param name="Kind">Kind.</param>
/// <param name="FactionKey">The faction whose matter it is; null: it belongs to both.</param>
/// <param name="Author">Membership of who begins it; null: nobody, it follows from the rules.</param>
/// <param name="RulesHash">The rules it begins under.</param>
public sealed record MatterOrigin(Guid Id, string CoalitionId, MatterKind Kind, string? FactionKey, Guid? Author, string RulesHash);
