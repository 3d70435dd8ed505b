using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Asking.InContext;
using CouncilBot.Features.Asking.MorePassages;
using CouncilBot.Features.Asking.OpenQuestions;
using CouncilBot.Features.Asking.Rate;
using CouncilBot.Features.Asking.Search;
using CouncilBot.Features.Choosing;
using CouncilBot.Features.Committee.Agenda;
using CouncilBot.Features.Committee.Attend;
using CouncilBot.Features.Committee.Change;
using CouncilBot.Features.Committee.Results;
using CouncilBot.Features.Committee.Show;
using CouncilBot.Features.Committee.Subscribe;
using CouncilBot.Features.Courtesy;
using CouncilBot.Features.DeviatingVotes.Announce;
using CouncilBot.Features.DeviatingVotes.Change;
using CouncilBot.Features.DeviatingVotes.Check;
using CouncilBot.Features.DeviatingVotes.History;
using CouncilBot.Features.DeviatingVotes.Link;
using CouncilBot.Features.DeviatingVotes.Overview;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Features.DeviatingVotes.React;
using CouncilBot.Features.DeviatingVotes.Show;
using CouncilBot.Features.DeviatingVotes.Withdraw;
using CouncilBot.Features.Handover.Agenda;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Features.Handover.Reply;
using CouncilBot.Features.Helping;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Matters.Record;
using CouncilBot.Features.Members.EraseMyData;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Features.Members.MyData;
using CouncilBot.Features.Members.Redeem;
using CouncilBot.Features.Members.WhoAmI;
using CouncilBot.Features.Members.Withdraw;
using CouncilBot.Features.Motions;
using CouncilBot.Features.Motions.Act;
using CouncilBot.Features.Motions.Board;
using CouncilBot.Features.Motions.Compare;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Features.Motions.Link;
using CouncilBot.Features.Motions.Passages;
using CouncilBot.Features.Motions.Propose;
using CouncilBot.Features.Motions.Read;
using CouncilBot.Features.Motions.Reject;
using CouncilBot.Features.Motions.Withdraw;
using CouncilBot.Features.PartnerNotices.Acknowledge;
using CouncilBot.Features.PartnerNotices.Send;
using CouncilBot.Features.PartnerNotices.Show;
using CouncilBot.Features.PartnerNotices.Withdraw;
using CouncilBot.Features.PartnerNotices.Write;
using CouncilBot.Features.Quiet;
using CouncilBot.Features.Reminders.Later;
using CouncilBot.Features.Reminders.Own;
using CouncilBot.Features.Reminders.Times;
using CouncilBot.Features.Sessions.CallOff;
using CouncilBot.Features.Sessions.Change;
using CouncilBot.Features.Sessions.Enter;
using CouncilBot.Features.Sessions.List;
using CouncilBot.Features.Sessions.Show;
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
    /// <summary>The words for a motion of any kind.</summary>
    private const string Motion = "(antrag|anfrage|resolution|initiative|motion|inquiry)";

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

        Route.To<PrepareDeviationHandler>("DeviationPrepare", Who.Member, Where.Personal).Button(PrepareDeviationHandler.Verb)
            .Said(
                "abweichend (stimmen|abstimmen)",
                "abweichung ankündigen",
                "abweichendes stimmverhalten ankündigen",
                "ich (möchte|will|werde|würde|plane|beabsichtige) * (abweichend|anders|dagegen) *",
                "wir (möchten|wollen|werden|würden|planen|beabsichtigen) * (abweichend|anders|dagegen) *",
                "ich stimme * (abweichend|anders|dagegen) *",
                "ich kündige * (abweichend|abweichende|abweichendes) *",
                "vote differently",
                "announce [a] deviating vote",
                "i (want|would|will|intend|plan) * (differently|against|deviating) *",
                "we (want|would|will|intend|plan) * (differently|against|deviating) *",
                "i announce * deviating *"),
        Route.To<CheckDeviationHandler>("DeviationCheck", Who.Member, Where.Personal).Button(CheckDeviationHandler.Verb)
            .Said("abweichung ankündigen {angaben}", "announce deviation {details}"),
        Route.To<AnnounceDeviationHandler>("DeviationAnnounce", Who.Member, Where.Personal).Button(AnnounceDeviationHandler.Verb).OnItsCard()
            .Said("ankündigung (absenden|senden|abschicken) {id}", "(send|submit) [the] announcement {id}"),
        Route.To<ChangeDeviationHandler>("DeviationChange", Who.Member, Where.Personal).Button(ChangeDeviationHandler.Verb).OnItsCard()
            .Said("ankündigung (ändern|bearbeiten) {id}", "(change|edit) [the] announcement {id}"),
        Route.To<WithdrawDeviationHandler>("DeviationWithdraw", Who.Member, Where.Personal).Button(WithdrawDeviationHandler.Verb).OnItsCard()
            .Said("ankündigung (zurückziehen|zurücknehmen|verwerfen) {id}", "(withdraw|discard) [the] announcement {id}"),
        Route.To<WithdrawDeviationSurelyHandler>("DeviationWithdrawSurely", Who.Member, Where.Personal).Button(WithdrawDeviationSurelyHandler.Verb).OnItsCard()
            .Said("ankündigung endgültig (zurückziehen|zurücknehmen|verwerfen) {id}", "(withdraw|discard) [the] announcement for good {id}"),
        Route.To<AcknowledgeDeviationHandler>("DeviationAcknowledge", Who.Member, Where.Personal).Button(AcknowledgeDeviationHandler.Verb).OnItsCard()
            .Said("ankündigung zur kenntnis [genommen] {id}", "acknowledge [the] announcement {id}"),
        Route.To<TalkDeviationHandler>("DeviationTalk", Who.Member, Where.Personal).Button(TalkDeviationHandler.Verb).OnItsCard()
            .Said("gespräch (zu|zur) ankündigung [erbitten] {id}", "[ask] [for] [a] talk (on|about) [the] announcement {id}"),
        Route.To<AgendaDeviationHandler>("DeviationAgenda", Who.Member, Where.Personal).Button(AgendaDeviationHandler.Verb).OnItsCard()
            .Said("ankündigung auf [die] tagesordnung {id}", "[put] [the] announcement on [the] agenda {id}"),
        Route.To<LinkDeviationHandler>("DeviationLink", Who.Member, Where.Personal).Button(LinkDeviationHandler.Verb).OnItsCard()
            .Said("ankündigung zuordnen {id}", "assign [the] announcement {id}"),
        Route.To<DeviationHistoryHandler>("DeviationHistory", Who.Member, Where.Personal).Button(DeviationHistoryHandler.Verb)
            .Said("verlauf [der] ankündigung {id}", "history of [the] announcement {id}").OnItsCard(),
        Route.To<ShowDeviationHandler>("DeviationShow", Who.Member, Where.Personal).Button(ShowDeviationHandler.Verb)
            .Said("ankündigung {id}", "announcement {id}"),
        Route.To<DeviationOverviewHandler>("DeviationOverview", Who.Member, Where.Personal).Button(DeviationOverviewHandler.Verb)
            .Said("abweichende (stimmen|voten)", "abweichende (stimmen|voten) zur sitzung {sitzung}", "deviating votes", "deviating votes for [the] session {session}"),
        Route.To<DeviationMineHandler>("DeviationMine", Who.Member, Where.Personal).Button(DeviationMineHandler.Verb)
            .Said("[zeige] [mir] meine ankündigungen", "[show] [me] my announcements"),

        Route.To<WritePartnerNoticeHandler>("PartnerNoticeWrite", Who.Member, Where.Personal).Button(WritePartnerNoticeHandler.Verb)
            .Said("information an [den|die] (partner|partnerfraktion)", "[neue] information schreiben", "[den|die] (partner|partnerfraktion) informieren", "notice to [the] partner", "inform [the] partner"),
        Route.To<CheckPartnerNoticeHandler>("PartnerNoticeCheck", Who.Member, Where.Personal).Button(CheckPartnerNoticeHandler.Verb)
            .Said("information an [den|die] (partner|partnerfraktion) {text}", "notice to [the] partner {text}"),
        Route.To<PartnerNoticesHandler>("PartnerNoticeList", Who.Member, Where.Personal).Button(PartnerNoticesHandler.Verb)
            .Said("[unsere|alle] informationen [der] [partner]", "[zeige] [mir] [die] informationen", "[all] [our] notices [of] [the] [partners]"),
        Route.To<SendPartnerNoticeHandler>("PartnerNoticeSend", Who.Member, Where.Personal).Button(SendPartnerNoticeHandler.Verb).OnItsCard()
            .Said("information (absenden|senden|abschicken) {id}", "send [the] notice {id}"),
        Route.To<AcknowledgePartnerNoticeHandler>("PartnerNoticeAcknowledge", Who.Member, Where.Personal).Button(AcknowledgePartnerNoticeHandler.Verb).OnItsCard()
            .Said("information zur kenntnis [genommen] {id}", "acknowledge [the] notice {id}"),
        Route.To<ChangePartnerNoticeHandler>("PartnerNoticeChange", Who.Member, Where.Personal).Button(ChangePartnerNoticeHandler.Verb).OnItsCard()
            .Said("information (ändern|bearbeiten) {id}", "(change|edit) [the] notice {id}"),
        Route.To<WithdrawPartnerNoticeHandler>("PartnerNoticeWithdraw", Who.Member, Where.Personal).Button(WithdrawPartnerNoticeHandler.Verb).OnItsCard()
            .Said("information (zurückziehen|zurücknehmen|verwerfen) {id}", "(withdraw|discard) [the] notice {id}"),
        Route.To<WithdrawPartnerNoticeSurelyHandler>("PartnerNoticeWithdrawSurely", Who.Member, Where.Personal).Button(WithdrawPartnerNoticeSurelyHandler.Verb).OnItsCard()
            .Said("information endgültig (zurückziehen|zurücknehmen|verwerfen) {id}", "(withdraw|discard) [the] notice for good {id}"),
        Route.To<ShowPartnerNoticeHandler>("PartnerNoticeShow", Who.Member, Where.Personal).Button(ShowPartnerNoticeHandler.Verb)
            .Said("information {id}", "notice {id}"),

        Route.To<DraftHandler>("MotionDraft", Who.Member, Where.Personal).Button(DraftHandler.Verb)
            .Said(
                "[neuen|neue] (antrag|anfrage|resolution|initiative) (anlegen|erstellen|stellen|vorbereiten)",
                "(ich|wir) (möchte|möchten|will|wollen|werde|werden|plane|planen) * (antrag|anfrage|resolution|initiative) * !(abweichend|abweichende|abweichendes|anders|dagegen)",
                "(create|draft|start) [a|an] [new] (motion|inquiry|resolution|initiative)",
                "new (motion|inquiry|resolution|initiative)",
                "(i|we) (want|would|will|intend|plan) * (motion|inquiry|resolution|initiative) * !(differently|against|deviating)"),
        Route.To<BoardHandler>("MotionBoard", Who.Member, Where.Personal).Button(BoardHandler.Verb)
            .Said("[unsere|alle|offene] anträge [zeigen]", "[unsere|alle|offene] anträge seite {#}", "[our|all|open] motions", "[our|all|open] motions page {#}"),
        Route.To<OpenMotionHandler>("MotionOpen", Who.Member, Where.Personal)
            .Said($"{Motion} {{nr}}", $"(zeige|öffne) {Motion} {{nr}}", $"(show|open) {Motion} {{nr}}"),
        Route.To<EditHandler>("MotionEdit", Who.Member, Where.Personal).Button(EditHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} (bearbeiten|ändern)", $"{Motion} {{nr}} edit"),
        Route.To<PresentHandler>("MotionPresent", Who.Member, Where.Personal).Button(PresentHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [dem] [vorstand] vorlegen", $"{Motion} {{nr}} present"),
        Route.To<AnnounceHandler>("MotionAnnounce", Who.Member, Where.Personal).Button(AnnounceHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [dem] [partner] ankündigen", $"{Motion} {{nr}} [dem] [partner] zur kenntnis geben", $"{Motion} {{nr}} announce", $"{Motion} {{nr}} show [to] [the] partner"),
        Route.To<AcknowledgeHandler>("MotionAcknowledge", Who.Member, Where.Personal).Button(AcknowledgeHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} zur kenntnis (nehmen|genommen)", $"{Motion} {{nr}} acknowledge"),
        Route.To<AgreeHandler>("MotionAgree", Who.Member, Where.Personal).Button(AgreeHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} zustimmen", $"{Motion} {{nr}} änderungen annehmen", $"{Motion} {{nr}} agree", $"{Motion} {{nr}} accept changes"),
        Route.To<ProposeHandler>("MotionPropose", Who.Member, Where.Personal).Button(ProposeHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [andere] fassung vorschlagen", $"{Motion} {{nr}} fassung vorschlagen {{text}}", $"{Motion} {{nr}} mit änderungen zustimmen", $"{Motion} {{nr}} propose", $"{Motion} {{nr}} propose {{text}}"),
        Route.To<DissentHandler>("MotionDissent", Who.Member, Where.Personal).Button(DissentHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} ablehnen", $"{Motion} {{nr}} ablehnen {{grund}}", $"{Motion} {{nr}} nicht zustimmen", $"{Motion} {{nr}} nicht zustimmen {{grund}}", $"{Motion} {{nr}} reject", $"{Motion} {{nr}} reject {{reason}}"),
        Route.To<CloseHandler>("MotionClose", Who.Member, Where.Personal).Button(CloseHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} ohne rückmeldung [fortfahren]", $"{Motion} {{nr}} go on without [a] reply"),
        Route.To<StepHandler>("MotionStep", Who.Member, Where.Personal).Button(StepHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [nächsten] schritt wünschen", $"{Motion} {{nr}} vertagen", $"{Motion} {{nr}} vertagung wünschen", $"{Motion} {{nr}} in [den] kooperationsausschuss [geben]", $"{Motion} {{nr}} ask for [the] [next] step", $"{Motion} {{nr}} adjourn"),
        Route.To<SkipHandler>("MotionSkip", Who.Member, Where.Personal).Button(SkipHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} ohne [diesen] schritt", $"{Motion} {{nr}} auf vertagung verzichten", $"{Motion} {{nr}} [als] eigenen antrag stellen", $"{Motion} {{nr}} skip step", $"{Motion} {{nr}} move alone"),
        Route.To<ConsensusHandler>("MotionConsensus", Who.Member, Where.Personal).Button(ConsensusHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} einvernehmen [feststellen]", $"{Motion} {{nr}} consensus"),
        Route.To<NoConsensusHandler>("MotionNoConsensus", Who.Member, Where.Personal).Button(NoConsensusHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} kein einvernehmen", $"{Motion} {{nr}} no consensus"),
        Route.To<GrantHandler>("MotionGrant", Who.Member, Where.Personal).Button(GrantHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} (freigeben|freigabe)", $"{Motion} {{nr}} für [die] freigabe", $"{Motion} {{nr}} release"),
        Route.To<RefuseHandler>("MotionRefuse", Who.Member, Where.Personal).Button(RefuseHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} nicht freigeben", $"{Motion} {{nr}} gegen [die] freigabe", $"{Motion} {{nr}} no release"),
        Route.To<SubmitHandler>("MotionSubmit", Who.Member, Where.Personal).Button(SubmitHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [als] eingebracht [vermerken]", $"{Motion} {{nr}} einbringen", $"{Motion} {{nr}} (submit|submitted)"),
        Route.To<ReopenHandler>("MotionReopen", Who.Member, Where.Personal).Button(ReopenHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} wieder aufnehmen", $"{Motion} {{nr}} (wiederaufnehmen|reopen)"),
        Route.To<LinkHandler>("MotionLink", Who.Member, Where.Personal).Button(LinkHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} sitzung [zuordnen]", $"{Motion} {{nr}} assign session"),
        Route.To<WithdrawMotionHandler>("MotionWithdraw", Who.Member, Where.Personal).Button(WithdrawMotionHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} (zurückziehen|verwerfen)", $"{Motion} {{nr}} (withdraw|discard)"),
        Route.To<WithdrawConfirmedHandler>("MotionWithdrawConfirmed", Who.Member, Where.Personal).OnItsCard()
            .Said($"{Motion} {{nr}} endgültig (zurückziehen|verwerfen)", $"{Motion} {{nr}} (withdraw|discard) for good"),
        Route.To<ReadHandler>("MotionRead", Who.Member, Where.Personal).Button(ReadHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [ganzer|ganzen] text", $"{Motion} {{nr}} [ganzen] text lesen", $"{Motion} {{nr}} read [text]"),
        Route.To<CompareHandler>("MotionCompare", Who.Member, Where.Personal).Button(CompareHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} [fassungen] vergleichen", $"{Motion} {{nr}} compare [versions]"),
        Route.To<PassagesHandler>("MotionPassages", Who.Member, Where.Personal).Button(PassagesHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} vereinbarung", $"was sagt die vereinbarung (zu|zum|zur) {Motion} {{nr}}", $"{Motion} {{nr}} agreement", $"what does the agreement say about {Motion} {{nr}}"),
        Route.To<MotionAgendaHandler>("MotionAgenda", Who.Member, Where.Personal).Button(MotionAgendaHandler.Verb).OnItsCard()
            .Said($"{Motion} {{nr}} auf [die] tagesordnung", $"{Motion} {{nr}} [put] on [the] agenda"),
        Route.To<MeetingsHandler>("Meetings", Who.Member, Where.Personal).Button(MeetingsHandler.Verb)
            .Said("[die|alle|unsere|nächste] (termine|ausschusstermine)", "(termine|sitzungen) [des] kooperationsausschusses", "[the|all|our|next] [committee] meetings", "meetings of the cooperation committee"),
        Route.To<MeetingHandler>("Meeting", Who.Member, Where.Personal)
            .Said("nächster (termin|kooperationsausschuss)", "nächste sitzung des kooperationsausschusses", "termin {id}", "next [committee] meeting", "meeting {id}"),
        Route.To<ComingHandler>("MeetingComing", Who.Member, Where.Personal).Button(ComingHandler.Verb).OnItsCard()
            .Said("ich komme", "ich komme [zum] [termin] {id}", "i am coming", "i am coming [to] {id}"),
        Route.To<NotComingHandler>("MeetingNotComing", Who.Member, Where.Personal).Button(NotComingHandler.Verb).OnItsCard()
            .Said("ich komme nicht", "ich komme nicht [zum] [termin] {id}", "i am not coming", "i am not coming [to] {id}"),
        Route.To<SubstituteHandler>("MeetingSubstitute", Who.Member, Where.Personal).Button(SubstituteHandler.Verb).OnItsCard()
            .Said("vertretung [zum] [termin] {id}", "substitute [for] {id}"),
        Route.To<AddItemHandler>("MeetingAddItem", Who.Member, Where.Personal).Button(AddItemHandler.Verb)
            .Said("(punkt|tagesordnungspunkt) vorschlagen", "(punkt|tagesordnungspunkt) [für] [termin] {id}", "propose [an] item", "item [for] {id}"),
        Route.To<RemoveItemHandler>("MeetingRemoveItem", Who.Member, Where.Personal).OnItsCard()
            .Said("punkt streichen {id}", "remove item {id}"),
        Route.To<MoveItemHandler>("MeetingMoveItem", Who.Member, Where.Personal).OnItsCard()
            .Said("punkt verschieben {id}", "move item {id}"),
        Route.To<LinkDocumentHandler>("MeetingDocument", Who.Member, Where.Personal).OnItsCard()
            .Said("unterlage [zu|zum|für] [termin] {id}", "document [for] [meeting] {id}"),
        Route.To<CloseAgendaHandler>("MeetingCloseAgenda", Who.Member, Where.Personal).Button(CloseAgendaHandler.Verb).OnItsCard()
            .Said("agenda schließen {id}", "close agenda {id}"),
        Route.To<ReopenAgendaHandler>("MeetingReopenAgenda", Who.Member, Where.Personal).Button(ReopenAgendaHandler.Verb).OnItsCard()
            .Said("agenda öffnen {id}", "reopen agenda {id}"),
        Route.To<MoveMeetingHandler>("MeetingMove", Who.Member, Where.Personal).Button(MoveMeetingHandler.Verb).OnItsCard()
            .Said("termin (verlegen|verschieben) {id}", "move meeting {id}"),
        Route.To<CallOffMeetingHandler>("MeetingCallOff", Who.Member, Where.Personal).Button(CallOffMeetingHandler.Verb).OnItsCard()
            .Said("termin absagen {id}", "cancel meeting {id}", "call off meeting {id}"),
        Route.To<ReinstateMeetingHandler>("MeetingReinstate", Who.Member, Where.Personal).Button(ReinstateMeetingHandler.Verb).OnItsCard()
            .Said("termin (findet|doch) [doch] (statt|stattfinden) {id}", "reinstate meeting {id}"),
        Route.To<NamePlaceHandler>("MeetingPlace", Who.Member, Where.Personal).OnItsCard()
            .Said("ort (des|für) [den] (termins|termin) {id}", "place of meeting {id}"),
        Route.To<ExtraMeetingHandler>("MeetingExtra", Who.Member, Where.Personal).Button(ExtraMeetingHandler.Verb)
            .Said("zusätzlicher termin", "zusätzlicher termin {tag}", "extra meeting", "extra meeting {day}"),
        Route.To<NoteResultHandler>("MeetingResult", Who.Member, Where.Personal).Button(NoteResultHandler.Verb).OnItsCard()
            .Said("ergebnis [eintragen] {id}", "[note] result {id}"),
        Route.To<ReleaseResultsHandler>("MeetingRelease", Who.Member, Where.Personal).Button(ReleaseResultsHandler.Verb).OnItsCard()
            .Said("(ergebnisse|protokoll) freigeben {id}", "release (results|minutes) {id}"),
        Route.To<ConfirmResultsHandler>("MeetingConfirm", Who.Member, Where.Personal).Button(ConfirmResultsHandler.Verb).OnItsCard()
            .Said("ergebnisse bestätigen {id}", "confirm results {id}"),
        Route.To<ResultsHandler>("MeetingResults", Who.Member, Where.Personal).Button(ResultsHandler.Verb)
            .Said("[die|alle|letzte] ergebnisse [zeigen]", "ergebnisse [des] kooperationsausschusses", "ergebnisse seite {#}", "[the|all|last|latest] [committee] results", "results of the cooperation committee", "results page {#}"),
        Route.To<SubscribeCalendarHandler>("CalendarSubscribe", Who.Member, Where.Personal).Button(SubscribeCalendarHandler.Verb)
            .Said("[den|meinen] kalender abonnieren", "[die] termine abonnieren", "(kalenderabo|kalenderabonnement)", "subscribe [to] [the|my] calendar", "calendar (feed|subscription)"),
        Route.To<RenewCalendarHandler>("CalendarRenew", Who.Member, Where.Personal).Button(RenewCalendarHandler.Verb).OnItsCard()
            .Said("neue kalenderadresse", "kalenderadresse erneuern", "new calendar address"),
        Route.To<EndCalendarHandler>("CalendarEnd", Who.Member, Where.Personal).Button(EndCalendarHandler.Verb).OnItsCard()
            .Said("(kalenderabo|kalenderabonnement) beenden", "[den|meinen] kalender abbestellen", "(end|cancel) [the|my] calendar subscription", "unsubscribe [from] [the|my] calendar"),
        Route.To<OpenHandler>("MatterOpen", Who.Member, Where.Personal).Button(OpenHandler.Verb).OnItsCard()
            .Said("(öffne|vorgang) {nr}", "(open|matter) {nr}"),
        Route.To<RecordHandler>("MatterRecord", Who.Member, Where.Personal).Button(RecordHandler.Verb)
            .Said("verlauf {nr}", "verlauf {nr} als (text|csv|json)", "(record|history) {nr}", "(record|history) {nr} as (text|csv|json)"),

        Route.To<OpenQuestionsHandler>("OpenQuestions", Who.Manager, Where.Personal).Button(OpenQuestionsHandler.Verb)
            .Said("(offene|unbeantwortete) fragen [zeigen]", "(offene|unbeantwortete) fragen seite {#}", "(open|unanswered) questions", "(open|unanswered) questions page {#}"),
        Route.To<SettleHandler>("Settle", Who.Manager, Where.Personal)
            .Said("erledigt {id}", "(settle|settled|done) {id}"),
        Route.To<BringBackHandler>("BringBack", Who.Manager, Where.Personal)
            .Said("zurückholen {id}", "(restore|undo) {id}"),
        Route.To<ReplyHandler>("Reply", Who.Manager, Where.Personal).Button(ReplyHandler.Verb)
            .Said("antwort [an] [auf] {id}", "answer [to] {id}", "reply [to] {id}"),
        Route.To<QuestionAgendaHandler>("QuestionAgenda", Who.Manager, Where.Personal).Button(QuestionAgendaHandler.Verb)
            .Said("frage auf [die] tagesordnung {id}", "[put] [the] question on [the] agenda {id}"),
        Route.To<InviteHandler>("Invite", Who.Manager, Where.Personal).Button(InviteHandler.Verb)
            .Said("[neue] einladung [erstellen|anlegen]", "[neues] mitglied einladen", "(jemanden|jemand) einladen", "einladung (erstellen|anlegen) für {rollen}", "[create] [an] invitation", "invite [a] [new] [member]", "create [an] invitation for {roles}"),
        Route.To<WithdrawHandler>("Withdraw", Who.Manager, Where.Personal).Button(WithdrawHandler.Verb)
            .Said("einladung (zurückziehen|widerrufen) {id}", "(withdraw|revoke) invitation {id}"),

        Route.To<SessionsHandler>("Sessions", Who.Member, Where.Personal).Button(SessionsHandler.Verb)
            .Said("[kommende|nächste|alle] sitzungen [zeigen|anzeigen]", "sitzungen seite {#}", "[coming|next|all] sessions", "sessions page {#}"),
        Route.To<SessionHandler>("Session", Who.Member, Where.Personal).Button(SessionHandler.Verb)
            .Said("sitzung {id}", "tagesordnung {id}", "session {id}", "agenda {id}"),
        Route.To<NewSessionHandler>("NewSession", Who.Manager, Where.Personal).Button(NewSessionHandler.Verb)
            .Said("[neue] sitzung (anlegen|eintragen|erstellen)", "sitzung (anlegen|eintragen|erstellen) {angaben}", "(add|create|enter) [a] [new] session", "(add|create|enter) session {details}"),
        Route.To<ChangeSessionHandler>("ChangeSession", Who.Manager, Where.Personal).Button(ChangeSessionHandler.Verb)
            .Said("sitzung (ändern|verschieben|verlegen) {id}", "(change|move) session {id}"),
        Route.To<ReplaceAgendaHandler>("ReplaceAgenda", Who.Manager, Where.Personal)
            .Said("tagesordnung (ersetzen|ändern) {id}", "(replace|change) agenda {id}"),
        Route.To<CallOffHandler>("CallOff", Who.Manager, Where.Personal).Button(CallOffHandler.Verb)
            .Said("sitzung absagen {id}", "cancel session {id}", "call off session {id}"),
        Route.To<ReinstateHandler>("Reinstate", Who.Manager, Where.Personal).Button(ReinstateHandler.Verb)
            .Said("sitzung doch stattfinden {id}", "sitzung findet doch statt {id}", "reinstate session {id}"),

        Route.To<ChooseHandler>("Choose", Who.Enrolled, Where.Personal).Button(ChooseHandler.Verb)
            .Said("koalition (wechseln|wählen|auswählen)", "wechsle [zu] [zur] {name}", "(change|switch|choose) coalition [to]", "(change|switch) coalition to {name}"),
        Route.To<GermanHandler>("German", Who.Enrolled).Button(GermanHandler.Verb)
            .Said("[sprache] deutsch [bitte]", "[bitte] auf deutsch [bitte]", "[language] german [please]", "in german [please]", "language deutsch", "sprache de", "language de"),
        Route.To<EnglishHandler>("English", Who.Enrolled).Button(EnglishHandler.Verb)
            .Said("[sprache] (englisch|english) [bitte]", "[bitte] auf englisch [bitte]", "language english [please]", "english please", "in english [please]", "sprache en", "language en"),

        Route.To<DeliveriesHandler>("Deliveries", Who.Member, Where.Personal).Button(DeliveriesHandler.Verb)
            .Said("(zustellung|zustellungen) [und] [antworten] {id}", "(delivery|deliveries) [and] [answers] {id}"),

        Route.To<QuietHandler>("Quiet", Who.Enrolled, Where.Personal).Button(QuietHandler.Verb)
            .Said("ruhezeit", "ruhezeit {zeiten}", "quiet hours", "quiet hours {times}"),
        Route.To<QuietOffHandler>("QuietOff", Who.Enrolled, Where.Personal).Button(QuietOffHandler.Verb)
            .Said("keine ruhezeit [mehr|bitte]", "no [more] quiet hours [please]"),
        Route.To<RemindersHandler>("Reminders", Who.Member, Where.Personal).Button(RemindersHandler.Verb)
            .Said("[meine] erinnerungen", "[my] reminders"),
        Route.To<RemindersOffHandler>("RemindersOff", Who.Member, Where.Personal).Button(RemindersOffHandler.Verb)
            .Said("[meine] erinnerungen (aus|ausschalten|abschalten)", "keine erinnerungen [mehr|bitte]", "[my] reminders off", "no [more] reminders [please]"),
        Route.To<RemindersOnHandler>("RemindersOn", Who.Member, Where.Personal).Button(RemindersOnHandler.Verb)
            .Said("[meine] erinnerungen (ein|an|einschalten|anschalten)", "[my] reminders on"),
        Route.To<PauseRemindersHandler>("RemindersPause", Who.Member, Where.Personal).Button(PauseRemindersHandler.Verb)
            .Said("erinnerungen (pausieren|pause) [bis] {tag}", "pause reminders [until] {day}"),
        Route.To<ReminderTimesHandler>("ReminderTimes", Who.Member, Where.Personal).Button(ReminderTimesHandler.Verb)
            .Said("erinnerungszeiten [ändern]", "erinnerungszeiten {zeiten}", "[change] reminder times", "reminder times {times}"),
        Route.To<RemindLaterHandler>("RemindLater", Who.Member, Where.Personal).Button(RemindLaterHandler.Verb).OnItsCard()
            .Said("später erinnern {id}", "remind [me] later {id}"),
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
