namespace CouncilBot.Knowledge.Index;

/// <summary>Everything a word or expression may be found by in one collection.</summary>
/// <param name="forms">Spellings, best weight each.</param>
/// <param name="phrases">Several words that stand for it together.</param>
internal sealed class Senses(IReadOnlyList<FormMatch> forms, IReadOnlyList<PhraseSense> phrases)
{
    /// <summary>Spellings, best weight each.</summary>
    public IReadOnlyList<FormMatch> Forms => forms;

    /// <summary>Several words that stand for it together.</summary>
    public IReadOnlyList<PhraseSense> Phrases => phrases;

    /// <summary>Where that leads; set by the first search. Two searches at once may both set it, to the same.</summary>
    public Reach? Reach { get; set; }
}

/// <summary>Where the senses of a word or expression lead in the snapshot.</summary>
/// <param name="Reading">How long all lists of passages are that a search for it reads.</param>
/// <param name="LongestList">The longest of these lists.</param>
/// <param name="InSentences">Every spelling, also those within phrases, and what it weighs in a sentence.</param>
/// <param name="Found">Where it stands, when all lists are read; null where that is long, to be measured each time.</param>
internal sealed record Reach(long Reading, int LongestList, IReadOnlyList<(int Form, float Weight)> InSentences, FoundPassages? Found);

/// <summary>The passages that have a word or expression.</summary>
/// <param name="Passages">The passages, in the order they were found.</param>
/// <param name="Strengths">How strongly each has it.</param>
/// <param name="Speaking">How many speak of it.</param>
internal sealed record FoundPassages(int[] Passages, float[] Strengths, int Speaking);
