using CouncilBot.Features.Members.Invite;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.Withdraw;

/// <summary>A manager takes back an open invitation of their own faction: its code stops working at once.</summary>
internal sealed class WithdrawHandler : IHandler
{
    public const string Verb = "invite.withdraw";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<WithdrawHandler>();
        var invitation = visit.Turn.Action is null ? await SaidAsync(visit, cancellation) : await PressedAsync(visit, cancellation);
        var outcome = invitation switch
        {
            null => texts["Unknown"],
            { UsedUtc: not null } => texts["Used", OpenInvitations.ShortId(invitation.Id)],
            _ => texts["Withdrawn", OpenInvitations.ShortId(invitation.Id)],
        };
        if (invitation is not null && OpenInvitations.IsOpen(invitation, visit.Now))
            invitation.ExpiresUtc = visit.Now;

        return visit.Turn.Action is null ? Response.Say(outcome) : Response.Replace(await InviteCards.FormAsync(visit, outcome, cancellation), outcome);
    }

    private static async Task<InvitationRow?> PressedAsync(Visit visit, CancellationToken cancellation) =>
        visit.InputId(InviteHandler.InvitationData) is { } id ? await OpenInvitations.OfMyFaction(visit).FirstOrDefaultAsync(i => i.Id == id, cancellation) : null;

    /// <summary>"Einladung zurückziehen 7F3A21".</summary>
    private static async Task<InvitationRow?> SaidAsync(Visit visit, CancellationToken cancellation)
    {
        var id = visit.Argument.Split(' ', 2)[0];
        var all = await OpenInvitations.OfMyFaction(visit).OrderByDescending(i => i.CreatedUtc).ToListAsync(cancellation);
        return all.Find(i => OpenInvitations.ShortId(i.Id).Equals(id, StringComparison.OrdinalIgnoreCase));
    }
}
