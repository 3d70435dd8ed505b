namespace CouncilBot.Knowledge.Answers;

/// <summary>The last gate before a quote leaves: it must be, character for character, what the document says.</summary>
public static class QuoteCheck
{
    /// <summary>Whether the passage is an exact span of the cleaned text, and every marked sentence lies within it.</summary>
    public static bool Holds(Answer answer)
    {
        var (passage, text) = (answer.Passage, answer.Document.CleanText);
        return passage.Span.Start >= 0
            && passage.Span.End <= text.Length
            && text.AsSpan(passage.Span.Start, passage.Span.Length).SequenceEqual(passage.Text)
            && answer.Highlights.All(h => h.Start >= 0 && h.Length > 0 && h.End <= passage.Text.Length);
    }
}
