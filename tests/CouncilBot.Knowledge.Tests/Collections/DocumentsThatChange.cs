using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Collections;

public sealed class DocumentsThatChange : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("councilbot").FullName;

    [Fact]
    public void Are_found_in_a_new_snapshot_while_the_old_one_stays_as_it_is()
    {
        Import("Das Freibad öffnet im April.");
        var knowledge = KnowledgeBase.Open(Seeds.Root(), Path.Combine(_folder, "data")).Knowledge!;
        var before = knowledge.Find("marburg")!;
        Import("Das Freibad öffnet im Mai.");

        Assert.Empty(knowledge.Reload("marburg"));

        Assert.Equal("Das Freibad öffnet im Mai.", knowledge.Find("marburg")!.Passages[0].Text);
        Assert.Equal("Das Freibad öffnet im April.", before.Passages[0].Text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Import(string text)
    {
        var file = Path.Combine(_folder, "Bad.txt");
        File.WriteAllText(file, text);
        Assert.NotNull(new DataFolder(Path.Combine(_folder, "data")).Import(file, "marburg", "Bad").Effect);
    }
}
