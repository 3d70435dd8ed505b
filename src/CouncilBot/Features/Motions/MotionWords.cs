using System.Globalization;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Members;
using CouncilBot.Hosting;
using In = CouncilBot.Coalition.Motions.MotionState;

namespace CouncilBot.Features.Motions;

/// <summary>Where a motion stands and who may act next, in sentences.</summary>
internal static class MotionWords
{
    /// <summary>Where it stands.</summary>
    public static string State(MotionView on)
    {
        var texts = on.Texts;
        return on.Motion.State switch
        {
            In.Draft s => texts[s.IsPresented ? "StatePresented" : "StateDraft"],
            In.Shown s => texts[s.IsSeen ? "StateSeen" : "StateShown"],
            In.WithPartner => Reworded(on, Side.Sponsor) ?? texts["StateWithPartner"],
            In.WithSponsor => Reworded(on, Side.Partner) ?? texts["StateReopened"],
            In.StepOffered s => $"{texts["StateNoConsensus"]} {Offer(on, s)}",
            In.Talks s => $"{texts[$"Place{on.Motion.Step(on.Rules)!.Place}"]}{Said(on, s.ConsensusBy, "SaidConsensus")}",
            In.Adjourned s => $"{Adjourned(on, s.To)}{(s.AskedBy is { } asked ? $" {on.Texts["AskedBy", on.NameOf(asked)]}" : "")}{Said(on, s.ConsensusBy, "SaidConsensus")}",
            In.Release s => $"{texts["StateRelease"]}{(s.IsException ? $" {texts["Exception"]}" : "")}{Said(on, s.ReleasedBy, "SaidRelease")}",
            In.Deadlocked => texts["StateDeadlocked"],
            In.Joint => texts["StateJoint", on.Sponsor, on.Partner],
            In.Alone => texts["StateAlone", on.Sponsor],
            In.Released s => $"{texts["StateReleased"]}{(s.IsException ? $" {texts["Exception"]}" : "")}",
            In.Submitted s => texts[$"Submitted{s.Outcome}", on.Sponsor, on.Partner],
            In.Withdrawn => texts["StateWithdrawn"],
            _ => throw new InvalidOperationException(on.Motion.PhaseName),
        };
    }

    /// <summary>Who may act next and until when; null when nobody has to.</summary>
    public static string? Turn(MotionView on)
    {
        var (texts, motion) = (on.Texts, on.Motion);
        if (motion.State is In.Draft { IsPresented: false })
            return texts["TurnAuthor", on.Sponsor];

        var actors = motion.State is In.Talks or In.Adjourned or In.Release ? motion.Step(on.Rules)!.Actors : Roles.None;
        var until = motion.State is not In.Adjourned && !on.IsOverdue && motion.Due is { } due ? texts["Until", on.Day(due)] : "";
        var who = motion.Waiting switch
        {
            Waiting.Nobody => null,
            Waiting.Both when (actors & ~on.Rules.Roles.Speak) != Roles.None => texts["ActorsOfBoth", RoleNames.Of(actors, on.Reader.Language)],
            Waiting.Both => texts["BoardsOfBoth"],
            var one when (actors & ~on.Rules.Roles.Speak) != Roles.None => texts["ActorsOf", on.NameOf(SideOf(one)), RoleNames.Of(actors, on.Reader.Language)],
            var one => texts["BoardOf", on.NameOf(SideOf(one))],
        };
        return who is null ? null : texts[motion.Waiting == Waiting.Both ? "TurnOfMany" : "TurnOfOne", who, until];
    }

    /// <summary>That the time is over, where it is.</summary>
    public static string? Overdue(MotionView on) => !on.IsOverdue ? null : on.Motion.State switch
    {
        In.WithPartner or In.WithSponsor => on.Texts["OverdueReply", on.Day(on.Motion.Due!.Value)],
        In.Adjourned => on.Texts["OverdueSession", on.Day(on.Motion.Due!.Value)],
        _ => on.Texts["Overdue", on.Day(on.Motion.Due!.Value)],
    };

    /// <summary>The session, as it is known.</summary>
    public static string Session(MotionView on, SessionRef? session)
    {
        if (session is null)
            return on.Texts["SessionOpen"];

        if (session.Id is null || session.StartUtc is null)
            return on.Texts["SessionUnknown", session.Words ?? ""];

        var row = on.Session is { } found && found.Id == session.Id ? found : null;
        var body = row?.BodyName ?? (session.Body is { } key && on.Rules.BodyOf(key) is { } known ? on.Local(known.Name) : session.Words ?? "");
        var words = on.Texts["SessionAt", body, BerlinTime.Of(row?.StartUtc ?? session.StartUtc.Value)];
        return row?.CancelledUtc is null ? words : on.Texts["SessionCalledOff", words];
    }

    /// <summary>The financial effect.</summary>
    public static string Money(FinancialEffect money, Texts texts) =>
        !money.Exists ? texts["MoneyNone"] : money.Euro is { } euro ? texts["MoneyEuro", Euro(euro, texts.Culture)] : texts["MoneyOpen"];

    /// <summary>An amount without needless decimals.</summary>
    public static string Euro(decimal euro, CultureInfo culture) => euro.ToString(euro == decimal.Truncate(euro) ? "N0" : "N2", culture);

    private static Side SideOf(Waiting one) => one == Waiting.Sponsor ? Side.Sponsor : Side.Partner;

    /// <summary>That a side has proposed other words, when it was the last to do so.</summary>
    private static string? Reworded(MotionView on, Side by) =>
        on.Motion.WordsOf == by && on.Motion.Versions is { Count: > 1 } versions && versions[^1].By == by ? on.Texts["StateReworded", on.NameOf(by)] : null;

    private static string Offer(MotionView on, In.StepOffered state)
    {
        var step = on.Rules.StepAt(state.Step)!;
        var offer = on.Texts[step.Kind == StepKind.Talks ? $"Offer{step.Place}" : $"Offer{step.Kind}"];
        return state.SkippedBy is { } side ? $"{offer} {on.Texts["SaidSkip", on.NameOf(side), on.NameOf(side.Other())]}" : offer;
    }

    private static string Said(MotionView on, Side? by, string text) => by is { } side ? $" {on.Texts[text, on.NameOf(side), on.NameOf(side.Other())]}" : "";

    private static string Adjourned(MotionView on, SessionRef? to) => to is not null
        ? on.Texts["StateAdjourned", Session(on, to)]
        : on.Texts["StateAdjournedOpen", on.Rules.Bodies.FirstOrDefault(b => b.Kind == BodyKind.Council) is { } council ? on.Local(council.Name) : ""];
}
