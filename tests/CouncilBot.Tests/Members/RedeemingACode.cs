using System.Text.Json.Nodes;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Members;

public sealed class RedeemingACode : IAsyncLifetime
{
    private static readonly TownPerson Newcomer = new(Town.Tenant, "91000000-0000-4000-8000-000000000001", "Nora Neu");
    private static readonly TownPerson Another = new(Town.Tenant, "91000000-0000-4000-8000-000000000002", "Alex Anders");

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("{0}")]
    [InlineData("Code {0}")]
    [InlineData("Mein Code lautet {0}")]
    public async Task Makes_a_stranger_a_member_of_the_faction_of_who_invited(string said)
    {
        var code = await _bot.InviteAsync(Town.CduManager, "Vorstand");

        var welcome = await _bot.SayOneAsync(Newcomer, string.Format(System.Globalization.CultureInfo.InvariantCulture, said, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));

        Assert.Contains("Nora Neu", welcome.Words(), StringComparison.Ordinal);
        Assert.Contains("Zum Beispiel", welcome.Words(), StringComparison.Ordinal);
        var me = (await _bot.SayOneAsync(Newcomer, "Wer bin ich")).Card!.Value.GetRawText();
        Assert.Contains("CDU-Fraktion", me, StringComparison.Ordinal);
        Assert.Contains("Mitglied, Vorstand", me, StringComparison.Ordinal);
        Assert.Contains("Ankündigung", (await _bot.SayAsync(Newcomer, "Darf ich abweichend stimmen?")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Works_from_another_tenant_than_that_of_who_invited()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        var guest = Newcomer with { Tenant = Town.OtherTenant };

        Assert.Contains("Willkommen", (await _bot.SayOneAsync(guest, code)).Words(), StringComparison.Ordinal);
        Assert.Contains("Einladungscode", (await _bot.SayOneAsync(Newcomer, "Wer bin ich")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_one_of_two_in_who_type_it_at_the_same_moment()
    {
        var code = await _bot.InviteAsync(Town.CduManager);

        var responses = await Task.WhenAll(_bot.PostAsync(_bot.Message(Newcomer, code)), _bot.PostAsync(_bot.Message(Another, code)));

        Assert.All(responses, r => Assert.True(r.IsSuccessStatusCode));
        await using var db = _bot.Open("siegen");
        var ids = new List<Guid> { Guid.Parse(Newcomer.ObjectId), Guid.Parse(Another.ObjectId) };
        Assert.Single(await db.People.Where(p => ids.Contains(p.ObjectId)).ToListAsync());
        var words = new[] { await _bot.SayAsync(Newcomer, "Wer bin ich"), await _bot.SayAsync(Another, "Wer bin ich") }.Select(m => m.Words()).ToList();
        Assert.Single(words, w => w.Contains("So sind Sie eingetragen", StringComparison.Ordinal));
        Assert.Single(words, w => w.Contains("noch nicht auf der Mitgliederliste", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Works_once()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        await _bot.SayAsync(Newcomer, code);

        Assert.Contains("schon eingelöst", (await _bot.SayOneAsync(Another, code)).Words(), StringComparison.Ordinal);
        Assert.Contains("schon an", (await _bot.SayOneAsync(Newcomer, $"Code {code}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "C1")]
    public async Task Has_one_effect_when_it_is_delivered_twice()
    {
        var message = _bot.Message(Newcomer, await _bot.InviteAsync(Town.CduManager));

        await _bot.DeliverAsync(message);
        await _bot.DeliverAsync(message);

        await using var db = _bot.Open("siegen");
        Assert.Single(await db.Memberships.Join(db.People, m => m.PersonId, p => p.Id, (m, p) => p.Name).Where(n => n == Newcomer.Name).ToListAsync());
    }

    [Fact]
    public async Task Is_limited_after_wrong_codes()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        for (var i = 0; i < Invitations.AttemptsAllowed; i++)
            Assert.Contains("gibt es nicht", (await _bot.SayOneAsync(Newcomer, "Code AAAAA-AAAAA")).Words(), StringComparison.Ordinal);

        Assert.Contains("zu viele falsche Codes", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
        Assert.Contains("Willkommen", (await _bot.SayOneAsync(Another, code)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_nothing_that_cannot_be_a_code()
    {
        for (var i = 0; i <= Invitations.AttemptsAllowed; i++)
            Assert.Contains("kein Einladungscode", (await _bot.SayOneAsync(Newcomer, "Code of Conduct")).Words(), StringComparison.Ordinal);

        Assert.Contains("Willkommen", (await _bot.SayOneAsync(Newcomer, await _bot.InviteAsync(Town.CduManager))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_it_is_too_old()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        await using (var db = _bot.Open("siegen"))
        {
            var invitation = await db.Invitations.SingleAsync();
            Assert.Equal(InvitationRow.Lifetime, invitation.ExpiresUtc - invitation.CreatedUtc);
            invitation.ExpiresUtc = DateTime.SpecifyKind(new DateTime(2020, 1, 1), DateTimeKind.Utc);
            await db.SaveChangesAsync();
        }

        Assert.Contains("gilt nicht mehr", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
        Assert.Contains("noch nicht auf der Mitgliederliste", (await _bot.SayOneAsync(Newcomer, "Wer bin ich")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_who_invited_has_left()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        await _bot.EndAsync(Town.CduManager);

        Assert.Contains("gilt nicht mehr", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Brings_somebody_back_who_was_taken_off_the_list_while_typing()
    {
        var code = await _bot.InviteAsync(Town.SpdManager);
        await _bot.EndAsync(Town.CduMember);

        Assert.Contains("noch nicht auf der Mitgliederliste", (await _bot.SayOneAsync(Town.CduMember, "Darf ich abweichend stimmen?")).Words(), StringComparison.Ordinal);
        Assert.Contains("Willkommen", (await _bot.SayOneAsync(Town.CduMember, code)).Words(), StringComparison.Ordinal);
        Assert.Contains("SPD-Fraktion", (await _bot.SayOneAsync(Town.CduMember, "Wer bin ich")).Card!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adds_a_coalition_to_a_member_of_another()
    {
        var code = await _bot.InviteAsync(Town.CduManager);

        Assert.Contains("mehreren Koalitionen", (await _bot.SayOneAsync(Town.KrefeldMember, code)).Words(), StringComparison.Ordinal);
        var me = (await _bot.SayOneAsync(Town.KrefeldMember, "Wer bin ich")).Card!.Value;
        Assert.Contains("Krefeld", me.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Siegen", me.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Koalition wechseln", me.ButtonTitles(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Is_not_done_where_others_read_along()
    {
        var code = await _bot.InviteAsync(Town.CduManager);

        var answer = Assert.Single(await _bot.SayInGroupAsync(Newcomer, code));

        Assert.Contains("persönlichen Chat", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Willkommen", (await _bot.SayOneAsync(Newcomer, code)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E3")]
    public async Task Needs_an_account()
    {
        var code = await _bot.InviteAsync(Town.CduManager);
        var anonymous = _bot.Message(Newcomer, code);
        anonymous["from"]!.AsObject().Remove("aadObjectId");

        var answer = (await _bot.DeliverAsync(anonymous)).Words();

        Assert.DoesNotContain("Willkommen", answer, StringComparison.Ordinal);
        await using var db = _bot.Open("siegen");
        Assert.Null((await db.Invitations.SingleAsync()).UsedUtc);
    }

    [Fact]
    [Trait("Catalogue", "B11")]
    public async Task Takes_a_name_over_as_text_and_never_as_markup()
    {
        var message = _bot.Message(Newcomer, await _bot.InviteAsync(Town.CduManager));
        message["from"]!["name"] = JsonValue.Create("[Klick](https://boese.example)\u202E\n**x**");

        await _bot.DeliverAsync(message);

        await using var db = _bot.Open();
        var id = Guid.Parse(Newcomer.ObjectId);
        Assert.Equal("[Klick](https://boese.example) **x**", (await db.People.SingleAsync(p => p.ObjectId == id)).Name);
        Assert.DoesNotContain("](http", _bot.Connector.Delivered[^1].Card!.Value.GetRawText(), StringComparison.Ordinal);
    }
}
