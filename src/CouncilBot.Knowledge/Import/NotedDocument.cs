using System.Text;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Words that were not read from a file but written down one by one, each with its own citation.</summary>
/// <param name="Text">The exact words; at least one.</param>
/// <param name="Heading">What they are about; it is searched and not quoted.</param>
/// <param name="Citation">How they are cited.</param>
public sealed record NotedPassage(string Text, string Heading, string Citation);

/// <summary>Makes a document of what was noted, so that it is searched and quoted like any other.</summary>
public static class NotedDocument
{
    /// <summary>The document, its passages in the order given.</summary>
    /// <param name="info">What is known about it.</param>
    /// <param name="noted">What was noted.</param>
    public static Document Of(DocumentInfo info, IReadOnlyList<NotedPassage> noted)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(noted);
        var text = string.Join('\n', noted.Select(n => n.Text));
        var version = DocumentReader.VersionOf(Encoding.UTF8.GetBytes(text));
        var passages = new List<Passage>(noted.Count);
        var (start, line) = (0, 1);
        foreach (var (words, heading, citation) in noted)
        {
            var lines = words.Count(c => c == '\n');
            passages.Add(new Passage
            {
                Id = $"{info.Collection}/{info.Id}@{version}#{passages.Count + 1}",
                Ordinal = passages.Count + 1,
                Kind = PassageKind.Paragraph,
                Span = new TextSpan(start, words.Length),
                Text = words,
                HeadingPath = [heading],
                SourceLines = new LineRange(line, line + lines),
                Sentences = Sentences.Split(words),
                Citation = citation,
            });
            start += words.Length + 1;
            line += lines + 1;
        }

        return new Document
        {
            Info = info,
            Version = version,
            SourceText = text,
            CleanText = text,
            Map = SourceMap.FromOffsets([.. Enumerable.Range(0, text.Length)]),
            Passages = passages,
            Skipped = [],
            PrintsLineNumbers = false,
        };
    }
}
