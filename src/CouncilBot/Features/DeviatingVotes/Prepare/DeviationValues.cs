using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.DeviatingVotes.Prepare;

/// <summary>What stands in the form, as it was typed and not yet checked.</summary>
internal sealed record DeviationValues
{
    public const string SessionInput = "session";
    public const string SessionWordsInput = "sessionWords";
    public const string AgendaItemInput = "agendaItem";
    public const string ItemInput = "item";
    public const string SubjectInput = "subject";
    public const string VoteInput = "vote";
    public const string EuroInput = "euro";
    public const string ReasonInput = "reason";
    public const string ReasonForInput = "reasonFor";
    public const string ConscienceInput = "conscience";

    /// <summary>Something that is not on the list.</summary>
    public const string Other = "other";

    private const string BothBoards = "bothBoards";

    /// <summary>Identity of the session, <see cref="Other"/>, or null.</summary>
    public string? Session { get; init; }

    /// <summary>A session that is not on the list.</summary>
    public string? SessionWords { get; init; }

    /// <summary>Identity of the item, <see cref="Other"/>, or null.</summary>
    public string? AgendaItem { get; init; }

    /// <summary>The item in words.</summary>
    public string? Item { get; init; }

    /// <summary>What the vote is about.</summary>
    public VoteSubject? Subject { get; init; }

    /// <summary>How they will vote.</summary>
    public PlannedVote? Vote { get; init; }

    /// <summary>The amount in words.</summary>
    public string? Euro { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether both boards may read why.</summary>
    public bool IsReasonForBoth { get; init; }

    /// <summary>Whether they call it a matter of conscience.</summary>
    public bool IsConscience { get; init; }

    /// <summary>The value of an audience in the form.</summary>
    public static string ValueOf(bool isForBoth) => isForBoth ? BothBoards : "ownBoard";

    /// <summary>What the pressed form holds; nothing is cut, so that what is too long can be said.</summary>
    public static DeviationValues Of(Visit visit) => new()
    {
        Session = visit.Input(SessionInput),
        SessionWords = visit.Input(SessionWordsInput, int.MaxValue),
        AgendaItem = visit.Input(AgendaItemInput),
        Item = visit.Input(ItemInput, int.MaxValue),
        Subject = Value<VoteSubject>(visit.Input(SubjectInput)),
        Vote = Value<PlannedVote>(visit.Input(VoteInput)),
        Euro = visit.Input(EuroInput, int.MaxValue),
        Reason = visit.Input(ReasonInput, int.MaxValue),
        IsReasonForBoth = visit.Input(ReasonForInput) == BothBoards,
        IsConscience = visit.Input(ConscienceInput) == "true",
    };

    /// <summary>What is announced already, to be changed.</summary>
    public static DeviationValues Of(Announcement announcement, Texts texts) => new()
    {
        Session = announcement.Session.Id?.ToString("N") ?? Other,
        SessionWords = announcement.Session.Words,
        AgendaItem = announcement.Item.Id?.ToString("N") ?? Other,
        Item = announcement.Item.Id is null ? DeviationWords.Of(announcement.Item) : null,
        Subject = announcement.Subject,
        Vote = announcement.Vote,
        Euro = announcement.Euro?.ToString("0.##", texts.Culture),
        Reason = announcement.Reason,
        IsReasonForBoth = announcement.ReasonFor == Audience.BothBoards,
        IsConscience = announcement.IsConscience,
    };

    /// <summary>A value of an enum by its name alone; numbers and lists of names are none.</summary>
    public static TEnum? Value<TEnum>(string? name)
        where TEnum : struct, Enum =>
        name is not null && Enum.IsDefined(typeof(TEnum), name) ? Enum.Parse<TEnum>(name) : null;
}
