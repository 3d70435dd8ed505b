using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Committee.Results;

/// <summary>The meetings whose results both factions may see.</summary>
internal static class ReleasedMeetings
{
    /// <summary>Those of the context's coalition.</summary>
    public static IQueryable<MatterRow> Of(CouncilDb db) =>
        db.Matters.Where(m => m.Kind == MatterKind.Meeting && (m.Phase == nameof(MeetingPhase.Released) || m.Phase == nameof(MeetingPhase.Confirmed)));

    /// <summary>Whether released results are for the visitor: both factions, and the guests of the committee.</summary>
    public static bool AreFor(Visit visit, MatterRules rules) => Audience.FactionsAndGuests.Includes(visit.Actor(), author: null, faction: null, rules.Rules);

    /// <summary>The meetings of some rows, in their order.</summary>
    public static async Task<IReadOnlyList<(MatterRow Row, CommitteeMeeting Meeting)>> ReadAsync(CouncilDb db, IReadOnlyList<MatterRow> rows, CancellationToken cancellation)
    {
        var events = await MatterLog.ReadAsync<MeetingEvent>(db, [.. rows.Select(r => r.Id)], cancellation);
        return [.. rows.Select(r => (r, CommitteeMeeting.Replay([.. events[r.Id]])))];
    }
}
