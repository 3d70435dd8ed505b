using CouncilBot.Features.Motions;

namespace CouncilBot.Tests.Motions;

/// <summary>Two versions of a text, word by word.</summary>
public sealed class VersionsCompared
{
    [Theory]
    [InlineData("Die Stadt prüft.", "Die Stadt plant.", "Die Stadt -prüft-+plant+.")]
    [InlineData("eins zwei drei", "eins drei", "eins -zwei -drei")]
    [InlineData("eins drei", "eins zwei drei", "eins +zwei +drei")]
    [InlineData("der alte Weg bleibt", "der neue Pfad bleibt", "der -alte Weg-+neue Pfad+ bleibt")]
    [InlineData("gleich", "gleich", "gleich")]
    [InlineData("", "neu", "+neu+")]
    [InlineData("a\r\nb", "a\nb", "a\nb")]
    public void Show_what_was_taken_out_and_put_in(string before, string after, string shown) =>
        Assert.Equal(shown, string.Concat(VersionDiff.Of(before, after).Select(p => p.Kind switch
        {
            PieceKind.Kept => p.Text,
            PieceKind.Removed => $"-{p.Text}-",
            PieceKind.Added => $"+{p.Text}+",
            _ => throw new ArgumentOutOfRangeException(nameof(after)),
        })));

    [Fact]
    public void Lose_no_character_of_either()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Some(random), Some(random));

            var pieces = VersionDiff.Of(before, after);

            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        }
    }

    [Fact]
    public void Are_cut_to_what_stands_around_the_changes()
    {
        var long1 = string.Concat(Enumerable.Repeat("Das bleibt so. ", 100));

        var shown = string.Concat(VersionDiff.Shortened(VersionDiff.Of($"{long1}alt {long1}", $"{long1}neu {long1}")).Select(p => p.Text));

        Assert.True(shown.Length < 600, shown);
        Assert.StartsWith("[…] ", shown, StringComparison.Ordinal);
        Assert.EndsWith(" […]", shown, StringComparison.Ordinal);
    }

    private static string Some(Random random) => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => "ab \n.,"[random.Next(6)]));
}
