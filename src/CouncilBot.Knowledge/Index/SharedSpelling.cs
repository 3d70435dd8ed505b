using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>Spelling of the words that all collections share: glossary and function words. Made when first needed.</summary>
internal sealed class SharedSpelling(Glossary glossary)
{
    private readonly Lazy<SpellingIndex> _german = new(() => new SpellingIndex(glossary.GermanWords));
    private readonly Lazy<SpellingIndex> _english = new(() => new SpellingIndex(glossary.EnglishWords));
    private readonly Lazy<SpellingIndex> _germanFunction = new(() => new SpellingIndex(Text.FunctionWords.Of(Language.German)));
    private readonly Lazy<SpellingIndex> _englishFunction = new(() => new SpellingIndex(Text.FunctionWords.Of(Language.English)));

    public SpellingIndex Glossary(Language language) => (language == Language.German ? _german : _english).Value;

    public SpellingIndex FunctionWords(Language language) => (language == Language.German ? _germanFunction : _englishFunction).Value;
}
