using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members.Withdraw;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.Invite;

/// <summary>The cards of inviting: the form with the open invitations, and the code.</summary>
internal static class InviteCards
{
    /// <summary>Open invitations on one card; the older ones come into sight when newer ones are used or withdrawn.</summary>
    private const int MostShown = 8;

    /// <summary>The form; above it what has just happened, if anything.</summary>
    public static async Task<AdaptiveCard> FormAsync(Visit visit, string? notice, CancellationToken cancellation)
    {
        var texts = visit.Texts<InviteHandler>();
        var open = await OpenInvitations.FindAsync(visit, cancellation);
        var creators = await CreatorsAsync(visit, open, cancellation);
        List<CardElement> body = [Styled.Title(texts["Title"])];
        if (notice is not null)
            body.Add(new Container([Styled.Plain(notice)]) { Style = ContainerStyle.Emphasis });

        body.Add(Styled.Plain(texts["Means", visit.Member.FactionName!, InvitationRow.Lifetime.TotalDays]));
        body.Add(RolesInput(visit, texts));
        body.Add(new ActionSet([new ExecuteAction(texts["Create"], InviteHandler.Verb) { Data = Data(Guid.NewGuid()) }]));
        body.Add(Styled.Small(texts["InWords"]));
        if (open.Count > 0)
        {
            body.Add(Styled.Bold(texts["Open", open.Count]) with { Separator = true, Spacing = Spacing.Large });
            if (open.Count > MostShown)
                body.Add(Styled.Beneath(texts["More", MostShown]));

            body.AddRange(open.Take(MostShown).SelectMany(i => Item(i, creators[i.Id], visit, texts)));
            body.Add(Styled.Small(texts["WithdrawInWords", OpenInvitations.ShortId(open[0].Id)]));
        }

        return new AdaptiveCard { Language = texts.Tag, FallbackText = $"{texts["Title"]}. {texts["InWords"]}", Body = body };
    }

    /// <summary>The code, and what the newcomer does with it.</summary>
    public static AdaptiveCard Code(Visit visit, InvitationRow invitation, string code)
    {
        var texts = visit.Texts<InviteHandler>();
        var how = texts["CodeHow", code];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{texts["CodeTitle"]}: {code}. {how}",
            Body =
            [
                Styled.Title(texts["CodeTitle"]),
                new Container([new RichText([new TextRun(code) { IsBold = true, Size = TextSize.ExtraLarge }])]) { Style = ContainerStyle.Emphasis },
                Styled.Plain(texts["CodeFor", RoleNames.Of(invitation.Roles, visit.Language), BerlinTime.Of(invitation.ExpiresUtc).ToString("g", texts.Culture)]),
                Styled.Plain(how),
                Styled.Bold(texts["CodeOnce"]),
                Styled.Small(texts["CodeWithdraw", OpenInvitations.ShortId(invitation.Id)]),
            ],
            Actions = [new ExecuteAction(texts["Another"], InviteHandler.Verb)],
        };
    }

    private static InputChoiceSet RolesInput(Visit visit, Texts texts) =>
        new(InviteHandler.RolesInput, texts["Roles"], [.. InvitableRoles.All.Select(r => new Choice(RoleNames.Of(r.Value, visit.Language), r.Key))])
        {
            IsMulti = true,
            Style = ChoiceStyle.Expanded,
            Value = InvitableRoles.All.First(r => r.Value == Roles.Member).Key,
            IsRequired = true,
            ErrorMessage = texts["RolesMissing"],
        };

    private static IEnumerable<CardElement> Item(InvitationRow invitation, string creator, Visit visit, Texts texts)
    {
        var until = BerlinTime.Of(invitation.ExpiresUtc).ToString("g", texts.Culture);
        var roles = RoleNames.Of(invitation.Roles, visit.Language);
        var id = OpenInvitations.ShortId(invitation.Id);
        yield return Styled.Plain(texts["OpenItem", id, roles, until, creator]) with { Spacing = Spacing.Medium };
        yield return new ActionSet(
        [
            new ExecuteAction(texts["Withdraw", id], WithdrawHandler.Verb)
            {
                Tooltip = texts["WithdrawTip", id, roles, until],
                Data = Data(invitation.Id),
                AssociatedInputs = AssociatedInputs.None,
            },
        ])
        {
            Spacing = Spacing.Small,
        };
    }

    /// <summary>Who created each invitation, by its identity.</summary>
    private static async Task<Dictionary<Guid, string>> CreatorsAsync(Visit visit, List<InvitationRow> invitations, CancellationToken cancellation)
    {
        var texts = visit.Texts<InviteHandler>();
        var memberships = invitations.Select(i => i.CreatedBy).OfType<Guid>().ToList();
        var names = await visit.Db.Memberships
            .Where(m => memberships.Contains(m.Id))
            .Join(visit.Db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Id, p.Name })
            .ToDictionaryAsync(n => n.Id, n => n.Name, cancellation);
        return invitations.ToDictionary(i => i.Id, i => i.CreatedBy is { } creator ? names.GetValueOrDefault(creator, texts["Somebody"]) : texts["Installation"]);
    }

    private static Dictionary<string, string> Data(Guid invitation) => new(StringComparer.Ordinal) { [InviteHandler.InvitationData] = invitation.ToString("N") };
}
