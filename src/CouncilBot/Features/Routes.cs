using CouncilBot.Features.Announcing;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Asking.InContext;
using CouncilBot.Features.Asking.MorePassages;
using CouncilBot.Features.Asking.OpenQuestions;
using CouncilBot.Features.Asking.Rate;
using CouncilBot.Features.Asking.Search;
using CouncilBot.Features.Choosing;
using CouncilBot.Features.Courtesy;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Features.Handover.Reply;
using CouncilBot.Features.Helping;
using CouncilBot.Features.Members.EraseMyData;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Features.Members.MyData;
using CouncilBot.Features.Members.Redeem;
using CouncilBot.Features.Members.WhoAmI;
using CouncilBot.Features.Members.Withdraw;
using CouncilBot.Features.Speaking;
using CouncilBot.Hosting.Conversation;
using Route = CouncilBot.Hosting.Conversation.Route;

namespace CouncilBot.Features;

/// <summary>
/// Everything people can do in chat, in one table: the function, who may use it and where, the verb of its button, and the German
/// and English words for it. What no line claims is a question.
/// </summary>
internal static class Routes
{
    /// <summary>Every text that nothing else claims.</summary>
    public static Route Question { get; } = Route.To<AnswerHandler>("Question", Who.Member);

    /// <summary>The search of the compose box.</summary>
    public static Route Search { get; } = Route.To<SearchHandler>("Search", Who.Member);

    /// <summary>A button that is not in the table.</summary>
    public static Route UnknownButton { get; } = Route.To<UnknownButtonHandler>("UnknownButton", Who.Enrolled);

    /// <summary>An invitation code, with or without words around it.</summary>
    public static Route Redeem { get; } = Route.To<RedeemHandler>("Redeem", Who.Anyone, Where.Personal)
        .Said("code {code}", "einladungscode {code}", "mein [einladungscode] code [ist|lautet] {code}", "mein einladungscode [ist|lautet] {code}", "invitation code {code}", "my [invitation] code [is] {code}");

