using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Motions.Draft;

/// <summary>The form for a new draft and for one that is written anew.</summary>
internal sealed class DraftForm(SessionBook sessions)
{
    /// <summary>The data of the button that hold the identity of the motion it will create, so that pressing twice creates one.</summary>
    public const string NewMotion = "new";

    /// <summary>For a new one.</summary>
    public async Task<AdaptiveCard> NewAsync(Visit visit, MatterRules rules, MotionKind kind, CancellationToken cancellation)
    {
        var texts = visit.Texts<MotionResources>();
        return Form(
            visit,
            texts["NewTitle"],
            texts["NewMeans", visit.Member.FactionName!],
            await FieldsAsync(visit, rules, content: null, kind, cancellation),
            [new ExecuteAction(texts["Save"], DraftHandler.Verb) { Data = ActionData.Of((NewMotion, Guid.NewGuid().ToString("N"))) }]);
    }

    /// <summary>For one there is.</summary>
    public async Task<AdaptiveCard> OfAsync(Visit visit, Matter<Motion> matter, CancellationToken cancellation)
    {
        var texts = visit.Texts<MotionResources>();
        var content = matter.State.Content;
        return Form(
            visit,
            texts["EditTitle", visit.Texts<MatterResources>()[content.Kind.ToString()], matter.Row.ShortId],
            texts["EditMeans"],
            await FieldsAsync(visit, matter.Rules, content, content.Kind, cancellation),
            [
                new ExecuteAction(texts["SaveChanges"], EditHandler.Verb) { Data = MatterRef.Data(matter.Row) },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(matter.Row), AssociatedInputs = AssociatedInputs.None },
            ]);
    }

    private static AdaptiveCard Form(Visit visit, string title, string means, IEnumerable<CardElement> fields, IReadOnlyList<CardAction> buttons) => new()
    {
        Language = visit.Texts<MotionResources>().Tag,
        FallbackText = title,
        Body =
        [
            Styled.Title(title),
            Styled.Remark(means),
            .. fields,
        ],
        Actions = buttons,
    };

    private async Task<IEnumerable<CardElement>> FieldsAsync(Visit visit, MatterRules rules, MotionContent? content, MotionKind kind, CancellationToken cancellation)
    {
        var choices = await sessions.ChoicesAsync(visit.Db, visit.Language, visit.Now, cancellation);
        return MotionContents.Fields(visit.Texts<MotionResources>(), visit.Texts<MatterResources>(), rules.Rules, n => Local(n, visit.Language), choices, content, kind);
    }

    private static string Local(LocalName name, Language language) => language == Language.German ? name.German : name.English;
}
