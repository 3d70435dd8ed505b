using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.Invite;

/// <summary>The invitations of the visitor's own faction.</summary>
internal static class OpenInvitations
{
    /// <summary>All that were ever created in the visitor's faction.</summary>
    public static IQueryable<InvitationRow> OfMyFaction(Visit visit)
    {
        var faction = visit.Member.FactionKey;
        return visit.Db.Invitations.Where(i => i.FactionKey == faction);
    }

    /// <summary>Those somebody could still redeem, the newest first; what this visit has changed counts already.</summary>
    public static async Task<List<InvitationRow>> FindAsync(Visit visit, CancellationToken cancellation)
    {
        var now = visit.Now;
        var found = await OfMyFaction(visit).Where(i => i.UsedUtc == null && i.ExpiresUtc > now).OrderByDescending(i => i.CreatedUtc).ThenBy(i => i.Id).ToListAsync(cancellation);
        return found.FindAll(i => IsOpen(i, now));
    }

    /// <summary>Whether somebody could redeem it at <paramref name="now"/>, UTC.</summary>
    public static bool IsOpen(InvitationRow invitation, DateTime now) => invitation.UsedUtc is null && invitation.ExpiresUtc > now;

    /// <summary>The last letters of the identity, by which an invitation is named in words; the first ones are the time.</summary>
    public static string ShortId(Guid id) => id.ToString("N")[^6..].ToUpperInvariant();
}
