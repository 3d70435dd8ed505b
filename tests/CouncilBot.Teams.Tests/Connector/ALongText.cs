using System.Text.RegularExpressions;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed partial class ALongText
{
    private const int Limit = 60;

    [Fact]
    public void Is_given_back_by_its_parts() =>
        AnyMarkdown.ForAll(text => Assert.Equal(text, string.Concat(TextSplitter.Split(text, Limit))));

    [Fact]
    public void Has_no_part_over_the_limit_and_none_that_is_empty() =>
        AnyMarkdown.ForAll(text => Assert.All(TextSplitter.Split(text, Limit), part => Assert.InRange(part.Length, 1, Limit)));

    [Fact]
    public void Is_never_cut_inside_a_character() => AnyMarkdown.ForAll(text =>
        Assert.All(Cuts(text), at => Assert.False(char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]))));

    [Fact]
    public void Is_never_cut_inside_a_link() => AnyMarkdown.ForAll(text =>
    {
        foreach (var at in Cuts(text))
            Assert.DoesNotContain(Link().Matches(text), link => link.Index < at && at < link.Index + link.Length && IsNotEscaped(text, link.Index));
    });

    [Fact]
    public void Is_cut_between_words_where_there_are_any() => AnyMarkdown.ForAll(text =>
    {
        var words = text.Replace('[', 'x').Replace(']', 'x');
        Assert.All(Cuts(words), at => Assert.True(char.IsWhiteSpace(words[at - 1]) || !words[(at - Limit)..at].Trim().Any(char.IsWhiteSpace)));
    });

    [Theory]
    [InlineData("Erster Absatz mit Worten.\n\nZweiter Absatz. Noch ein Satz.", 40, "Erster Absatz mit Worten.\n\n")]
    [InlineData("Erste Zeile, recht lang\nZweite Zeile. Noch ein Satz.", 40, "Erste Zeile, recht lang\n")]
    [InlineData("Ein Satz mit Worten. Ein zweiter Satz mit Worten.", 40, "Ein Satz mit Worten. ")]
    [InlineData("Die Sitzung ist am Montag, dem 3. Mai um 15:30 Uhr.", 40, "Die Sitzung ist am Montag, dem 3. Mai ")]
    [InlineData("Kurz.\n\nEin sehr langer Absatz ohne jedes Ende in Sicht.", 40, "Kurz.\n\nEin sehr langer Absatz ohne ")]
    [InlineData("Siehe auch die Stelle [Kapitel 3 der Vereinbarung](https://x.example).", 40, "Siehe auch die Stelle ")]
    [InlineData("Wort [Kapitel 3 der Vereinbarung](https://a-very-long-address.example/path)", 40, "Wort ")]
    public void Is_cut_where_a_reader_would(string text, int limit, string first) =>
        Assert.Equal(first, TextSplitter.Split(text, limit)[0]);

    [Fact]
    public void Keeps_an_image_that_is_a_link_in_one_piece() =>
        Assert.Equal(["Siehe ", "[![Wappen](https://x.example/w.png)](https://x.example/rat)"], TextSplitter.Split("Siehe [![Wappen](https://x.example/w.png)](https://x.example/rat)", Limit));

    [Fact]
    public void Of_one_endless_word_is_cut_at_the_limit() =>
        Assert.Equal([Limit, Limit, 5], TextSplitter.Split(new string('x', 2 * Limit + 5), Limit).Select(part => part.Length));

    [Fact]
    public void With_a_link_longer_than_a_message_is_cut_anyway()
    {
        var text = $"[x](https://example.org/{new string('y', 3 * Limit)})";

        Assert.Equal(text, string.Concat(TextSplitter.Split(text, Limit)));
    }

    [Theory]
    [Trait("Catalogue", "K5")]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("[](")]
    [InlineData("[a](b)")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData("x")]
    public void Of_a_hundred_thousand_characters_is_cut_like_any_other(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));

        var parts = TextSplitter.Split(text);

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, MessageLimits.TextCharacters));
    }

    [Fact]
    [Trait("Catalogue", "K5")]
    public async Task Arrives_in_parts_at_the_pace_of_the_channel()
    {
        var bot = new Outbound();
        var text = string.Concat(Enumerable.Range(0, 8_000).Select(i => $"Wort{i % 10} "));

        var result = await bot.SendAsync(OutgoingActivity.OfText(text, "de-DE"));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Done, bot.Service.Delivered[0].Id), result);
        Assert.Equal(text, string.Concat(bot.Service.Delivered.Select(part => part.Text)));
        Assert.Equal(13, bot.Service.Delivered.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), bot.Time.GetUtcNow() - new ManualTime().GetUtcNow());
    }

    [Fact]
    public async Task Whose_later_part_was_not_taken_is_not_to_be_sent_again()
    {
        var bot = new Outbound();
        bot.Service.Then(ScriptedAnswer.Usual, ScriptedAnswer.TooManyRequests("600"));

        var result = await bot.SendAsync(OutgoingActivity.OfText(string.Concat(Enumerable.Repeat("Wort ", 2_000))));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, bot.Service.Delivered[0].Id, Code: "PartlySent"), result);
    }

    [Fact]
    public async Task Whose_first_part_was_not_taken_can_be_sent_again()
    {
        var bot = new Outbound();
        bot.Service.Then(ScriptedAnswer.TooManyRequests("600"));

        Assert.Equal(ConnectorStatus.TryLater, (await bot.SendAsync(OutgoingActivity.OfText(new string('x', 5_000)))).Status);
        Assert.Empty(bot.Service.Delivered);
    }

    [Fact]
    public async Task Of_nothing_but_empty_lines_is_refused()
    {
        var bot = new Outbound();

        Assert.Equal(ConnectorStatus.Refused, (await bot.SendAsync(OutgoingActivity.OfText(new string('\n', 5_000)))).Status);
        Assert.Empty(bot.Service.Requests);
    }

    [Fact]
    public async Task Cannot_replace_a_message()
    {
        var bot = new Outbound();

        var result = await bot.Connector.UpdateAsync(Outbound.Personal, "17", OutgoingActivity.OfText(new string('x', MessageLimits.TextCharacters + 1)), default);

        Assert.Equal(ConnectorStatus.TooBig, result.Status);
        Assert.Empty(bot.Service.Requests);
    }

    [GeneratedRegex(@"\[Z\. 590-598\]\(https://example\.org/a_\(b\)\?c=1\)|\[a \[b\] c\]\(d\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    private static bool IsNotEscaped(string text, int at) => at == 0 || text[at - 1] != '\\';

    private static List<int> Cuts(string text)
    {
        var cuts = new List<int>();
        var at = 0;
        foreach (var part in TextSplitter.Split(text, Limit).SkipLast(1))
            cuts.Add(at += part.Length);
        return cuts;
    }
}
