using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Members.EraseMyData;

/// <summary>Asks before data are deleted. What it says must be what <see cref="Roster.EraseAsync"/> does.</summary>
internal static class EraseMyDataCard
{
    /// <summary>What goes, what stays and why, for this person.</summary>
    /// <param name="texts">Wording.</param>
    /// <param name="person">The person.</param>
    /// <param name="data">What is stored about them.</param>
    /// <param name="withoutManager">Factions that would have no manager afterwards.</param>
    public static AdaptiveCard Ask(Texts texts, Person person, PersonExport data, IReadOnlyList<string> withoutManager) => new()
    {
        Language = texts.Tag,
        FallbackText = $"{texts["Title"]} {texts["InWords"]}",
        Body =
        [
            Styled.Title(texts["Title"]),
            .. withoutManager.Select(f => new Container([Styled.Plain(texts["LastManager", f])]) { Style = ContainerStyle.Emphasis }),
            Bold(texts["Goes"]),
            .. Goes(texts, person, data).Select(Item),
            Bold(texts["Stays"]),
            .. Stays(texts, data).Select(Item),
            Styled.Plain(texts["NotMine"]) with { IsSubtle = true, Spacing = Spacing.Medium },
            Styled.Small(texts["InWords"]),
        ],
        Actions =
        [
            new ExecuteAction(texts["Confirm"], EraseMyDataHandler.Verb) { Style = ActionStyle.Destructive, Data = Data(person, EraseMyDataHandler.Confirm) },
            new ExecuteAction(texts["Cancel"], EraseMyDataHandler.Verb) { Data = Data(person, EraseMyDataHandler.Cancel) },
        ],
    };

    /// <summary>What remains of the card: a sentence and nothing to press.</summary>
    public static AdaptiveCard Plain(Texts texts, string sentence) => new()
    {
        Language = texts.Tag,
        FallbackText = sentence,
        Body = [Styled.Plain(sentence)],
    };

    private static IEnumerable<string> Goes(Texts texts, Person person, PersonExport data)
    {
        yield return texts["GoesPlace", string.Join("; ", person.Memberships.Select(m => m.FactionName is { } faction ? $"{m.CoalitionName}, {faction}" : m.CoalitionName))];
        if (data.Questions.Count > 0)
            yield return texts["GoesQuestions"];

        if (data.InvitationsCreated.Count > 0)
            yield return texts["GoesInvitations", data.InvitationsCreated.Count];

        if (data.InvitationsUsed.Count > 0)
            yield return texts["GoesInvited"];

        if (data.Matters.GoWithThem.Values.Count(k => k == MatterKind.DeviatingVote) is var votes and > 0)
            yield return texts["GoesVotes", votes];

        if (data.Matters.GoWithThem.Values.Count(k => k == MatterKind.PartnerNotice) is var drafts and > 0)
            yield return texts["GoesDrafts", drafts];

        if (data.Matters.Seen.Count > 0)
            yield return texts["GoesSeen"];

        if (data.CalendarFeeds.Count > 0)
            yield return texts["GoesCalendar"];

        yield return texts["GoesMessages"];
    }

    private static IEnumerable<string> Stays(Texts texts, PersonExport data)
    {
        if (data.Questions.Count(q => q.Rating is not null) is var rated and > 0)
            yield return texts["StaysRated", rated];

        if (data.HandoversAsked.Count > 0)
            yield return texts["StaysHandedOver", data.HandoversAsked.Count];

        if (data.HandoversAnswered.Count > 0)
            yield return texts["StaysReplies", data.HandoversAnswered.Count];

        if (data.Matters.Done.Count(e => !data.Matters.GoWithThem.ContainsKey(e.MatterId)) is var done and > 0)
            yield return texts["StaysMatters", done];

        if (data.WrongCodes is not null)
            yield return texts["StaysWrongCodes", Invitations.AttemptsWindow.TotalMinutes];

        yield return texts["StaysAnswers", InboxRow.Retention.TotalHours];
    }

    private static TextBlock Bold(string text) => Styled.Bold(text) with { Spacing = Spacing.Medium };

    private static TextBlock Item(string text) => Styled.Plain($"• {text}") with { Spacing = Spacing.Small };

    private static Dictionary<string, string> Data(Person person, string what) => new(StringComparer.Ordinal)
    {
        [EraseMyDataHandler.Whose] = person.Id.ToString("N"),
        [what] = "1",
    };
}
