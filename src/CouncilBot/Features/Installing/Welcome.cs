using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Helping;
using CouncilBot.Features.Members.Strangers;
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
                new TextBlock(Markdown.Literal(texts["Title"])) { Weight = TextWeight.Bolder, IsHeading = true, Size = TextSize.Large },
                new TextBlock(Markdown.Literal(texts["Greeting", visit.Known.Name])),
                new TextBlock(Markdown.Literal(texts["What"])),
                new TextBlock(Markdown.Literal(texts["Example"])) { IsSubtle = true },
                new TextBlock(Markdown.Literal(texts["Privacy"])) { IsSubtle = true, Size = TextSize.Small },
            ],
            Actions = [new ExecuteAction(texts["Help"], HelpHandler.Verb)],
        };
        return Response.Show(card, texts["Title"]);
    }
}
