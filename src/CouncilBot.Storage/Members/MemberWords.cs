using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Storage.Members;

/// <summary>The German and English words of a list of members.</summary>
internal static partial class MemberWords
{
    private static readonly FrozenDictionary<string, MemberColumn> s_columns = Dictionary(
        (MemberColumn.Tenant, "tenant tenantid mandant mandantid"),
        (MemberColumn.ObjectId, "objekt objektid object objectid"),
        (MemberColumn.Name, "name"),
        (MemberColumn.Coalition, "koalition coalition"),
        (MemberColumn.Faction, "fraktion faction"),
        (MemberColumn.Roles, "rollen rolle roles role"),
        (MemberColumn.Language, "sprache language"));

    private static readonly FrozenDictionary<string, Roles> s_roles = Dictionary(
        (Roles.Member, "mitglied fraktionsmitglied ratsmitglied member"),
        (Roles.Board, "vorstand fraktionsvorstand vorstandsmitglied board boardmember"),
        (Roles.Chair, "vorsitz fraktionsvorsitz vorsitzende vorsitzender fraktionsvorsitzende fraktionsvorsitzender chair chairwoman chairman chairperson"),
        (Roles.FactionManager, "geschaeftsfuehrung fraktionsgeschaeftsfuehrung geschaeftsfuehrer geschaeftsfuehrerin fraktionsgeschaeftsfuehrer fraktionsgeschaeftsfuehrerin manager factionmanager"),
        (Roles.Mayor, "buergermeister buergermeisterin buergermeisteramt oberbuergermeister oberbuergermeisterin mayor"),
        (Roles.Admin, "administration administrator administratorin admin"));

    private static readonly FrozenDictionary<string, Language> s_languages = Dictionary(
        (Language.German, "de deutsch german"),
        (Language.English, "en englisch english"));

    /// <summary>The column of a header, or null.</summary>
    public static MemberColumn? ColumnOf(string header) => Find(s_columns, header);

    /// <summary>The language of a word, or null.</summary>
    public static Language? LanguageOf(string word) => Find(s_languages, word);

    /// <summary>The roles of a cell, and the words that are none.</summary>
    public static (Roles Roles, IReadOnlyList<string> Unknown) RolesOf(string cell)
    {
        var roles = Roles.None;
        List<string> unknown = [];
        foreach (var word in FeminineEnding().Replace(cell, "").Split(['|', '/', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Find(s_roles, word) is { } role)
                roles |= role;
            else
                unknown.Add(word);
        }

        return (roles, unknown);
    }

    // "Bürgermeister/in", "Bürgermeister(in)", "Bürgermeister*in": the slash is no separator there.
    [GeneratedRegex(@"(/-?in|\(in\)|[*:_]in)(?=$|[\s|/+])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FeminineEnding();

    private static T? Find<T>(FrozenDictionary<string, T> words, string word)
        where T : struct => words.TryGetValue(Folded(word), out var value) ? value : null;

    private static string Folded(string word) => string.Concat(word.Normalize().ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_')))
        .Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue");

    private static FrozenDictionary<string, T> Dictionary<T>(params (T Value, string Words)[] entries) => entries
        .SelectMany(entry => entry.Words.Split(' '), (entry, word) => (entry.Value, word))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Value, StringComparer.Ordinal);
}
