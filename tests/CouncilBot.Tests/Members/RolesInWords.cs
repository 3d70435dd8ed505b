using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Tests.Members;

public sealed class RolesInWords
{
    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void Differ_for_every_role(Language language)
    {
        var words = Enum.GetValues<Roles>().Select(r => RoleNames.Of(r, language)).ToList();

        Assert.All(words, word => Assert.False(string.IsNullOrWhiteSpace(word)));
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Are_listed_one_after_the_other() =>
        Assert.Equal("Mitglied, Vorsitz", RoleNames.Of(Roles.Member | Roles.Chair, Language.German));

    [Theory]
    [InlineData("Vorstand", Roles.Board)]
    [InlineData("vorstand und mitglied", Roles.Board | Roles.Member)]
    [InlineData("Fraktionsgeschaeftsfuehrung", Roles.FactionManager)]
    [InlineData("faction manager", Roles.FactionManager)]
    [InlineData("chair, board", Roles.Chair | Roles.Board)]
    public void Are_understood_in_both_languages(string words, Roles roles) => Assert.Equal(roles, InvitableRoles.Said(words));

    [Theory]
    [InlineData("Bürgermeister")]
    [InlineData("admin")]
    [InlineData("Mitglied und Bürgermeisteramt")]
    [InlineData("alle")]
    public void Are_refused_when_a_manager_cannot_give_them(string words) => Assert.Null(InvitableRoles.Said(words));

    [Theory]
    [Trait("Catalogue", "D5")]
    [InlineData("admin")]
    [InlineData("mayor")]
    [InlineData("Mayor")]
    [InlineData("member,admin")]
    [InlineData("48")]
    [InlineData("member;board")]
    public void Are_refused_when_the_card_did_not_offer_them(string values) => Assert.Null(InvitableRoles.Ticked(values));
}
