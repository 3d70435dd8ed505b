using CouncilBot.Coalition.Agreements;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Members.Invite;

/// <summary>The roles a manager may give in their own faction. Mayor and administration come from the list of members alone.</summary>
internal static class InvitableRoles
{
    private static readonly Dictionary<string, Roles> Keys = new(StringComparer.Ordinal)
    {
        ["member"] = Roles.Member,
        ["board"] = Roles.Board,
        ["chair"] = Roles.Chair,
        ["manager"] = Roles.FactionManager,
    };

    private static readonly Dictionary<string, Roles> Words = new[]
    {
        (Roles.Member, "Mitglied Fraktionsmitglied member"),
        (Roles.Board, "Vorstand Fraktionsvorstand board"),
        (Roles.Chair, "Vorsitz Fraktionsvorsitz chair"),
        (Roles.FactionManager, "Fraktionsgeschäftsführung Geschäftsführung manager"),
    }
    .SelectMany(r => r.Item2.Split(' ').Select(word => (Word: Folding.Fold(word), Role: r.Item1)))
    .ToDictionary(w => w.Word, w => w.Role, StringComparer.Ordinal);

    private static readonly HashSet<string> Between = ["und", "and", "faction"];

    /// <summary>The roles with the values they have on a card.</summary>
    public static IReadOnlyCollection<KeyValuePair<string, Roles>> All => Keys;

    /// <summary>The roles that were ticked on a card, separated by commas; null when one of them was not offered there.</summary>
    public static Roles? Ticked(string values) =>
        Sum(values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Keys);

    /// <summary>The roles that were said, in German or English; null when something else was said as well.</summary>
    public static Roles? Said(string words) => Sum(new Utterance(words).Words.Where(w => !Between.Contains(w)), Words);

    private static Roles? Sum(IEnumerable<string> names, Dictionary<string, Roles> known)
    {
        var sum = Roles.None;
        foreach (var name in names)
        {
            if (!known.TryGetValue(name, out var role))
                return null;

            sum |= role;
        }

        return sum;
    }
}
