using System.Text.Json.Nodes;

namespace CouncilBot.Tests.Support;

/// <summary>What a command returned and printed.</summary>
internal sealed record Outcome(int Exit, string Out, string Error)
{
    /// <summary>What was printed, when the command did what it was told.</summary>
    public string Success()
    {
        Assert.Equal(string.Empty, Error);
        Assert.Equal(0, Exit);
        return Out;
    }

    /// <summary>The message, when the input was refused: on stderr, with nothing on stdout and no trace of the inside.</summary>
    public string Refusal()
    {
        Assert.Equal(string.Empty, Out);
        Assert.Equal(1, Exit);
        return Message();
    }

    /// <summary>The message, when the command line itself was wrong.</summary>
    public string UsageError()
    {
        Assert.Equal(string.Empty, Out);
        Assert.Equal(2, Exit);
        return Message();
    }

    /// <summary>The reply as programs read it: one JSON object on one line.</summary>
    public JsonObject Json() => Assert.Single(JsonLines());

    /// <summary>One JSON object for each line.</summary>
    public IReadOnlyList<JsonObject> JsonLines() =>
        [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];

    /// <summary>The reply as people read it.</summary>
    public PrintedReply Printed() => PrintedReply.Of(Success());

    private string Message()
    {
        Assert.NotEmpty(Error.Trim());
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        return Error.Trim();
    }
}
