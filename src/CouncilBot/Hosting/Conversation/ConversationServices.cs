using CouncilBot.Features;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Installing;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Hosting.Conversation;

/// <summary>Registers the conversation and every function of the table.</summary>
internal static class ConversationServices
{
    public static void AddConversation(this IServiceCollection services)
    {
        services.AddSingleton(new RouteTable(Routes.All));
        services.AddSingleton(provider => new Answerer(provider.GetRequiredService<KnowledgeBase>().Glossary, provider.GetRequiredService<ILogger<Answerer>>()));
        services.AddSingleton<AnswerCards>();
        services.AddSingleton<Installations>();
        foreach (var handler in Routes.All.Append(Routes.Search).Append(Routes.UnknownButton).Select(r => r.Handler).Distinct())
            services.AddSingleton(handler);

        services.AddSingleton<ITurnHandler, TurnHandler>();
    }
}
