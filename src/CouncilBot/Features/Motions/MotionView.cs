using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Motions;

/// <summary>A motion as somebody sees it: all that its card is made of.</summary>
/// <param name="Matter">The motion.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="Now">This moment, UTC.</param>
internal sealed record MotionView(Matter<Motion> Matter, Reader Reader, DateTime Now)
{
    /// <summary>Name of who wrote it down; null when their data were deleted.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The session it is meant for or was put off to, as it stands in the calendar now; null where that does not have it.</summary>
    public SessionRow? Session { get; init; }

    /// <summary>The factions that have to act and have nobody enrolled who could.</summary>
    public IReadOnlyList<string> Deserted { get; init; } = [];

    /// <summary>The wording.</summary>
    public Texts Texts { get; } = Hosting.Texts.Of<MotionResources>(Reader.Language);

    /// <summary>The wording of all matters.</summary>
    public Texts Shared { get; } = Hosting.Texts.Of<MatterResources>(Reader.Language);

    /// <summary>The motion.</summary>
    public Motion Motion => Matter.State;

    /// <summary>Its row.</summary>
    public MatterRow Row => Matter.Row;

    /// <summary>The rules it began under.</summary>
    public CoalitionRules Rules => Matter.Rules.Rules;

    /// <summary>The local day.</summary>
    public DateOnly Today => Acting.At(Now).Today;

    /// <summary>Its kind as people call it.</summary>
    public string Kind => Shared[Motion.Content.Kind.ToString()];

    /// <summary>Name of the faction whose motion it is.</summary>
    public string Sponsor => NameOf(Side.Sponsor);

    /// <summary>Name of the other one.</summary>
    public string Partner => NameOf(Side.Partner);

    /// <summary>The side of who reads.</summary>
    public Side Side => Reader.Membership.FactionKey == Motion.Sponsor ? Side.Sponsor : Side.Partner;

    /// <summary>
    /// Whether the reader may see the versions before the present one. What the boards proposed to each other stays between them when
    /// the result is for everybody; who has a part in a step sees what it is about.
    /// </summary>
    public bool SeesVersions =>
        Motion.State is MotionState.Talks or MotionState.Adjourned or MotionState.Release
        || Audience.BothBoards.Includes(Reader.Membership.Actor(), Row.AuthorId, Motion.Sponsor, Rules);

    /// <summary>Whether the day until which something is due is over.</summary>
    public bool IsOverdue => Motion.IsOpen && Motion.Due is { } due && due < Today;

    /// <summary>Key of the faction of a side.</summary>
    public string KeyOf(Side side) => side == Side.Sponsor ? Motion.Sponsor : Matter.Rules.Agreement.PartnerOf(Motion.Sponsor).Key;

    /// <summary>Name of the faction of a side.</summary>
    public string NameOf(Side side) => Matter.Rules.Agreement.FactionOf(KeyOf(side)).Name;

    /// <summary>Whether the reader's command would be done.</summary>
    public bool Would(MotionCommand command) => MatterDesk<Motion, MotionCommand, MotionEvent>.Would(Matter, command, Reader.Membership.Actor(), Now);

    /// <summary>A name in the reader's language.</summary>
    public string Local(LocalName name) => Reader.Language == Language.German ? name.German : name.English;

    /// <summary>A day as the reader writes it.</summary>
    public string Day(DateOnly day) => day.ToString("d", Texts.Culture);
}
