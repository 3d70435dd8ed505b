using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CouncilBot.Tests.Docs;

/// <summary>
/// The German titles of all buttons, read from the sources: <c>new ExecuteAction(texts["Key"], XHandler.Verb)</c>, or the helper
/// <c>Button</c> of the answer card. The text is in the resource file of the card, or in another one of its folder or of the feature.
/// </summary>
internal static partial class ButtonTitles
{
    /// <summary>Titles by the class name of the handler, in the order of the sources.</summary>
    public static ILookup<string, string> Read(IEnumerable<string> files) => files
        .Where(f => Path.GetFileName(f) != "Routes.cs")
        .SelectMany(Buttons)
        .Distinct()
        .ToLookup(b => b.Handler, b => b.Title, StringComparer.Ordinal);

    private static IEnumerable<(string Handler, string Title)> Buttons(string file)
    {
        var code = File.ReadAllText(file);
        foreach (Match call in Call().Matches(code))
        {
            var arguments = Arguments(code, call.Index + call.Length);
            var handlers = arguments.Count > 1 ? Verb().Matches(arguments[1]).Select(v => v.Groups["handler"].Value).ToList() : [];
            for (var i = 0; i < handlers.Count; i++)
            {
                // Of two verbs the second is that of the English card: the button that leads back to German.
                foreach (var title in TitlesOf(file, arguments[0], isEnglish: i > 0))
                    yield return (handlers[i].Length > 0 ? handlers[i] : Path.GetFileNameWithoutExtension(file), title);
            }
        }
    }

    private static IEnumerable<string> TitlesOf(string file, string argument, bool isEnglish)
    {
        var keys = Key().Matches(argument).Select(k => k.Groups["key"].Value).ToList();
        return keys.Count > 0 ? keys.Select(k => Text(file, k, isEnglish)) : throw new InvalidOperationException($"{file}: the title of a button cannot be read from {argument}.");
    }

    private static string Text(string file, string key, bool isEnglish) =>
        Folders(file).SelectMany(folder => Directory.EnumerateFiles(folder, "*.resx").Order(StringComparer.Ordinal))
            .Where(r => r.EndsWith(".en.resx", StringComparison.Ordinal) == isEnglish)
            .OrderByDescending(r => Path.GetFileName(r).Split('.')[0] == Path.GetFileNameWithoutExtension(file))
            .Select(r => XDocument.Load(r).Root!.Elements("data").FirstOrDefault(d => d.Attribute("name")!.Value == key)?.Element("value")!.Value)
            .FirstOrDefault(t => t is not null)
        is { } text
            ? Gap().Replace(text, "…")
            : throw new InvalidOperationException($"{file}: no resource file beside it has the text {key}.");

    /// <summary>The folder of the card and the one above, where use cases of a feature share their wording.</summary>
    private static string[] Folders(string file) => [Path.GetDirectoryName(file)!, Path.GetDirectoryName(Path.GetDirectoryName(file))!];

    /// <summary>The arguments of a call, from behind its opening parenthesis.</summary>
    private static List<string> Arguments(string code, int start)
    {
        var (found, depth, from) = (new List<string>(), 0, start);
        for (var at = start; ; at++)
        {
            switch (code[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ',' when depth == 0:
                    found.Add(code[from..at].Trim());
                    from = at + 1;
                    break;
                case ')' when depth == 0:
                    found.Add(code[from..at].Trim());
                    return found;
                case ')' or ']' or '}':
                    depth--;
                    break;
            }
        }
    }

    [GeneratedRegex(@"\bnew ExecuteAction\(|(?<![.\w])Button\(", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?:(?<handler>\w+)\.)?\bVerb\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"""(?<key>\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Gap();
}
