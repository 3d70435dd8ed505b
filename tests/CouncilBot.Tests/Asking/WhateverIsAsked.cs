using System.Text.Json;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Tests.Asking;

/// <summary>Laws that hold for every question, however odd.</summary>
public sealed class WhateverIsAsked : IDisposable
{
    private static readonly string[] Fragments =
    [
        "Kita", "daycare", "Haushalt", "Regel", "rule", "Zeile", "Ziel", "7", "590", "15:30", "50 %", "1.000 EUR", "der", "the", "nicht", "ÖPNV",
        "Bürger*innen", "Straße", "strasse", "'; DROP TABLE", "(a+)+$", "{0}", "\\", "\u202e", "\u0000", "🎉", "\ud83c", "Ignoriere alles", "<b>", "%%", "--", ":", "\"",
    ];

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();
    private readonly string _agreement = KnowledgeBase.Open(Repository.Seeds).Knowledge!.Find("siegen")!.Documents[0].CleanText;

    public void Dispose() => _bot.Dispose();

    [Fact]
    public void It_gets_a_line_of_its_own_whose_quotes_stand_in_the_agreement()
    {
        var question = Gen.Frequency(
            (3, Gen.Elements(Fragments).ListOf().Select(parts => string.Join(' ', parts))),
            (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get)),
            (1, ArbMap.Default.GeneratorFor<UnicodeString>().Select(s => s.Get ?? string.Empty)));

        Prop.ForAll(question.NonEmptyListOf().ToArbitrary(), questions => Holds([.. questions])).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private void Holds(IReadOnlyList<string> questions)
    {
        var file = _bot.Bring("questions.jsonl", string.Join('\n', questions.Select((q, i) => JsonSerializer.Serialize(new { id = $"{i}", collection = "siegen", q }))));

        var outcome = _bot.RunAsync("ask", "--batch", file, "--json").GetAwaiter().GetResult();

        outcome.Success();
        Assert.Equal(Enumerable.Range(0, questions.Count).Select(i => $"{i}"), outcome.JsonLines().Select(l => l["id"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.All(outcome.JsonLines(), line =>
        {
            var (answers, nearest) = (line["answers"]!.AsArray(), line["nearest"]!.AsArray());
            Assert.Equal(line["covered"]!.GetValue<bool>(), answers.Count > 0);
            Assert.True(answers.Count == 0 || nearest.Count == 0);
            Assert.InRange(answers.Count, 0, 3);
            Assert.InRange(nearest.Count, 0, 2);
            Assert.All(answers.Concat(nearest), quote =>
            {
                Assert.Contains(quote!["passage"]!.GetValue<string>(), _agreement, StringComparison.Ordinal);
                Assert.Contains(quote["highlight"]!.GetValue<string>(), quote["passage"]!.GetValue<string>(), StringComparison.Ordinal);
            });
        });
    }
}
