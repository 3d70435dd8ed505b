using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters.Record;

/// <summary>Something that happened with a matter, for people.</summary>
/// <param name="Number">Its number within the matter; those the reader may not see are left out.</param>
/// <param name="AtUtc">When, UTC.</param>
/// <param name="Name">Name of who did it; null once their data were deleted.</param>
/// <param name="Faction">Name of their faction then, or null.</param>
/// <param name="Event">Name of what happened, as it is stored.</param>
/// <param name="What">The same in words.</param>
/// <param name="Detail">A reason or the words of a version; null where there are none.</param>
internal sealed record RecordEntry(int Number, DateTime AtUtc, string? Name, string? Faction, string Event, string What, string? Detail);

/// <summary>Somebody who has seen a matter.</summary>
/// <param name="Name">Name.</param>
/// <param name="Faction">Name of their faction, or null.</param>
/// <param name="FirstUtc">When first, UTC.</param>
/// <param name="Events">Up to which event.</param>
internal sealed record RecordReader(string Name, string? Faction, DateTime FirstUtc, int Events);

/// <summary>The record of a matter: who did what and when, and who has seen it.</summary>
/// <param name="Row">The matter.</param>
/// <param name="Entries">What happened, in order.</param>
/// <param name="Readers">Who has seen it, the first one first.</param>
internal sealed record MatterRecord(MatterRow Row, IReadOnlyList<RecordEntry> Entries, IReadOnlyList<RecordReader> Readers)
{
    /// <summary>Reads it.</summary>
    /// <param name="db">Open for the coalition.</param>
    /// <param name="row">The matter.</param>
    /// <param name="reader">Who reads and sees only what they could see when it happened; null for the operator, who sees all.</param>
    /// <param name="rules">The rules it began under; needed for a reader.</param>
    /// <param name="language">Language of the words.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<MatterRecord> OfAsync(CouncilDb db, MatterRow row, Actor? reader, CoalitionRules? rules, Language language, CancellationToken cancellation)
    {
        var texts = Texts.Of<MatterRecord>(language);
        var events = await db.MatterEvents.Where(e => e.MatterId == row.Id).OrderBy(e => e.Number).AsNoTracking().ToListAsync(cancellation);
        var seen = await db.MatterSeen.Where(s => s.MatterId == row.Id).OrderBy(s => s.FirstUtc).AsNoTracking().ToListAsync(cancellation);
        var factions = await db.Factions.ToDictionaryAsync(f => f.Key, f => f.Name, StringComparer.Ordinal, cancellation);
        var ids = events.Select(e => e.By).OfType<Guid>().Concat(seen.Select(s => s.MembershipId)).Distinct().ToList();
        var people = await db.Memberships
            .Where(m => ids.Contains(m.Id))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Id, p.Name, m.FactionKey })
            .ToDictionaryAsync(p => p.Id, cancellation);
        var visible = events.FindAll(e => reader is null || e.Audience.Includes(reader, row.AuthorId, row.FactionKey, rules!));
        // Who read a draft, and when, is nothing for those who could not see it then.
        var since = visible.Count == events.Count ? DateTime.MinValue : visible.Count == 0 ? DateTime.MaxValue : visible[0].AtUtc;
        return new MatterRecord(
            row,
            [.. visible.Select(Entry)],
            [.. seen.Where(s => s.FirstUtc >= since && people.ContainsKey(s.MembershipId)).Select(s => new RecordReader(people[s.MembershipId].Name, NameOf(people[s.MembershipId].FactionKey), s.FirstUtc, s.Events))]);

        RecordEntry Entry(MatterEventRow e)
        {
            var (name, detail) = row.Kind switch
            {
                MatterKind.Motion => Of(MatterJson.Read<MotionEvent>(e.Data), texts),
                MatterKind.DeviatingVote => Of(MatterJson.Read<DeviatingVoteEvent>(e.Data), texts),
                MatterKind.Meeting => Of(MatterJson.Read<MeetingEvent>(e.Data), texts),
                MatterKind.PartnerNotice => (MatterJson.Read<PartnerNoticeEvent>(e.Data).GetType().Name, null),
            };
            return new RecordEntry(e.Number, e.AtUtc, e.By is { } by && people.TryGetValue(by, out var person) ? person.Name : null, NameOf(e.FactionKey), name, texts[$"{row.Kind}{name}"], detail);
        }

        string? NameOf(string? key) => key is null ? null : factions.GetValueOrDefault(key, key);
    }

    private static (string Name, string? Detail) Of(MotionEvent happened, Texts texts) => (happened.GetType().Name, happened switch
    {
        MotionEvent.Drafted e => e.Content.Text,
        MotionEvent.Edited e => e.Content.Text,
        MotionEvent.Proposed e => e.Text,
        MotionEvent.Dissented e => e.Reason,
        MotionEvent.Announced e => texts["ReplyDue", e.ReplyDue],
        MotionEvent.Submitted e => texts[$"Outcome{e.Outcome}"],
        MotionEvent.SessionLinked e => e.Session.Words ?? e.Session.Day?.ToString("d", texts.Culture),
        _ => null,
    });

    private static (string Name, string? Detail) Of(DeviatingVoteEvent happened, Texts texts) => (happened.GetType().Name, happened switch
    {
        DeviatingVoteEvent.SessionLinked e => e.Session.Words ?? e.Session.Day?.ToString("d", texts.Culture),
        _ => null,
    });

    private static (string Name, string? Detail) Of(MeetingEvent happened, Texts texts) => happened switch
    {
        MeetingEvent.Replied e => ($"{nameof(MeetingEvent.Replied)}{e.Reply.Attendance}", e.Reply.Substitute),
        MeetingEvent.Moved e => (nameof(MeetingEvent.Moved), Committee.MeetingCards.When(e.Time, Texts.Of<Committee.CommitteeResources>(texts.Language))),
        MeetingEvent.PlaceNamed e => (nameof(MeetingEvent.PlaceNamed), e.Place),
        MeetingEvent.ItemAdded e => (nameof(MeetingEvent.ItemAdded), e.Item.Title),
        MeetingEvent.DocumentLinked { Link: null } => ("DocumentRemoved", null),
        MeetingEvent.DocumentLinked e => (nameof(MeetingEvent.DocumentLinked), e.Link),
        MeetingEvent.ResultNoted e => (nameof(MeetingEvent.ResultNoted), e.Result.Text),
        _ => (happened.GetType().Name, null),
    };
}
