using System.Text.Json.Nodes;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Features.Members.Withdraw;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Members;

public sealed class InvitingSomebody : IAsyncLifetime
{
    private static readonly TownPerson Newcomer = new(Town.Tenant, "91000000-0000-4000-8000-000000000001", "Nora Neu");

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Starts_with_a_card_that_offers_the_roles_of_a_faction()
    {
        var card = (await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen")).Card!.Value;

        Assert.Contains("CDU-Fraktion", card.Words(), StringComparison.Ordinal);
        foreach (var role in new[] { "\"member\"", "\"board\"", "\"chair\"", "\"manager\"" })
            Assert.Contains(role, card.GetRawText(), StringComparison.Ordinal);

        Assert.DoesNotContain("mayor", card.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("admin", card.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task Shows_a_code_for_the_chosen_roles_in_place_of_the_card()
    {
        var form = await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen");

        var card = (await _bot.PressAsync(Town.CduManager, form.Button("Einladung erstellen"), inputs: new JsonObject { ["roles"] = "board,chair" })).Card();

        await _bot.SayAsync(Newcomer, Codes.CodeIn(card.Words()));
        var invitation = Assert.Single(await InvitationsAsync());
        Assert.Equal(("cdu", Roles.Member | Roles.Board | Roles.Chair), (invitation.FactionKey, invitation.Roles));
        Assert.NotNull(invitation.UsedUtc);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Creates_one_invitation_when_the_button_is_pressed_twice()
    {
        var button = (await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen")).Button("Einladung erstellen");
        var inputs = new JsonObject { ["roles"] = "member" };

        var first = (await _bot.PressAsync(Town.CduManager, button, inputs: inputs)).Card().Words();
        var second = (await _bot.PressAsync(Town.CduManager, button, inputs: inputs)).Card().Words();

        Assert.True(Codes.ShowsCode(first));
        Assert.False(Codes.ShowsCode(second));
        Assert.Contains("schon erstellt", second, StringComparison.Ordinal);
        Assert.Single(await InvitationsAsync());
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Creates_one_invitation_when_the_button_is_pressed_twice_at_once()
    {
        var button = (await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen")).Button("Einladung erstellen");
        var inputs = new JsonObject { ["roles"] = "member" };

        var both = await Task.WhenAll(_bot.PressAsync(Town.CduManager, button, inputs: inputs), _bot.PressAsync(Town.CduManager, button, inputs: inputs));

        Assert.Single(both, r => Codes.ShowsCode(r.Card().Words()));
        Assert.Single(await InvitationsAsync());
    }

    [Theory]
    [Trait("Catalogue", "D5")]
    [InlineData("admin")]
    [InlineData("mayor")]
    [InlineData("member,mayor")]
    [InlineData("32")]
    public async Task Refuses_roles_that_were_not_offered(string roles)
    {
        var data = new JsonObject { [InviteHandler.InvitationData] = Guid.NewGuid().ToString("N"), [InviteHandler.RolesInput] = roles };

        Assert.Contains("können Sie nicht vergeben", (await _bot.PressAsync(Town.CduManager, InviteHandler.Verb, data)).Note(), StringComparison.Ordinal);
        Assert.Empty(await InvitationsAsync());
    }

    [Theory]
    [Trait("Catalogue", "D6")]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData(null)]
    public async Task Refuses_no_role(string? roles)
    {
        var data = new JsonObject { [InviteHandler.InvitationData] = Guid.NewGuid().ToString("N"), [InviteHandler.RolesInput] = roles };

        Assert.Contains("mindestens eine Rolle", (await _bot.PressAsync(Town.CduManager, InviteHandler.Verb, data)).Note(), StringComparison.Ordinal);
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    [Trait("Catalogue", "D5")]
    public async Task Takes_the_faction_from_the_roster_and_not_from_the_card()
    {
        var data = new JsonObject
        {
            [InviteHandler.InvitationData] = Guid.NewGuid().ToString("N"),
            [InviteHandler.RolesInput] = "member",
            ["faction"] = "spd",
            ["factionKey"] = "spd",
            ["coalition"] = "krefeld",
        };

        await _bot.PressAsync(Town.CduManager, InviteHandler.Verb, data);

        Assert.Equal("cdu", Assert.Single(await InvitationsAsync()).FactionKey);
    }

    [Fact]
    [Trait("Catalogue", "D2")]
    public async Task Is_only_for_managers()
    {
        var data = new JsonObject { [InviteHandler.InvitationData] = Guid.NewGuid().ToString("N"), [InviteHandler.RolesInput] = "member" };

        Assert.Contains("nur die Fraktionsgeschäftsführung", (await _bot.PressAsync(Town.CduMember, InviteHandler.Verb, data)).Note(), StringComparison.Ordinal);
        Assert.Contains("nur die Fraktionsgeschäftsführung", (await _bot.SayOneAsync(Town.CduMember, "Einladung erstellen für Vorsitz")).Words(), StringComparison.Ordinal);
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task Is_not_done_where_others_read_along()
    {
        Assert.False(Codes.ShowsCode((await _bot.SayInGroupAsync(Town.CduManager, "Einladung erstellen für Mitglied")).Words()));
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task Leaves_the_code_neither_in_the_database_nor_in_the_logs()
    {
        var code = await _bot.InviteAsync(Town.CduManager);

        await using var db = _bot.Open("siegen");
        Assert.DoesNotContain(code, Assert.Single(await InvitationsAsync()).CodeHash, StringComparison.OrdinalIgnoreCase);
        Assert.All(await db.Inbox.ToListAsync(), row => Assert.DoesNotContain(code, row.Result ?? "", StringComparison.OrdinalIgnoreCase));
        Assert.All(await db.Outbox.ToListAsync(), row => Assert.DoesNotContain(code, row.Payload, StringComparison.OrdinalIgnoreCase));
        Assert.All(_bot.Logs.Lines, line => Assert.DoesNotContain(code, line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Can_be_taken_back_by_the_button()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        var form = await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen");
        var button = form.Card!.Value.Button($"Zurückziehen: {ShortId(Assert.Single(await InvitationsAsync()))}");

        var card = (await _bot.PressAsync(Town.CduManager, button)).Card();

        Assert.Contains("ist zurückgezogen", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(card.ButtonTitles(), t => t.StartsWith("Zurückziehen", StringComparison.Ordinal));
        Assert.Contains("gilt nicht mehr", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
        Assert.Contains("ist zurückgezogen", (await _bot.PressAsync(Town.CduManager, button)).Card().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_be_taken_back_in_words()
    {
        var code = await _bot.InviteAsync(Town.CduManager);

        var answer = await _bot.SayOneAsync(Town.CduManager, $"Einladung zurückziehen {ShortId(Assert.Single(await InvitationsAsync()))}");

        Assert.Contains("ist zurückgezogen", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("gilt nicht mehr", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_be_taken_back_once_the_code_is_used()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        await _bot.SayAsync(Newcomer, code);

        Assert.Contains("schon eingelöst", (await _bot.SayOneAsync(Town.CduManager, $"Einladung zurückziehen {ShortId(Assert.Single(await InvitationsAsync()))}")).Words(), StringComparison.Ordinal);
        Assert.Contains("So sind Sie eingetragen", (await _bot.SayOneAsync(Newcomer, "Wer bin ich")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    [Trait("Catalogue", "E7")]
    public async Task Cannot_be_taken_back_by_another_faction_which_learns_nothing()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        var invitation = Assert.Single(await InvitationsAsync());

        var forged = (await _bot.PressAsync(Town.SpdManager, WithdrawHandler.Verb, new JsonObject { [InviteHandler.InvitationData] = invitation.Id.ToString("N") })).Card().Words();
        var unknown = (await _bot.PressAsync(Town.SpdManager, WithdrawHandler.Verb, new JsonObject { [InviteHandler.InvitationData] = Guid.NewGuid().ToString("N") })).Card().Words();

        Assert.Equal(unknown, forged);
        Assert.Contains("Diese Einladung finde ich nicht", (await _bot.SayOneAsync(Town.SpdManager, $"Einladung zurückziehen {ShortId(invitation)}")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(ShortId(invitation), (await _bot.SayOneAsync(Town.SpdManager, "Einladung erstellen")).Words(), StringComparison.Ordinal);
        Assert.Contains("Willkommen", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_at_a_number_of_open_invitations()
    {
        await using (var db = _bot.Open("siegen"))
        {
            var known = await Roster.FindAsync(db, Guid.Parse(Town.CduManager.Tenant), Guid.Parse(Town.CduManager.ObjectId));
            for (var i = 0; i < InviteHandler.MostOpen; i++)
                Invitations.Create(db, known!.Memberships[0], Roles.Member, _bot.Clock);

            await db.SaveChangesAsync();
        }

        Assert.Contains($"schon {InviteHandler.MostOpen} Einladungen offen", (await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen für Mitglied")).Words(), StringComparison.Ordinal);
        Assert.Contains("neuesten", (await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen")).Words(), StringComparison.Ordinal);
    }

    private static string ShortId(InvitationRow invitation) => OpenInvitations.ShortId(invitation.Id);

    private async Task<List<InvitationRow>> InvitationsAsync()
    {
        await using var db = _bot.Open();
        return await db.Invitations.IgnoreQueryFilters().AsNoTracking().ToListAsync();
    }
}
