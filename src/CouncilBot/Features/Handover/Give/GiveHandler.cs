using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Handover.Give;

/// <summary>"An meine Fraktionsgeschäftsführung geben": the question goes to every manager of the asker's faction.</summary>
internal sealed class GiveHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "question.handover";

    /// <summary>After this time a question that could not be delivered is of no use.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(7);

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<GiveHandler>();
        if (await AskedQuestions.FindAsync(visit, cancellation) is not { } found || found.Row.AskedBy != visit.Member.Id)
            return AskedQuestions.NotFound(visit);

        if (visit.Member.FactionKey is not { } faction)
            return Response.Say(texts["NoFaction"]);

        if (await visit.Db.Handovers.AnyAsync(h => h.QuestionId == found.Row.Id, cancellation))
            return Response.Say(texts["GivenBefore"]);

        var managers = (await Roster.ManagersAsync(visit.Db, visit.Member.CoalitionId, faction, cancellation)).Where(m => m.PersonId != visit.Person.Id).ToList();
        if (managers.Count == 0)
            return Response.Say(texts["NoManager", visit.Member.FactionName!]);

        var handover = new HandoverRow
        {
            Id = Guid.NewGuid(),
            CoalitionId = visit.Member.CoalitionId,
            FactionKey = faction,
            QuestionId = found.Row.Id,
            Text = found.Row.Text,
            AskedBy = visit.Member.Id,
            CreatedUtc = visit.Now,
        };
        visit.Db.Handovers.Add(handover);
        foreach (var manager in managers)
        {
            var words = Texts.Of<HandoverResources>(manager.Language ?? visit.Language);
            var card = HandoverCards.ForManager(words, handover, visit.Person.Name, repliedBy: null, note: null, shelf.Current(handover.CoalitionId) is { Rules.Committee: not null });
            visit.Db.Outbox.Add(Outgoing.ToPerson(
                MessageKeys.Handover(handover.Id, manager.PersonId),
                manager.PersonId,
                handover.CoalitionId,
                OutgoingActivity.OfCard(card.ToJson(), words["ManagerTitle"], words.Locale),
                visit.Now,
                Expiry));
        }

        return Response.Say(Markdown.Format(texts.Culture, texts["Given"], string.Join(", ", managers.Select(m => m.Name))).ToString());
    }
}
