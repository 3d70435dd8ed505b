using CouncilBot.Coalition.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters;

/// <summary>
/// The way of every click on a matter: load it, see whether the person may see it and whether their card is current, decide, and
/// put what happened into the unit of work. Messages and cards are the business of the feature.
/// </summary>
internal sealed class MatterDesk<TState, TCommand, TEvent>(RuleShelf shelf)
    where TState : IMatter<TState, TCommand, TEvent>
    where TEvent : class
{
    /// <summary>
    /// A matter that a card names by its identity; null when there is none for this person. One of another kind is none: its events
    /// are not those of this workflow.
    /// </summary>
    public async Task<Matter<TState>?> FindAsync(Visit visit, MatterKind kind, Guid id, CancellationToken cancellation) =>
        await visit.Db.Matters.FirstOrDefaultAsync(m => m.Id == id && m.Kind == kind, cancellation) is { } row ? await LoadAsync(visit.Db, row, visit.Actor(), cancellation) : null;

    /// <summary>The matter that the pressed button or the words name; null when there is none for this person.</summary>
    public async Task<Matter<TState>?> FindAsync(Visit visit, MatterKind kind, CancellationToken cancellation)
    {
        foreach (var row in await NamedMatters.RowsAsync(visit, kind, cancellation))
        {
            if (await LoadAsync(visit.Db, row, visit.Actor(), cancellation) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The matter of a row; null when this person may not see it.</summary>
    public async Task<Matter<TState>?> LoadAsync(CouncilDb db, MatterRow row, Actor reader, CancellationToken cancellation)
    {
        var state = TState.Replay(await MatterLog.ReadAsync<TEvent>(db, row.Id, cancellation));
        var rules = await shelf.OfAsync(db, row, cancellation);
        return state.Audience(rules.Rules).Includes(reader, row.AuthorId, state.Faction, rules.Rules) ? new Matter<TState>(row, state, rules) : null;
    }

    /// <summary>Begins a matter; null when this identity exists: the button was pressed twice.</summary>
    public static async Task<Matter<TState>?> BeginAsync(Visit visit, MatterRules rules, MatterKind kind, Guid id, TEvent first, CancellationToken cancellation)
    {
        if (await visit.Db.Matters.IgnoreQueryFilters().AnyAsync(m => m.Id == id, cancellation))
            return null;

        var state = TState.Replay([first]);
        var origin = new MatterOrigin(id, visit.Member.CoalitionId, kind, state.Faction, state.Author, rules.Hash);
        return new Matter<TState>(MatterLog.Begin(visit.Db, origin, first, SummaryOf(state, rules), visit.Now), state, rules);
    }

    /// <summary>Does what somebody wants, if it may be.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="found">The matter as it was found.</param>
    /// <param name="seen">How many events the card showed; null where there is no card to be older than the matter.</param>
    /// <param name="command">What is wanted.</param>
    public static Outcome<TState, TEvent> Act(Visit visit, Matter<TState>? found, int? seen, TCommand command)
    {
        if (found is not { } matter)
            return new Outcome<TState, TEvent>.NotThere();

        var decision = matter.State.Decide(command, visit.Actor(), Acting.At(visit.Now), matter.Rules.Rules);
        // A second tap on what is done already surprises nobody, though the first has made its card an old one.
        if (seen is { } version && version != matter.Row.Events && decision is not Decision<TEvent>.Unchanged)
            return new Outcome<TState, TEvent>.Stale(matter);

        switch (decision)
        {
            case Decision<TEvent>.Accepted(var happened):
                var state = matter.State.Apply(happened);
                MatterLog.Append(visit.Db, matter.Row, happened, visit.Member.Id, visit.Member.FactionKey, SummaryOf(state, matter.Rules), visit.Now);
                return new Outcome<TState, TEvent>.Done(matter.State, happened, matter with { State = state });
            case Decision<TEvent>.Refused(Refusal.NotYours):
                return new Outcome<TState, TEvent>.NotThere();
            case Decision<TEvent>.Refused(var refusal):
                return new Outcome<TState, TEvent>.Refused(refusal, matter);
            default:
                return new Outcome<TState, TEvent>.Unchanged(matter);
        }
    }

    /// <summary>Whether a command would be accepted: which buttons a card has.</summary>
    public static bool Would(Matter<TState> matter, TCommand command, Actor by, DateTime now) =>
        matter.State.Decide(command, by, Acting.At(now), matter.Rules.Rules) is Decision<TEvent>.Accepted;

    private static MatterSummary SummaryOf(TState state, MatterRules rules) =>
        new(state.PhaseName, state.IsOpen, state.Audience(rules.Rules), state.Waiting, state.Title, state.Session?.Id, state.Due is { } due ? BerlinTime.EndOf(due) : null);
}
