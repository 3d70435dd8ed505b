using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Hosting;

/// <summary>Opens the knowledge base, or says file by file what stops the start.</summary>
internal sealed class KnowledgeStart(Settings settings)
{
    public KnowledgeBase? Open(Terminal terminal, string? data)
    {
        var (knowledge, errors) = KnowledgeBase.Open(settings.Seeds, data ?? settings.Data, settings.IndexMegabytes * 1024L * 1024);
        if (knowledge is not null)
            return knowledge;

        var texts = Texts.Of<KnowledgeStart>(terminal.Language);
        terminal.Error.WriteLine(texts["CannotStart", errors.Count]);
        foreach (var error in errors)
            terminal.Error.WriteLine(Line(error, terminal.Language));

        return null;
    }

    /// <summary>Where something is wrong, and what.</summary>
    public static string Line(SeedError error, Language language)
    {
        var texts = Texts.Of<KnowledgeStart>(language);
        var place = error.Line is { } line ? $"{error.File}:{line}" : error.File;
        var reason = error.GlossaryProblem is { } problem ? texts[$"Glossary{problem}", error.Detail, error.Elsewhere] : texts[error.Problem.ToString(), error.Detail];
        return $"{place}: {reason}";
    }
}
