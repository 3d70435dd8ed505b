using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CouncilBot.Tests.Asking;

public sealed class ADocumentImportedWhileTheBotRuns
{
    [Fact]
    public async Task Is_noticed_once()
    {
        using var town = Installation.WithSeedsOfItsOwn();
        var (knowledge, _) = KnowledgeBase.Open(town.Seeds, town.Data);
        using var watch = new DocumentsWatch(knowledge!, new DataPlace(town.Data), TimeProvider.System, NullLogger<DocumentsWatch>.Instance);
        Assert.Empty(watch.Look());

        var file = town.Bring("nachtrag.txt", "Nachtrag\n\nDie Partner vereinbaren ein gemeinsames Schwimmbadkonzept bis Ende des Jahres.\n");
        (await town.RunAsync("import", file, "--collection", "siegen", "--title", "Nachtrag zum Vertrag", "--data", town.Data)).Success();

        Assert.Equal(["siegen"], watch.Look());
        Assert.Empty(watch.Look());
        Assert.Contains(knowledge!.Find("siegen")!.Documents, d => d.Info.Title == "Nachtrag zum Vertrag");
    }
}
