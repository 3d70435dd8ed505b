using CouncilBot.Features.Courtesy;
using CouncilBot.Features.Helping;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Tests.Conversation;

public sealed class PhrasesThatMeet
{
    [Theory]
    [InlineData("wer bin ich", "wer bin ich")]
    [InlineData("(offene|unbeantwortete) fragen", "offene fragen")]
    [InlineData("meine daten [löschen]", "meine daten (loeschen|entfernen)")]
    [InlineData("ich will * stimmen", "ich will {alles}")]
    [InlineData("* stimmen", "ich *")]
    [InlineData("stelle {#}", "stelle {nummer}")]
    [InlineData("antwort {id}", "antwort {text}")]
    [InlineData("[a] [b]", "b")]
    public void Stop_the_start_when_they_belong_to_two_functions(string one, string other)
    {
        var routes = new[] { Route.To<HelpHandler>("One", Who.Anyone).Said(one), Route.To<ThanksHandler>("Other", Who.Anyone).Said(other) };

        var e = Assert.Throws<InvalidOperationException>(() => new RouteTable(routes));

        Assert.Contains("One", e.Message, StringComparison.Ordinal);
        Assert.Contains("Other", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wer bin ich", "wer bist du")]
    [InlineData("meine daten", "meine daten löschen")]
    [InlineData("stelle {#}", "stelle suchen")]
    [InlineData("antwort {id}", "antwort geben")]
    [InlineData("ich * stimmen", "ich * reden")]
    public void Do_not_disturb_each_other_when_no_words_are_both(string one, string other) =>
        _ = new RouteTable([Route.To<HelpHandler>("One", Who.Anyone).Said(one), Route.To<ThanksHandler>("Other", Who.Anyone).Said(other)]);

    [Fact]
    public void Stop_the_start_when_two_functions_share_a_verb() =>
        Assert.Throws<InvalidOperationException>(() => new RouteTable([Route.To<HelpHandler>("One", Who.Anyone).Button("v"), Route.To<ThanksHandler>("Other", Who.Anyone).Button("v")]));

    [Fact]
    [Trait("Catalogue", "K9")]
    public void Are_recognised_at_once_in_hostile_text()
    {
        var table = new RouteTable([Route.To<HelpHandler>("One", Who.Anyone).Said("ich * a * b * c * d *")]);
        var hostile = new Utterance("ich " + string.Concat(Enumerable.Repeat("a b c ", 2_000)));

        Assert.Null(table.OfWords(hostile));
    }
}
