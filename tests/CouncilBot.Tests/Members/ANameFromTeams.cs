using System.Text;
using CouncilBot.Features.Members.Redeem;
using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Tests.Members;

[Trait("Catalogue", "B11")]
public sealed class ANameFromTeams
{
    [Theory]
    [InlineData("Anna Muster", "Anna Muster")]
    [InlineData("  Anna \t\n Muster ", "Anna Muster")]
    [InlineData("Mu\u0308ller", "Müller")]
    [InlineData("Anna\u202Eretsum", "Annaretsum")]
    [InlineData("A\0nna\u200B", "Anna")]
    [InlineData("Anna 👍", "Anna 👍")]
    public void Is_one_line_without_invisible_characters(string given, string name) => Assert.Equal(name, RedeemHandler.Name(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B\u202E\n")]
    [InlineData("\uD800")]
    public void Is_none_when_nothing_is_left(string? given) => Assert.Null(RedeemHandler.Name(given));

    [Fact]
    public void Is_cut_between_characters() => Assert.Equal(99, RedeemHandler.Name(new string('a', 99) + "👍👍")!.Length);

    [Fact]
    public void Always_fits_the_list_of_members() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(590_598), size: null)), Prop.ForAll(ArbMap.Default.ArbFor<string>(), given =>
        {
            if (RedeemHandler.Name(given) is not { } name)
                return;

            Assert.InRange(name.Length, 1, 100);
            Assert.Equal(name, name.Trim());
            Assert.DoesNotContain(name, char.IsControl);
            Assert.True(name.IsNormalized(NormalizationForm.FormC));
        }));
}
