using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Committee.Results;

/// <summary>How the result of an item is shown and cited.</summary>
internal static class ResultWords
{
    /// <summary>Longest text of a decision, in characters: it must be quotable on a card.</summary>
    public const int LongestText = 1_000;

    /// <summary>Longest task, in characters.</summary>
    public const int LongestTask = 300;

    /// <summary>Characters of results that fit on the card of a meeting beside its agenda.</summary>
    private const int Room = 8_000;

    /// <summary>Shorter pieces tell nothing.</summary>
    private const int LeastPiece = 100;

    /// <summary>Stands for any result where only is asked whether one may be noted.</summary>
    public static ItemResult Any { get; } = new("–", PartnersVote.None);

    /// <summary>Most characters of each result on the card of a meeting; mostly there is room for all.</summary>
    public static int RoomOf(CommitteeMeeting meeting) =>
        meeting.Results.Values.Sum(r => r.Text.Length + (r.Task?.Length ?? 0)) <= Room ? int.MaxValue : Math.Max(LeastPiece, Room / meeting.Results.Count);

    /// <summary>The result below its item: the words, and how they are meant.</summary>
    public static IEnumerable<CardElement> Below(MatterRow row, int place, ItemResult result, int most, Texts texts)
    {
        var (shown, isCut) = result.Text.Length <= most ? (result.Text, false) : (Cut(result.Text, most), true);
        foreach (var (line, index) in Lines(shown).Select((line, index) => (line, index)))
            yield return new RichText(index == 0 ? [new TextRun($"{texts["Result"]} ") { IsBold = true }, new TextRun(line)] : [new TextRun(line)]) { Spacing = index == 0 ? Spacing.Small : Spacing.None };

        yield return Styled.Beneath(string.Join(" · ", Details(result, isCut ? most : int.MaxValue, texts)));
        if (isCut)
            yield return Styled.Beneath(texts["ResultCut", row.ShortId, place]);
    }

    /// <summary>How the partners stand to it, who does what, and until when.</summary>
    public static IEnumerable<string> Details(ItemResult result, int most, Texts texts)
    {
        yield return texts[$"Vote{result.Vote}"];
        if (result.Task is { } task)
            yield return texts["ResultTask", task.Length <= most ? task : Cut(task, most)];

        if (result.Until is { } until)
            yield return texts["ResultUntil", until.ToString("d", texts.Culture)];
    }

    /// <summary>How people cite a result; always German, like the citations of documents.</summary>
    public static string Citation(CommitteeMeeting meeting, int place) =>
        Texts.Of<CommitteeResources>(Language.German)["ResultCitation", meeting.Time.Day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), place];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Cut(string text, int most) => $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd()}…";
}
