namespace CouncilBot.Knowledge.Index;

/// <summary>
/// Every number that decides the order of passages, in one place. The defaults were found by a search over the tuning
/// questions (bench/README.md has the command); weights are relative to the exact word in the text of a passage, which is 1.
/// </summary>
internal sealed record RankingWeights
{
    public static readonly RankingWeights Default = new();

    // How well a word stands for the word asked.

    /// <summary>Another inflection of the word.</summary>
    public float Stem { get; init; } = 0.98f;

    /// <summary>Another word of the same root.</summary>
    public float Root { get; init; } = 0.75f;

    /// <summary>A word that only shares a long beginning.</summary>
    public float Beginning { get; init; } = 0.4f;

    /// <summary>A compound that ends with the word: a "Musikschule" is a "Schule".</summary>
    public float Head { get; init; } = 0.72f;

    /// <summary>A compound that has the word further in front: a "Schulbus" is no "Schule".</summary>
    public float Modifier { get; init; } = 0.62f;

    /// <summary>All parts of the compound asked for, apart.</summary>
    public float Parts { get; init; } = 0.765f;

    /// <summary>The preferred term for a synonym of it.</summary>
    public float Name { get; init; } = 0.95f;

    /// <summary>A synonym.</summary>
    public float Synonym { get; init; } = 0.75f;

    /// <summary>The German term for an English one.</summary>
    public float Translation { get; init; } = 0.8f;

    /// <summary>A narrower concept.</summary>
    public float Narrower { get; init; } = 0.85f;

    /// <summary>The broader concept.</summary>
    public float Broader { get; init; } = 0.35f;

    /// <summary>A neighbouring concept.</summary>
    public float Related { get; init; } = 0.42f;

    /// <summary>What a synonym of a neighbouring concept keeps of that concept's weight.</summary>
    public float NeighbourSynonym { get; init; } = 0.85f;

    /// <summary>A word that is spelt similarly.</summary>
    public float Spelling { get; init; } = 0.9f;

    /// <summary>What each further meaning of an ambiguous word takes from all of them.</summary>
    public float Ambiguity { get; init; } = 0.08f;

    // How much a word of the question counts.

    /// <summary>General vocabulary, compared with the subjects of a field.</summary>
    public float General { get; init; } = 0.7f;

    /// <summary>General verbs and adjectives.</summary>
    public float Verb { get; init; } = 0.6f;

    /// <summary>Words people ask about any agreement with.</summary>
    public float Frame { get; init; } = 0.2f;

    /// <summary>What each further word of an expression adds to its importance.</summary>
    public float Expression { get; init; } = 0.2f;

    /// <summary>A word in lower case where the question uses capitals for nouns.</summary>
    public float LowerCase { get; init; } = 0.6f;

    /// <summary>A word that was found nowhere and that the glossary does not know.</summary>
    public float Unknown { get; init; } = 0.5f;

    /// <summary>Exponent of the strength: above 1, weak evidence adds up to less.</summary>
    public float Sharpness { get; init; } = 1.4f;

    /// <summary>Exponent of rarity.</summary>
    public float RarityPower { get; init; } = 0.88f;

    // Where a word stands.

    /// <summary>In the headings above the passage.</summary>
    public float Heading { get; init; } = 0.45f;

    /// <summary>In the sentence that introduces the list.</summary>
    public float Intro { get; init; } = 0.8f;

    /// <summary>What every further word above <see cref="ShortPassage"/> takes from the words of a passage.</summary>
    public float Length { get; init; } = 0.0013f;

    /// <summary>Words a passage may have before its length counts.</summary>
    public float ShortPassage { get; init; } = 12;

    /// <summary>Share of the score that comes from the best single sentence: words that stand together belong together.</summary>
    public float Sentence { get; init; } = 0.35f;

    /// <summary>Share of the weight of two neighbouring words of the question that a passage gets on top for having them together.</summary>
    public float Together { get; init; } = 0.2f;

    /// <summary>What a passage gets for each doubling of the mentions of a word.</summary>
    public float Repetition { get; init; } = 0.1f;

    /// <summary>Passages that only introduce a list.</summary>
    public float Introduction { get; init; } = 1;

    /// <summary>Passages with a number where the question asks for one.</summary>
    public float Number { get; init; } = 1.1f;

    /// <summary>A passage speaks of a word from this strength on.</summary>
    public float Speaks { get; init; } = 0.5f;
}