    /// <summary>The table.</summary>
    public static IReadOnlyList<Route> All { get; } =
    [
        Question,

        Route.To<PageHandler>("More", Who.Member).Button(PageHandler.Verb)
            .Said("[und] weitere [stellen]", "mehr [stellen]", "[noch] mehr stellen", "stelle {#}", "more [passages]", "passage {#}"),
        Route.To<ContextHandler>("Context", Who.Member).Button(ContextHandler.Verb)
            .Said("[im] zusammenhang", "[im] zusammenhang {#}", "(zeige|zeig) [mir] [das|die] [stelle] im zusammenhang", "[in] context", "[in] context {#}", "show [me] [the] [passage] [in] context"),
        Route.To<WiderContextHandler>("WiderContext", Who.Member)
            .Said("mehr zusammenhang", "mehr zusammenhang {#}", "more context", "more context {#}"),
        Route.To<HelpfulHandler>("Helpful", Who.Member).Button(HelpfulHandler.Verb)
            .Said("[das] [war|ist] [sehr] hilfreich", "[that] [was|is] [very] helpful"),
        Route.To<NotHelpfulHandler>("NotHelpful", Who.Member).Button(NotHelpfulHandler.Verb)
            .Said("[das] [war|ist] nicht hilfreich", "das hilft [mir] nicht [weiter]", "[that] [was|is] not helpful", "that [does] not help", "unhelpful"),
        Route.To<GiveHandler>("HandOver", Who.Member, Where.Personal).Button(GiveHandler.Verb)
            .Said("an [meine] (fraktionsgeschäftsführung|geschäftsführung) [geben|weitergeben]", "[frage] weitergeben", "(gib|geben) [sie] [das|die] [frage] an meine fraktionsgeschäftsführung [weiter]", "ask my faction manager", "(pass|hand) [it] [this] (on|over) [to] [my] [faction] [manager]"),
        Route.To<IntentionHandler>("Intention", Who.Member)
            .Said(
                "ich (möchte|will|werde|würde|plane|beabsichtige) * (abweichend|anders|dagegen) *",
                "wir (möchten|wollen|werden|würden|planen|beabsichtigen) * (abweichend|anders|dagegen) *",
                "ich stimme * (abweichend|anders|dagegen) *",
                "ich kündige * abweichend *",
                "(ich|wir) (möchte|möchten|will|wollen|werde|werden|plane|planen) * (antrag|anfrage|resolution|initiative) *",
                "i (want|would|will|intend|plan) * (differently|against) *",
                "we (want|would|will|intend|plan) * (differently|against) *",
                "(i|we) (want|would|will|intend|plan) * (motion|inquiry|resolution|initiative) *"),

        Route.To<OpenQuestionsHandler>("OpenQuestions", Who.Manager, Where.Personal).Button(OpenQuestionsHandler.Verb)
            .Said("(offene|unbeantwortete) fragen [zeigen]", "(offene|unbeantwortete) fragen seite {#}", "(open|unanswered) questions", "(open|unanswered) questions page {#}"),
        Route.To<SettleHandler>("Settle", Who.Manager, Where.Personal)
            .Said("erledigt {id}", "(settle|settled|done) {id}"),
        Route.To<BringBackHandler>("BringBack", Who.Manager, Where.Personal)
            .Said("zurückholen {id}", "(restore|undo) {id}"),
        Route.To<ReplyHandler>("Reply", Who.Manager, Where.Personal).Button(ReplyHandler.Verb)
            .Said("antwort [an] [auf] {id}", "answer [to] {id}", "reply [to] {id}"),
        Route.To<InviteHandler>("Invite", Who.Manager, Where.Personal).Button(InviteHandler.Verb)
            .Said("[neue] einladung [erstellen|anlegen]", "[neues] mitglied einladen", "(jemanden|jemand) einladen", "einladung (erstellen|anlegen) für {rollen}", "[create] [an] invitation", "invite [a] [new] [member]", "create [an] invitation for {roles}"),
        Route.To<WithdrawHandler>("Withdraw", Who.Manager, Where.Personal).Button(WithdrawHandler.Verb)
            .Said("einladung (zurückziehen|widerrufen) {id}", "(withdraw|revoke) invitation {id}"),

        Route.To<ChooseHandler>("Choose", Who.Enrolled, Where.Personal).Button(ChooseHandler.Verb)
            .Said("koalition (wechseln|wählen|auswählen)", "wechsle [zu] [zur] {name}", "(change|switch|choose) coalition [to]", "(change|switch) coalition to {name}"),
        Route.To<GermanHandler>("German", Who.Enrolled).Button(GermanHandler.Verb)
            .Said("[sprache] deutsch [bitte]", "[bitte] auf deutsch [bitte]", "[language] german [please]", "in german [please]", "language deutsch", "sprache de", "language de"),
        Route.To<EnglishHandler>("English", Who.Enrolled).Button(EnglishHandler.Verb)
            .Said("[sprache] (englisch|english) [bitte]", "[bitte] auf englisch [bitte]", "language english [please]", "english please", "in english [please]", "sprache en", "language en"),

        Route.To<WhoAmIHandler>("WhoAmI", Who.Enrolled, Where.Personal).Button(WhoAmIHandler.Verb)
            .Said("wer bin ich", "meine (rolle|rollen)", "who am i", "my (role|roles)"),
        Route.To<MyDataHandler>("MyData", Who.Enrolled, Where.Personal).Button(MyDataHandler.Verb)
            .Said("meine daten [zeigen|exportieren|herunterladen|ausgeben|anzeigen]", "(zeige|zeig|exportiere) [mir] meine daten", "meine daten teil {#}", "[show|export] [me] my data", "my data part {#}"),
        Route.To<EraseMyDataHandler>("EraseMyData", Who.Enrolled, Where.Personal).Button(EraseMyDataHandler.Verb)
            .Said("meine daten (löschen|entfernen)", "(lösche|entferne) [bitte] meine daten", EraseMyDataHandler.ConfirmedInGerman, "(delete|erase|remove) [all] my data", EraseMyDataHandler.ConfirmedInEnglish),
        Redeem,

        Route.To<HelpHandler>("Help", Who.Anyone).Button(HelpHandler.Verb)
            .Said(
                "hilfe [bitte]", "help [me] [please]", "was kannst du [alles] [tun]", "was können sie [alles] [tun]", "what can you do", "(menü|menu|start|befehle|commands|funktionen)",
                "(hallo|hi|hey|moin|servus|hello) [councilbot] [zusammen]", "guten (tag|morgen|abend)", "good (morning|afternoon|evening)"),
        Route.To<ThanksHandler>("Thanks", Who.Enrolled)
            .Said("[vielen|herzlichen] dank", "danke [schön|sehr] [councilbot]", "(thanks|thx) [a] [lot]", "thank you [very] [much]"),
    ];
}
