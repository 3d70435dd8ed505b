using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Handover;

/// <summary>The questions that were given to the managers of the visitor's faction.</summary>
internal static class GivenQuestions
{
    /// <summary>Most of the newest that are looked through for the letters somebody typed.</summary>
    private const int Most = 200;

    /// <summary>The one that the pressed button or the words name; null when there is none for this person.</summary>
    public static async Task<HandoverRow?> FindAsync(Visit visit, CancellationToken cancellation)
    {
        var faction = visit.Member.FactionKey;
        var own = visit.Db.Handovers.Where(h => h.FactionKey == faction);
        if (visit.Turn.Action is not null)
            return visit.InputId("handover") is { } id ? await own.FirstOrDefaultAsync(h => h.Id == id, cancellation) : null;

        var newest = await own.OrderByDescending(h => h.CreatedUtc).Take(Most).ToListAsync(cancellation);
        return newest.Find(h => HandoverCards.ShortId(h.Id).Equals(visit.Named.Id, StringComparison.OrdinalIgnoreCase));
    }
}
