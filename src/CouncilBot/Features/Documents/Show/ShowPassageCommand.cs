using CouncilBot.Hosting;
using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Features.Documents.Show;

/// <summary>Shows the passage a stored citation points at, in the version that was cited.</summary>
internal sealed class ShowPassageCommand(KnowledgeBase knowledge, Terminal terminal)
{
    private readonly Texts _texts = Texts.Of<ShowPassageCommand>(terminal.Language);

    public int Run(string passageId)
    {
        if (knowledge.Resolve(passageId) is not { } found)
            return terminal.Refuse(_texts["Unknown", passageId]);

        terminal.Out.WriteLine(found.Passage.Citation);
        terminal.Out.WriteLine($"  {found.Passage.Text}");
        if (!knowledge.Find(found.Document.Info.Collection)!.Documents.Any(d => d.Info.Id == found.Document.Info.Id && d.Version == found.Document.Version))
            terminal.Out.WriteLine(_texts["Earlier"]);

        return Exit.Success;
    }
}
