using CouncilBot.Features.Asking.Ask;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Text;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingOnAScreen
{
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    private readonly KnowledgeBase _knowledge = KnowledgeBase.Open(Repository.Seeds).Knowledge!;

    [Theory]
    [InlineData("Was haben wir zur Kita vereinbart?")]
    [InlineData("Regel 7")]
    [InlineData("Wann fliegt die Raumstation zum Mars?")]
    public void Adds_bold_type_and_changes_no_word(string question)
    {
        var elsewhere = Ask(question, isScreen: false).Split('\n').Where(l => !l.StartsWith("  » ", StringComparison.Ordinal));

        var screen = Ask(question, isScreen: true);

        Assert.Contains(Bold, screen, StringComparison.Ordinal);
        Assert.Equal(string.Join('\n', elsewhere), screen.Replace(Bold, "", StringComparison.Ordinal).Replace(Plain, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_the_sentences_in_bold_that_are_repeated_elsewhere()
    {
        const string Question = "Was haben wir zur Kita vereinbart?";
        var marked = PrintedReply.Of(Ask(Question, isScreen: false)).Quotes.SelectMany(q => q.Marked).ToList();

        var screen = Ask(Question, isScreen: true);

        Assert.NotEmpty(marked);
        Assert.All(marked, sentence => Assert.Contains($"{Bold}{sentence}{Plain}", screen, StringComparison.Ordinal));
    }

    private string Ask(string question, bool isScreen)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(TextReader.Null, output, error, Language.German, isScreen);
        Assert.Equal(Exit.Success, new AskCommand(_knowledge, terminal).Run(question, new AskRequest("siegen", Language: null, AsJson: false, Explain: false)));
        return output.ToString().ReplaceLineEndings("\n");
    }
}
