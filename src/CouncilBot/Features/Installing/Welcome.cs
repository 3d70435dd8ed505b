using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Helping;
using CouncilBot.Features.Members.Strangers;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Installing;

/// <summary>The first words in a new installation.</summary>
internal sealed class Welcome
{
    /// <summary>A greeting for the person or the group of the visit.</summary>
    public static Response For(Visit visit)
    {
        var texts = visit.Texts<Welcome>();
        if (!visit.IsPersonal)
            return Response.Say(texts["Group"]);

        if (visit.Known is null)
            return Response.Say(visit.Texts<Stranger>()["NotEnrolled"]);

        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts["Title"],
            Body =
            [
                Styled.Title(texts["Title"]) with { Size = TextSize.Large },
                Styled.Plain(texts["Greeting", visit.Known.Name]),
                Styled.Plain(texts["What"]),
                Styled.Plain(texts["Example"]) with { IsSubtle = true },
                Styled.Small(texts["Privacy"]),
            ],
            Actions = [new ExecuteAction(texts["Help"], HelpHandler.Verb)],
        };
        return Response.Show(card, texts["Title"]);
    }
}
