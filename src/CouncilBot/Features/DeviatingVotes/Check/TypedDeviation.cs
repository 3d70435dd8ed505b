using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.DeviatingVotes.Check;

/// <summary>
/// An announcement in words: "Rat 24.11.2026; 7.1; Haushalt; Nein; Begründung", separated by semicolons. Subject and vote may
/// change places.
/// </summary>
internal static class TypedDeviation
{
    private static readonly Dictionary<string, VoteSubject> Subjects = Words(
        (VoteSubject.Budget, "Haushalt Haushaltsplan Haushaltssatzung Haushalte Etat Budget"),
        (VoteSubject.FeeStatute, "Gebühr Gebühren Gebührensatzung Gebührensatzungen fee fees"),
        (VoteSubject.CouncilCompetence, "Ratszuständigkeit Zuständigkeit competence"),
        (VoteSubject.Personnel, "Personal Personalie Personalentscheidung Besetzung personnel"),
        (VoteSubject.Resolution, "Resolution Resolutionen resolutions"),
        (VoteSubject.Other, "Anderes Sonstiges other"));

    private static readonly Dictionary<string, PlannedVote> Votes = Words(
        (PlannedVote.Yes, "Ja dafür Zustimmung yes"),
        (PlannedVote.No, "Nein dagegen Ablehnung no against"),
        (PlannedVote.Abstain, "Enthaltung enthalte enthalten abstain abstention"),
        (PlannedVote.NoPart, "Nichtteilnahme absent"));

    private static readonly HashSet<string> NoPartAtAll = [.. new[] { "keine", "kein", "nicht", "not", "no" }.Select(w => Folding.Fold(w))];
    private static readonly HashSet<string> Part = [.. new[] { "Teilnahme", "teil", "teilnehmen", "part", "participating" }.Select(w => Folding.Fold(w))];

    /// <summary>What was typed, as it would stand in the form.</summary>
    public static DeviationValues Read(string words)
    {
        var parts = words.Split(';', 5, StringSplitOptions.TrimEntries);
        var (third, fourth) = (new Utterance(parts.ElementAtOrDefault(2) ?? ""), new Utterance(parts.ElementAtOrDefault(3) ?? ""));
        var subject = SubjectIn(third) ?? SubjectIn(fourth);
        return new DeviationValues
        {
            Session = DeviationValues.Other,
            SessionWords = parts[0],
            Item = parts.ElementAtOrDefault(1),
            Subject = subject,
            Vote = VoteIn(SubjectIn(third) is null && subject is not null ? third : fourth) ?? VoteIn(third),
            Reason = parts.ElementAtOrDefault(4),
        };
    }

    /// <summary>The subject some words name, if any.</summary>
    public static VoteSubject? SubjectIn(Utterance said) => said.Words.Where(Subjects.ContainsKey).Select(w => (VoteSubject?)Subjects[w]).FirstOrDefault();

    /// <summary>The vote some words name, if any.</summary>
    public static PlannedVote? VoteIn(Utterance said) => said.Words.Any(NoPartAtAll.Contains) && said.Words.Any(Part.Contains)
        ? PlannedVote.NoPart
        : said.Words.Where(Votes.ContainsKey).Select(w => (PlannedVote?)Votes[w]).FirstOrDefault();

    private static Dictionary<string, T> Words<T>(params (T Value, string Words)[] table) =>
        table.SelectMany(r => r.Words.Split(' ').Select(word => (Word: Folding.Fold(word), r.Value))).DistinctBy(w => w.Word, StringComparer.Ordinal).ToDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);
}
