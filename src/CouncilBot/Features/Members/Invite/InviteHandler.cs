using CouncilBot.Coalition.Agreements;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.Invite;

/// <summary>
/// "Einladung erstellen": a manager creates a code for somebody of their own faction. The faction is the manager's, whatever the
/// card says, and only roles offered there are given. The card carries the identity of the invitation it will create, so that
/// pressing twice creates one.
/// </summary>
internal sealed class InviteHandler(TimeProvider time) : IHandler
{
    public const string Verb = "invite.create";
    public const string RolesInput = "roles";
    public const string InvitationData = "invitation";

    /// <summary>More open codes than a faction has people are no invitations.</summary>
    internal const int MostOpen = 100;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<InviteHandler>();
        var id = visit.InputId(InvitationData);
        var isAsked = visit.Turn.Action is null ? visit.Argument.Length > 0 : id is not null;
        if (!isAsked)
            return await FormAsync(visit, notice: null, cancellation);

        if (id is { } known && await visit.Db.Invitations.IgnoreQueryFilters().AnyAsync(i => i.Id == known, cancellation))
            return await FormAsync(visit, texts["CreatedBefore"], cancellation);

        var roles = visit.Turn.Action is null ? InvitableRoles.Said(visit.Argument) : InvitableRoles.Ticked(visit.Input(RolesInput) ?? "");
        if (roles is null)
            return Response.Say(texts["RoleRefused", string.Join(", ", InvitableRoles.All.Select(r => RoleNames.Of(r.Value, visit.Language)))]);

        if (roles == Roles.None)
            return Response.Say(texts["RolesMissing"]);

        if ((await OpenInvitations.FindAsync(visit, cancellation)).Count >= MostOpen)
            return Response.Say(texts["TooMany", MostOpen]);

        // Whoever stands on a faction's list is a member of it, as in the list of members.
        var (invitation, code) = Invitations.Create(visit.Db, visit.Member, roles.Value | Roles.Member, time, id);
        var card = InviteCards.Code(visit, invitation, code);
        var response = visit.Turn.Action is null ? Response.Show(card, texts["Summary"]) : Response.Replace(card, texts["Summary"]);
        return response with { IsSecret = true };
    }

    private static async Task<Response> FormAsync(Visit visit, string? notice, CancellationToken cancellation)
    {
        var card = await InviteCards.FormAsync(visit, notice, cancellation);
        var summary = notice ?? visit.Texts<InviteHandler>()["Title"];
        return visit.Turn.Action is null ? Response.Show(card, summary) : Response.Replace(card, summary);
    }
}
