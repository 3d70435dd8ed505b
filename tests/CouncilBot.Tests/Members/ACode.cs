using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members.Redeem;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Sqlite;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Members;

public sealed class ACode
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static readonly Arbitrary<string> Any = Gen.Elements(Alphabet.ToCharArray()).ArrayOf(10).Select(c => new string(c)).ToArbitrary();

    [Fact]
    public void Is_known_as_the_store_makes_it()
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlite("never-opened.db");
        using var db = new CouncilDb(options.Options);
        for (var i = 0; i < 200; i++)
        {
            var (_, code) = Invitations.CreateForInstallation(db, "siegen", "cdu", Roles.Member, TimeProvider.System);
            Assert.True(RedeemHandler.IsCode(code, isExpected: true), code);
            Assert.True(RedeemHandler.IsCode(code, isExpected: false), code);
        }
    }

    [Fact]
    public void Is_known_from_strangers_however_they_type_it() => ForAll(code =>
    {
        foreach (var typed in Typed(code))
            Assert.True(RedeemHandler.IsCode(typed, isExpected: true), typed);
    });

    [Fact]
    public void Is_known_from_members_only_where_it_can_hardly_be_a_word() => ForAll(code =>
    {
        foreach (var typed in Typed(code))
            Assert.Equal(typed.Any(char.IsAsciiDigit) || !typed.Any(char.IsAsciiLetterLower), RedeemHandler.IsCode(typed, isExpected: false));
    });

    [Fact]
    public void Has_no_other_length_and_no_other_characters() => ForAll(code =>
    {
        foreach (var other in new[] { code[1..], $"{code}A", $"{code[..9]}0", $"{code[..9]}I", $"{code} bitte", $"{code[..3]}-{code[3..]}", $"{code[..5]}.{code[5..]}", $"{code[..5]}----{code[5..]}" })
            Assert.False(RedeemHandler.IsCode(other, isExpected: true), other);
    });

    [Theory]
    [InlineData("Vater-Treff")]
    [InlineData("vater treff")]
    [InlineData("Sachen packen")]
    [InlineData("Kita")]
    [InlineData("")]
    [InlineData("Haushaltssperre")]
    public void Is_not_a_question_of_a_member(string question) => Assert.False(RedeemHandler.IsCode(question, isExpected: false));

    private static IEnumerable<string> Typed(string code)
    {
        var (first, second) = (code[..5], code[5..]);
        foreach (var written in new[] { $"{first}-{second}", code, $"{first} {second}", $"{first}–{second}", $" {first} - {second} " })
        {
            yield return written;
            yield return written.ToLowerInvariant();
        }
    }

    private static void ForAll(Action<string> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(new Replay(new Rnd(590_598), size: null)), Prop.ForAll(Any, holds));
}
