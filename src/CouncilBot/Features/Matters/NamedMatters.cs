using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters;

/// <summary>The matters that a pressed button or words may mean. Whether the visitor may see one of them is still to be asked.</summary>
internal static class NamedMatters
{
    /// <summary>Matters whose short identity is the same, of the newest; more are not looked through.</summary>
    private const int MostAlike = 5;

    /// <summary>The rows, newest first.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="kind">The kind that is meant; null: any.</param>
    /// <param name="cancellation">Cancels.</param>
    public static Task<List<MatterRow>> RowsAsync(Visit visit, MatterKind? kind, CancellationToken cancellation)
    {
        var ofKind = visit.Db.Matters.Where(m => kind == null || m.Kind == kind);
        var (pressed, said) = (MatterRef.Of(visit)?.Id, visit.Named.Id.ToUpperInvariant());
        var meant = visit.Turn.Action is null ? ofKind.Where(m => m.ShortId == said) : ofKind.Where(m => m.Id == pressed);
        return meant.OrderByDescending(m => m.ChangedUtc).Take(MostAlike).ToListAsync(cancellation);
    }
}
