using System.Text;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Docs;

/// <summary>
/// A document in <c>docs/</c> that is made from the code and looked at by a person. When it differs, the new one is written beside it
/// (<c>NAME.received.md</c>); with <see cref="Update"/> set to 1 it takes its place.
/// </summary>
internal static class GeneratedDocument
{
    /// <summary>Environment variable that lets the tests rewrite the documents.</summary>
    public const string Update = "COUNCILBOT_UPDATE_DOCS";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The words under the title.</summary>
    /// <param name="source">What it is made from.</param>
    /// <param name="test">The class of the test.</param>
    public static string Origin(string source, string test) =>
        $"Made from {source} by the test `{test}`, which fails when the two differ. To rewrite this page: `{Update}=1 dotnet test tests/CouncilBot.Tests --filter {test}`.";

    public static void Matches(string name, string text)
    {
        var (file, received) = (Path.Combine(Repository.Root, "docs", $"{name}.md"), Path.Combine(Repository.Root, "docs", $"{name}.received.md"));
        var made = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var committed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (made == committed)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(file, made, Utf8);
            return;
        }

        File.WriteAllText(received, made, Utf8);
        var (old, now) = (committed.Split('\n'), made.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.Fail($"docs/{name}.md is out of date in line {line + 1}.\n  there: {old.ElementAtOrDefault(line)}\n  now:   {now.ElementAtOrDefault(line)}\nThe whole is in {received}; {Update}=1 puts it in place.");
    }
}
