using System.Globalization;
using System.Text;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Answers;

/// <summary>Why a text is no question that can be searched for.</summary>
public enum QuestionRefusal
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Longer than <see cref="Question.LongestText"/>.</summary>
    TooLong,

    /// <summary>No letters or digits, such as emoji only.</summary>
    NoWords,

    /// <summary>Only words like "was" and "the", which stand everywhere.</summary>
    OnlyFunctionWords,
}

/// <summary>A question that can be searched for.</summary>
public sealed record Question
{
    /// <summary>Longest question, in characters.</summary>
    public const int LongestText = 1_000;

    private Question(string text, Language language, IReadOnlyList<Token> tokens) => (Text, Language, Tokens) = (text, language, tokens);

    /// <summary>The words as asked, without control and direction characters.</summary>
    public string Text { get; }

    /// <summary>The language of the question, in which the frame of the answer is worded.</summary>
    public Language Language { get; }

    internal IReadOnlyList<Token> Tokens { get; }

    /// <summary>Reads what a person typed. Exactly one of the results is set.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">The language, where it is known; otherwise it is taken from the words.</param>
    /// <param name="known">The words a single English or German keyword is looked up in when function words do not tell the language.</param>
    public static (Question? Question, QuestionRefusal? Refusal) Read(string text, Language? language = null, Glossaries.Glossary? known = null)
    {
        if (text.Length > LongestText)
            return (null, QuestionRefusal.TooLong);

        var cleaned = Clean(text);
        if (cleaned.Length == 0)
            return (null, QuestionRefusal.Empty);

        var tokens = Tokenizer.Tokenize(cleaned);
        if (tokens.Count == 0)
            return (null, QuestionRefusal.NoWords);

        var spoken = language ?? LanguageOf(cleaned, tokens, known);
        if (tokens.All(t => FunctionWords.Contains(t.Form, Language.German)) || tokens.All(t => FunctionWords.Contains(t.Form, spoken)))
            return (null, QuestionRefusal.OnlyFunctionWords);

        return (new Question(cleaned, spoken, tokens), null);
    }

    private static Language LanguageOf(string text, IReadOnlyList<Token> tokens, Glossaries.Glossary? known)
    {
        if (FunctionWords.LanguageOf(text, tokens) is { } told)
            return told;

        var english = tokens.Count(t => known?.EnglishWords.Contains(t.Form) == true && !known.GermanWords.Contains(t.Form));
        var german = tokens.Count(t => known?.GermanWords.Contains(t.Form) == true && !known.EnglishWords.Contains(t.Form));
        return english > german ? Language.English : Language.German;
    }

    /// <summary>Control characters become spaces; marks that turn the reading direction or are invisible are dropped.</summary>
    private static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                cleaned.Append(' ');
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar)
                cleaned.Append(rune.ToString());
        }

        return cleaned.ToString().Trim();
    }
}
