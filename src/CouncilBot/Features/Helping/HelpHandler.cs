using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;
using Route = CouncilBot.Hosting.Conversation.Route;

namespace CouncilBot.Features.Helping;

/// <summary>"Hilfe": what this person, with this role, can do in this chat, and the words for it.</summary>
internal sealed class HelpHandler(RouteTable routes) : IHandler
{
    public const string Verb = "help.show";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => new(Help(visit));

    private Response Help(Visit visit)
    {
        var texts = visit.Texts<HelpHandler>();
        var member = visit.Known?.Current;
        var intro = visit.Known is null ? texts["Stranger"]
            : member is null ? texts["IntroNoChoice"]
            : texts["Intro", member.CoalitionName];
        List<CardElement> body =
        [
            Styled.Title(texts["Title"]) with { Size = TextSize.Large },
            Styled.Plain(intro),
        ];
        if (visit.Known is not null)
            body.Add(Styled.Plain(texts["Examples"]) with { IsSubtle = true });

        body.AddRange(routes.Routes.Where(r => IsFor(r, visit) && r.Phrases.Count > 0).SelectMany(r => new CardElement[]
        {
            Styled.Bold(texts[$"{r.Name}Words"]) with { Spacing = Spacing.Medium },
            Styled.Plain(texts[r.Name]) with { Spacing = Spacing.None },
        }));
        var card = new AdaptiveCard { Language = texts.Tag, FallbackText = intro, Body = body };
        return Response.Show(card, texts["Title"]);
    }

    /// <summary>What the person may do here and does not do already by reading this.</summary>
    private static bool IsFor(Route route, Visit visit) => route.Who switch
    {
        Who.Anyone => true,
        Who.Enrolled or Who.Member => visit.Known is not null,
        Who.Manager => visit.Known?.Current?.IsManager == true,
    }
    && route.IsInHelp
    && (route.Where == Where.Anywhere || visit.IsPersonal)
    && (route.Name != "Choose" || visit.Known?.Memberships.Count > 1)
    && (route.Name != "HandOver" || visit.Known?.Memberships.Any(m => m is { FactionKey: not null, IsManager: false }) == true)
    && (route.Name != "Redeem" || visit.Known is null)
    && route.Name != (visit.Language == Language.German ? "German" : "English")
    && route.Name is not ("Thanks" or "Help");
}
