using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.DeviatingVotes.Check;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.DeviatingVotes.Prepare;

/// <summary>
/// "Ich möchte abweichend stimmen": the form for the announcement, with what the sentence says already filled in. Nothing is
/// announced and nothing is judged by saying so.
/// </summary>
internal sealed class PrepareDeviationHandler(RuleShelf shelf, DeviationForm form) : IHandler
{
    public const string Verb = "deviation.prepare";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        return await form.ShowAsync(visit, rules, found: null, Guid.NewGuid(), await ValuesAsync(visit, rules, cancellation), note: null, shown: null, cancellation);
    }

    private static async Task<DeviationValues> ValuesAsync(Visit visit, MatterRules rules, CancellationToken cancellation)
    {
        if (visit.Turn.Action is not null)
            return new DeviationValues { Subject = DeviationValues.Value<VoteSubject>(visit.Input(DeviationValues.SubjectInput)) };

        var said = new Utterance(visit.Turn.Text);
        var session = SaidSessions.DayIn(visit.Turn.Text, Acting.At(visit.Now).Today) is null ? null : await SaidSessions.FindAsync(visit.Db, rules.Rules.Bodies, visit.Turn.Text, visit.Now, cancellation);
        return new DeviationValues
        {
            Session = session?.Id.ToString("N"),
            Subject = TypedDeviation.SubjectIn(said),
            Vote = TypedDeviation.VoteIn(said) is { } vote and not PlannedVote.Yes ? vote : null,
        };
    }
}
