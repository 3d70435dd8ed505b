using System.Diagnostics;
using System.Diagnostics.Metrics;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Turns;
using Trace = System.Diagnostics.Activity;

namespace CouncilBot.Teams;

/// <summary>Traces and metrics of the wire; identities only.</summary>
public sealed class TeamsTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the source of traces.</summary>
    public const string Name = "CouncilBot.Teams";

    private static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refused;

    internal TeamsTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _turns = _meter.CreateCounter<long>("councilbot.teams.turns", "{turn}", "Turns, by kind and outcome.");
        _duration = _meter.CreateHistogram<double>("councilbot.teams.turn.duration", "s", "Time from the activity to the end of its turn, by kind.");
        _refused = _meter.CreateCounter<long>("councilbot.teams.refused", "{request}", "Requests that led to no turn, by reason.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal static Trace? Start(Turn turn)
    {
        var trace = Source.StartActivity("turn", ActivityKind.Server);
        trace?.SetTag("councilbot.turn.kind", KindOf(turn));
        trace?.SetTag("councilbot.turn.delivery", turn.DeliveryKey);
        return trace;
    }

    internal void Ended(Turn turn, TurnOutcome outcome, TimeSpan duration)
    {
        var kind = new KeyValuePair<string, object?>("kind", KindOf(turn));
        _turns.Add(1, kind, new("outcome", OutcomeName(outcome)));
        _duration.Record(duration.TotalSeconds, kind);
    }

    internal void Refused(Refusal reason)
    {
        if (_refused.Enabled)
            _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }

    // Only names that we know, so that nobody can fill the metrics with names of their own.
    private static string KindOf(Turn turn) => turn.Activity switch
    {
        { Type: ActivityTypes.Invoke, Name: { } name } => name,
        _ when turn.Action is { IsSubmit: true } => "submit",
        { Type: { } type } => type,
        _ => "",
    };

    private static string OutcomeName(TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.Answered => "answered",
        TurnOutcome.Undelivered => "undelivered",
        TurnOutcome.Failed => "failed",
        _ => "store_unavailable",
    };
}

/// <summary>How a turn ended.</summary>
internal enum TurnOutcome
{
    /// <summary>All answers were accepted, or there were none.</summary>
    Answered,

    /// <summary>The work was done, an answer was not delivered.</summary>
    Undelivered,

    /// <summary>The work failed.</summary>
    Failed,

    /// <summary>The database could not be reached.</summary>
    StoreUnavailable,
}
