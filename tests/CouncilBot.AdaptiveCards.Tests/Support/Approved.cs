using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CouncilBot.Tests.Support;

/// <summary>
/// Compares what a test made with what a person approved: a file <c>NAME.verified.txt</c> or <c>.json</c> beside the test. On a
/// difference the new one is written as <c>NAME.received.…</c>; renaming it approves it.
/// </summary>
internal static class Approved
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <param name="name">The name of the file, with folders below that of the test where there are many.</param>
    /// <param name="text">What the test made.</param>
    /// <param name="testFile">Set by the compiler.</param>
    public static void Matches(string name, string text, [CallerFilePath] string testFile = "") =>
        Compare(name, "txt", text, testFile);

    /// <summary>As <see cref="Matches"/>, with the JSON laid out so that a difference is one line, and what has no width in it to be seen.</summary>
    public static void MatchesJson(string name, string json, [CallerFilePath] string testFile = "") =>
        Compare(name, "json", JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Readable).Replace("\u2060", "\\u2060").Replace("\u200B", "\\u200B"), testFile);

    private static void Compare(string name, string extension, string text, string testFile)
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, name);
        var (verified, received) = ($"{path}.verified.{extension}", $"{path}.received.{extension}");
        var made = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (string.Equals(made.TrimEnd('\n'), approved?.TrimEnd('\n'), StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, made, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Fail(approved is null
            ? $"Nothing is approved yet: look at {received} and rename it to {Path.GetFileName(verified)}."
            : $"{FirstDifference(approved, made)}\nThe whole is in {received}; rename it to {Path.GetFileName(verified)} if it is right.");
    }

    private static string FirstDifference(string approved, string made)
    {
        var (old, now) = (approved.Split('\n'), made.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"Line {line + 1} differs.\n  approved: {old.ElementAtOrDefault(line)}\n  made:     {now.ElementAtOrDefault(line)}";
    }
}
