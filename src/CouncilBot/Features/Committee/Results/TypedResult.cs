using System.Text.RegularExpressions;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee.Agenda;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Committee.Results;

/// <summary>
/// A result as it is written in words: "2: Text", and where wanted "Abstimmung: vertagt", "Aufgabe: …" and "bis: 30.4.2027", each
/// behind a semicolon or on a line of its own.
/// </summary>
/// <param name="Place">The place of the item on the agenda; null: none is named.</param>
/// <param name="Text">The decision.</param>
/// <param name="Vote">How the partners stand to it; null: not said.</param>
/// <param name="Task">Who does what; null: not said.</param>
/// <param name="Until">Until when, as typed; null: not said.</param>
internal sealed partial record TypedResult(int? Place, string Text, PartnersVote? Vote, string? Task, string? Until)
{
    /// <summary>Reads it.</summary>
    public static TypedResult Read(string words)
    {
        var (place, rest) = AgendaPlaces.ReadFirst(words);
        if (place is null)
            return new TypedResult(Place: null, "", Vote: null, Task: null, Until: null);

        var parts = Part().Matches(rest).Where(p => !IsVote(p) || VoteOf(ValueOf(p, rest)) is not null).ToList();
        var text = (parts.Count > 0 ? rest[..parts[0].Index] : rest).Trim();
        return new TypedResult(
            place,
            text,
            Of("abstimmung", "vote") is { } vote ? VoteOf(vote) : null,
            Of("aufgabe", "task"),
            Of("bis", "until"));

        string? Of(string german, string english) => parts
            .Where(p => p.Groups["label"].Value.Equals(german, StringComparison.OrdinalIgnoreCase) || p.Groups["label"].Value.Equals(english, StringComparison.OrdinalIgnoreCase))
            .Select(p => ValueOf(p, rest))
            .LastOrDefault(v => v.Length > 0);
    }

    private static bool IsVote(Match part) => part.Groups["label"].Value.ToUpperInvariant() is "ABSTIMMUNG" or "VOTE";

    /// <summary>What stands behind a label, up to the next one.</summary>
    private static string ValueOf(Match part, string rest)
    {
        var start = part.Index + part.Length;
        var next = Part().Match(rest, start);
        return rest[start..(next.Success ? next.Index : rest.Length)].Trim();
    }

    /// <summary>A vote by its word on the card, in either language.</summary>
    private static PartnersVote? VoteOf(string words) => Enum.GetValues<PartnersVote>()
        .Where(v => new[] { Language.German, Language.English }.Any(l => Texts.Of<CommitteeResources>(l)[$"Vote{v}"].Equals(words.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)))
        .Select(v => (PartnersVote?)v)
        .FirstOrDefault();

    [GeneratedRegex(@"[;\n]\s*(?<label>abstimmung|vote|aufgabe|task|bis|until)\s*:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Part();
}
