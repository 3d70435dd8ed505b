using System.Text.Json;
using CouncilBot.Features.Asking.Ask;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Features.Asking.AskBatch;

/// <summary>Answers a file of questions, one line each, in order.</summary>
internal sealed class AskBatchCommand(KnowledgeBase knowledge, Terminal terminal)
{
    private readonly Answerer _answerer = new(knowledge.Glossary);
    private readonly Texts _texts = Texts.Of<AskCommand>(terminal.Language);

    public int Run(string file)
    {
        if (!File.Exists(file))
            return terminal.Refuse(_texts["BatchMissing", file]);

        try
        {
            var result = Exit.Success;
            foreach (var (number, line) in File.ReadLines(file).Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
                result = Math.Max(result, Answer(number + 1, line));

            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(_texts["BatchMissing", file]);
        }
    }

    private int Answer(int number, string line)
    {
        BatchQuestion asked;
        try
        {
            asked = JsonSerializer.Deserialize(line, BatchJson.Relaxed.BatchQuestion) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            return terminal.Refuse(_texts["BatchLine", number]);
        }

        var (question, refusal) = _answerer.Read(asked.Q);
        if (refusal is { } reason)
            terminal.Out.WriteLine(ReplyJson.WriteRefused(asked.Id, JsonNamingPolicy.CamelCase.ConvertName(reason.ToString())));
        else if (knowledge.Find(asked.Collection) is { } index)
            terminal.Out.WriteLine(ReplyJson.Write(asked.Id, _answerer.Ask(index, question!)));
        else
            return RefuseCollection(asked);

        return Exit.Success;
    }

    private int RefuseCollection(BatchQuestion asked)
    {
        terminal.Out.WriteLine(ReplyJson.WriteRefused(asked.Id, "unknownCollection"));
        return terminal.Refuse(_texts["UnknownCollection", asked.Collection, string.Join(", ", knowledge.Collections)]);
    }
}
