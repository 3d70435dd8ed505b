using CouncilBot.Features;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Committee;
using CouncilBot.Features.DeviatingVotes;
using CouncilBot.Features.Installing;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Motions;
using CouncilBot.Features.PartnerNotices;
using CouncilBot.Features.Reminders;
using CouncilBot.Features.Rules;
using CouncilBot.Features.Rules.AnswerRule;
using CouncilBot.Features.Sessions;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage.Sessions;
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
        services.AddSingleton<RuleQuotes>();
        services.AddSingleton<RuleView>();
        services.AddSingleton<RuleCards>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<SessionCards>();
        services.AddSingleton<Installations>();
        services.AddSingleton<RuleShelf>();
        services.AddSingleton(typeof(MatterDesk<,,>));
        services.AddSingleton<ISessionWatcher, SessionNews>();
        services.AddMotions();
        services.AddCommittee();
        services.AddReminders();
        services.AddDeviatingVotes();
        services.AddPartnerNotices();
        foreach (var handler in Routes.All.Append(Routes.Search).Append(Routes.UnknownButton).Select(r => r.Handler).Distinct())
            services.AddSingleton(handler);

        services.AddSingleton<ITurnHandler, TurnHandler>();
    }
}
