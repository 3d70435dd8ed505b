using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Committee.Agenda;

/// <summary>The address of a document that an item of the agenda is about, such as a paper in the council's information system: how it is read and shown.</summary>
internal static class DocumentLink
{
    /// <summary>
    /// Characters of addresses that fit on the card of a meeting beside its agenda and its results, see <see cref="CardLimits.HardBytes"/>;
    /// the others are shown when somebody asks for them.
    /// </summary>
    private const int Room = 6_000;

    /// <summary>What may stand between a title and the address behind it.</summary>
    private static readonly char[] s_between = [' ', '\t', '\r', '\n', ':', ',', ';', '–', '-'];

    private static readonly char[] s_around = ['(', ')', '<', '>', '"', '„', '“', '.', ',', ';'];

    /// <summary>Words for an item, and the address they end with; null where they end with none. Whether it is a good one is still to be asked.</summary>
    public static (string Words, string? Address) AtEnd(string words)
    {
        var last = words.TrimEnd();
        last = last[(last.AsSpan().LastIndexOfAny(" \t\r\n") + 1)..];
        // Marks of the sentence around it are no part of it.
        return last.Contains("://", StringComparison.Ordinal)
            ? (words.TrimEnd()[..^last.Length].TrimEnd(s_between), last.Trim(s_around))
            : (words, null);
    }

    /// <summary>Reads an address; nothing typed is none. One that cannot be kept gets a sentence that says what to do.</summary>
    public static bool TryRead(string? typed, Texts texts, out string? link, out string problem)
    {
        (link, problem) = (null, "");
        // Some programs put an address between angle brackets.
        var address = typed?.Trim().TrimStart('<').TrimEnd('>') ?? "";
        if (address.Length == 0)
            return true;

        if (WebAddress.Of(address) is not { AbsoluteUri: var whole })
            problem = texts["LinkWrong"];
        else if (whole.Length > SessionLimits.Link)
            problem = texts["LinkTooLong", whole.Length, SessionLimits.Link];
        else
            link = whole;

        return link is not null;
    }

    /// <summary>The places of the items, from 1, whose documents the card of a meeting has room for.</summary>
    public static IReadOnlySet<int> Shown(CommitteeMeeting meeting)
    {
        var (shown, used) = (new HashSet<int>(), 0);
        foreach (var (item, index) in meeting.Items.Select((item, index) => (item, index)))
        {
            used += item.Link?.Length ?? 0;
            if (item.Link is not null && used <= Room)
                shown.Add(index + 1);
        }

        return shown;
    }

    /// <summary>The document below its item: a button, since an address of somebody else's is no part of a text that clients read as markdown; or the words for it.</summary>
    public static IEnumerable<CardElement> Below(MatterRow row, int place, MeetingItem item, bool hasRoom, Texts texts)
    {
        if (WebAddress.Of(item.Link) is not { } address)
            yield break;

        yield return hasRoom
            ? new ActionSet([Button(place, address, texts)]) { Spacing = Spacing.Small }
            : Styled.Beneath(texts["DocumentInWords", row.ShortId, place]);
    }

    /// <summary>The button that opens it; its title names the item, since several items can have documents at one place, and where it leads.</summary>
    public static OpenUrlAction Button(int place, Uri address, Texts texts) => new(texts["Document", place, WebAddress.HostOf(address)], address);
}
