using System.Text;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>A document as a person reviews it: every heading once, every passage with number, lines, citation and words.</summary>
internal static class PassageListing
{
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        text.Append(document.Info.Title).Append("\n\n");
        IReadOnlyList<string> path = [];
        string? intro = null;
        foreach (var passage in document.Passages)
        {
            if (!passage.HeadingPath.SequenceEqual(path, StringComparer.Ordinal))
                text.Append("\n# ").AppendJoin(" › ", passage.HeadingPath).Append("\n\n");

            path = passage.HeadingPath;
            if (passage.IntroText is not null && passage.IntroText != intro)
                text.Append("      <- ").Append(passage.IntroText).Append('\n');

            intro = passage.IntroText;
            text.Append(passage.Ordinal).Append(". ").Append(passage.Kind).Append(passage.Label is { } label ? $" [{label}]" : "");
            text.Append(" | Z. ").Append(passage.Lines);
            if (passage.PrintedLines is not null)
                text.Append(" (file ").Append(passage.SourceLines).Append(')');

            text.Append(" | ").Append(passage.Citation);
            foreach (var marker in passage.Markers)
                text.Append(" | ").Append(marker);

            text.Append("\n   ").Append(passage.Text.Replace("\n", "\n   ", StringComparison.Ordinal)).Append('\n');
        }

        text.Append("\n# Left out\n\n");
        foreach (var skipped in document.Skipped)
            text.Append("file ").Append(skipped.Lines).Append(" | ").Append(skipped.Reason).Append(" | ").Append(skipped.Text).Append('\n');

        return text.ToString();
    }
}
