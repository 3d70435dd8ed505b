using System.Globalization;
using System.Resources;

namespace CouncilBot.Tests.Docs;

/// <summary>What the documents of the workflows call phases, people and commands, in German.</summary>
internal static class WorkflowWords
{
    private static readonly ResourceManager Words = new(typeof(WorkflowWords));

    public static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Of(string key, params object[] values) => string.Format(German, Find(key) ?? throw new InvalidOperationException($"WorkflowWords.resx lacks {key}."), values);

    public static string? Find(string key) => Words.GetString(key, German);
}
