using CouncilBot.Features;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Conversation;

/// <summary>The approved table of utterances: which function each goes to. What no function claims is a question.</summary>
public sealed class WhatIsSaid
{
    private static readonly RouteTable Table = new(Routes.All);

    /// <summary>The lines of the table: function, tab, utterance.</summary>
    public static TheoryData<string, string> Utterances
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in Lines())
                data.Add(line[0], line[1]);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Utterances))]
    public void Goes_to_its_function(string function, string utterance) => Assert.Equal(function, FunctionOf(utterance));

    [Fact]
    public void Is_approved_for_at_least_120_utterances() => Assert.True(Lines().Count >= 120, $"{Lines().Count}");

    [Fact]
    public void Reaches_every_function_that_can_be_asked_for_in_words()
    {
        var reached = Lines().Select(l => l[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Routes.All.Where(r => r.Phrases.Count > 0).Select(r => r.Name).Except(reached, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Utterances))]
    public void Goes_there_in_any_case_and_with_any_punctuation(string function, string utterance)
    {
        // A bare word of the shape of a code is one only in capitals.
        if (utterance.Contains('-') && !utterance.Contains(' '))
            return;

        Assert.Equal(function, FunctionOf(utterance.ToUpperInvariant()));
        if (!utterance.EndsWith('?'))
            Assert.Equal(function, FunctionOf($"  {utterance} ! "));
    }

    [Fact]
    public void Has_a_text_command_for_every_button()
    {
        // The verbs of these are parts of a dialogue that has words of its own.
        Assert.Empty(Routes.All.Where(r => r.Verb is not null && r.Phrases.Count == 0).Select(r => r.Name));
    }

    private static string FunctionOf(string utterance) =>
        Features.Members.Redeem.RedeemHandler.IsCode(utterance, isExpected: false) ? "Redeem" : Table.OfWords(new Utterance(utterance))?.Route.Name ?? "Question";

    private static List<string[]> Lines() =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "CouncilBot.Tests", "Conversation", "utterances.verified.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t')),
    ];
}
