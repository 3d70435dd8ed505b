using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Glossaries;

/// <summary>A German term of a concept as it is looked for: its words without articles and prepositions.</summary>
/// <param name="Words">Folded words.</param>
internal sealed record Term(IReadOnlyList<string> Words)
{
    public static IEnumerable<Term> Of(IEnumerable<string> terms) =>
        terms.Select(t => new Term(FunctionWords.Telling([.. Tokenizer.Tokenize(t).Select(token => token.Form)], Language.German)))
            .Where(t => t.Words.Any(w => w.Length > 1)); // "B&B" would be found in every list lettered (B)
}
