using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class SentencesOfAPassage
{
    [Theory]
    [InlineData("Wir bauen Radwege. Danach bauen wir Schulen.", "Wir bauen Radwege.|Danach bauen wir Schulen.")]
    [InlineData("Wie geht das? So geht das! Und dann … Ende.", "Wie geht das?|So geht das!|Und dann …|Ende.")]
    [InlineData("Das gilt 2022. Danach gilt es nicht.", "Das gilt 2022.|Danach gilt es nicht.")]
    [InlineData("Es gibt 1.000 Wohnungen. Es gibt 3.000 Menschen.", "Es gibt 1.000 Wohnungen.|Es gibt 3.000 Menschen.")]
    [InlineData("Er sagte „Ja.“ Dann ging er.", "Er sagte „Ja.“|Dann ging er.")]
    [InlineData("Das (so die Stadt.) Weiter geht es.", "Das (so die Stadt.)|Weiter geht es.")]
    [InlineData("Das gilt. „Siegen“ bleibt.", "Das gilt.|„Siegen“ bleibt.")]
    [InlineData("erster Punkt\nzweiter Punkt", "erster Punkt|zweiter Punkt")]
    [InlineData("Ein Satz ohne Punkt", "Ein Satz ohne Punkt")]
    [InlineData("Vertagt wird am 3.5.22 im Rat. Danach nicht.", "Vertagt wird am 3.5.22 im Rat.|Danach nicht.")]
    public void End_where_a_person_would_end_them(string text, string sentences) => Assert.Equal(sentences, Split(text));

    [Theory]
    [InlineData("Wir bauen, z. B. Radwege, um.")]
    [InlineData("Das sind z.B. Radwege.")]
    [InlineData("Die Fraktionen bzw. Mitglieder stimmen sich ab.")]
    [InlineData("Das regelt § 16 Abs. 2 Nr. 5 des Gesetzes.")]
    [InlineData("Dafür sind rd. 5 Mio. Euro und ca. 3 Stellen nötig.")]
    [InlineData("Der Vorschlag von Dr. Muster und Prof. Beispiel gilt.")]
    [InlineData("Das ist d. h. Verwaltung und Politik betreffend.")]
    [InlineData("Dazu gehört u. a. Folgendes.")]
    [InlineData("Die Vereine e. V. Siegburg und andere arbeiten mit.")]
    [InlineData("Radwege, Gehwege usw. Alle werden gebaut.")]
    public void Do_not_end_at_an_abbreviation(string text) => Assert.Equal(text, Split(text));

    [Theory]
    [InlineData("Für die 1. Beigeordnete hat die Fraktion das Vorschlagsrecht.")]
    [InlineData("Am 23. Juni 2020 tagt der Rat.")]
    [InlineData("Die 6. Kompanie bleibt.")]
    [InlineData("Es tagt am 25.09.2019 und am 26.02.2020 der Rat.")]
    public void Do_not_end_at_an_ordinal_or_date(string text) => Assert.Equal(text, Split(text));

    [Theory]
    [InlineData("Wie Menschen es sagen … und meinen.")]
    [InlineData("Er fragt: Was nun? und geht.")]
    public void Do_not_end_before_a_small_letter(string text) => Assert.Equal(text, Split(text));

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Are_none_where_there_are_no_words(string text) => Assert.Empty(Sentences.Split(text));

    [Fact]
    public void Cover_everything_but_white_space_in_order() =>
        Law.ForAll(AnyText.Whatever(), text =>
        {
            var end = 0;
            foreach (var sentence in Sentences.Split(text))
            {
                Assert.True(sentence.Start >= end && sentence.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[end..sentence.Start]));
                end = sentence.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[end..]));
        });

    private static string Split(string text) => string.Join('|', Sentences.Split(text).Select(s => s.Of(text)));
}
