using CouncilBot.Features.Asking.AskBatch;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Asking.Ask;

/// <summary>How a question is to be answered.</summary>
/// <param name="Collection">The collection that is asked.</param>
/// <param name="Language">Language of the frame; null: that of the question.</param>
/// <param name="AsJson">Whether programs read the answer.</param>
/// <param name="Explain">Whether it is told how passages were found.</param>
internal sealed record AskRequest(string Collection, Language? Language, bool AsJson, bool Explain);

/// <summary>Answers one question, or one after the other.</summary>
internal sealed class AskCommand(KnowledgeBase knowledge, Terminal terminal)
{
    private readonly Answerer _answerer = new(knowledge.Glossary);

    public int Run(string text, AskRequest request)
    {
        var (question, refusal) = _answerer.Read(text);
        var texts = Texts.Of<AskCommand>(request.Language ?? question?.Language ?? terminal.Language);
        if (refusal is { } reason)
            return terminal.Refuse(texts[reason.ToString(), text.Length, Question.LongestText]);

        if (knowledge.Find(request.Collection) is not { } index)
            return terminal.Refuse(texts["UnknownCollection", request.Collection, string.Join(", ", knowledge.Collections)]);

        var reply = _answerer.Ask(index, question!, request.Explain);
        if (request.AsJson)
            terminal.Out.WriteLine(ReplyJson.Write(id: null, reply));
        else
            new ReplyPrinter(texts, terminal).Print(reply);

        return Exit.Success;
    }

    /// <summary>Answers until an empty line or the end of the input.</summary>
    public int Converse(AskRequest request)
    {
        var texts = Texts.Of<AskCommand>(terminal.Language);
        terminal.Out.WriteLine(texts["Welcome", request.Collection]);
        while (true)
        {
            terminal.Out.Write($"{request.Collection}> ");
            if (terminal.In.ReadLine() is not { } line || string.IsNullOrWhiteSpace(line))
                return Exit.Success;

            if (line.StartsWith(':'))
                request = Switched(request, line[1..].Trim());
            else
                Run(line, request);
        }
    }

    private AskRequest Switched(AskRequest request, string collection)
    {
        if (knowledge.Find(collection) is not null)
            return request with { Collection = collection };

        terminal.Refuse(Texts.Of<AskCommand>(terminal.Language)["UnknownCollection", collection, string.Join(", ", knowledge.Collections)]);
        return request;
    }
}
