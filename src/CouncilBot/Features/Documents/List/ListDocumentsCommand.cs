using CouncilBot.Hosting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Features.Documents.List;

/// <summary>Shows what is loaded, and what of it was left out and why.</summary>
internal sealed class ListDocumentsCommand(KnowledgeBase knowledge, Terminal terminal)
{
    private const int LongestExcerpt = 70;

    private readonly Texts _texts = Texts.Of<ListDocumentsCommand>(terminal.Language);

    public int Run(string? collection)
    {
        if (collection is not null && knowledge.Find(collection) is null)
            return terminal.Refuse(_texts["UnknownCollection", collection, string.Join(", ", knowledge.Collections)]);

        foreach (var id in collection is null ? knowledge.Collections : [collection])
        {
            foreach (var document in knowledge.Find(id)!.Documents)
                Print(document);
        }

        return Exit.Success;
    }

    private void Print(Document document)
    {
        var rules = document.Passages.Count(p => p.Kind == PassageKind.Rule);
        terminal.Out.WriteLine(_texts["Document", document.Info.Title, document.Info.Collection, document.Version, document.Passages.Count, rules]);
        if (document.Skipped.Count > 0)
            terminal.Out.WriteLine(_texts["Skipped"]);

        foreach (var skipped in document.Skipped)
        {
            var excerpt = skipped.Text.Length <= LongestExcerpt ? skipped.Text : skipped.Text[..LongestExcerpt] + "…";
            terminal.Out.WriteLine(_texts["SkippedBlock", skipped.Lines, excerpt, _texts[skipped.Reason.ToString()]]);
        }

        terminal.Out.WriteLine();
    }
}
