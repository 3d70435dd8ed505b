using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>A motion that is told step by step: <c>Story.In(krefeld).Then(Who.Board, new Announce())</c>.</summary>
internal sealed class Story
{
    private readonly Cast _cast;
    private Moment _at = Moments.Now;

    private Story(Cast cast, MotionEvent.Drafted draft) => (_cast, Motion) = (cast, Motion.From(draft));

    public Motion Motion { get; private set; }

    public MotionState State => Motion.State;

    public Audience Audience => Motion.Audience(_cast.Rules);

    public static Story In(Cast cast, MotionKind kind = MotionKind.Motion, decimal euro = 50_000) => new(cast, MotionMoves.Draft(cast, kind, euro));

    public Story On(DateOnly day)
    {
        _at = Moments.On(day);
        return this;
    }

    public Story Then(Who who, params MotionCommand[] commands)
    {
        foreach (var command in commands)
            Motion = Motion.Apply(Assert.IsType<Decision<MotionEvent>.Accepted>(Decide(_cast[who], command)).Event);

        return this;
    }

    public Refusal RefusalOf(Who who, MotionCommand command) => RefusalOf(_cast[who], command);

    public Refusal RefusalOf(Actor who, MotionCommand command) => Assert.IsType<Decision<MotionEvent>.Refused>(Decide(who, command)).Refusal;

    public bool IsUnchangedBy(Who who, MotionCommand command) => Decide(_cast[who], command) is Decision<MotionEvent>.Unchanged;

    private Decision<MotionEvent> Decide(Actor who, MotionCommand command) => Motion.Decide(command, who, _at, _cast.Rules);
}
