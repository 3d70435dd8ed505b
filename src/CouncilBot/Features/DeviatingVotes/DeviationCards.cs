using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.DeviatingVotes.Announce;
using CouncilBot.Features.DeviatingVotes.Change;
using CouncilBot.Features.DeviatingVotes.History;
using CouncilBot.Features.DeviatingVotes.Link;
using CouncilBot.Features.DeviatingVotes.React;
using CouncilBot.Features.DeviatingVotes.Withdraw;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>
/// The card of a deviating vote: the same for replies, notices and updates. It depends on who reads it: what is meant for them, in
/// their language, with buttons for what they may do now.
/// </summary>
internal sealed class DeviationCards(Desk desk, SessionBook sessions, TimeProvider time) : IMatterCards
{
    /// <inheritdoc/>
    public MatterKind Kind => MatterKind.DeviatingVote;

    /// <inheritdoc/>
    public async Task<MatterCard?> OfAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation) =>
        await desk.LoadAsync(db, matter, reader.Membership.Actor(), cancellation) is { } found
            ? await ShowAsync(db, found, reader, news, [], time.GetUtcNow().UtcDateTime, cancellation)
            : null;

    /// <summary>The card for the visitor; above it what has just been done, if anything.</summary>
    public Task<MatterCard> ForAsync(Visit visit, Found found, IReadOnlyList<string> notes, CancellationToken cancellation) =>
        ShowAsync(visit.Db, found, new Reader(visit.Person.Id, visit.Member, visit.Language, visit.Person.Name), news: null, notes, visit.Now, cancellation);

    /// <summary>The session of an announcement as people call it.</summary>
    public async Task<string> SessionAsync(CouncilDb db, SessionRef session, Texts texts, CancellationToken cancellation)
    {
        var row = session.Id is { } id ? await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) : null;
        return NameOf(session, row, texts);
    }

    /// <inheritdoc cref="SessionAsync"/>
    public string NameOf(SessionRef session, SessionRow? row, Texts texts)
    {
        if (row is null)
            return session.Words ?? session.Day?.ToString("d", texts.Culture) ?? "–";

        var name = sessions.NameOf(row, texts.Language);
        return row.CancelledUtc is null ? name : texts["CalledOff", name];
    }

    /// <summary>Which boards are told, and how many people that is.</summary>
    public static async Task<IReadOnlyList<string>> BoardsAsync(CouncilDb db, Found found, Guid author, Texts texts, CancellationToken cancellation)
    {
        List<string> lines = [];
        foreach (var faction in found.Rules.Agreement.Factions)
        {
            var people = await Roster.WithRolesAsync(db, found.Row.CoalitionId, faction.Key, found.Rules.Rules.Roles.Speak, cancellation);
            var told = people.Count(p => p != author);
            lines.Add(texts[people.Count == 0 ? "BoardNone" : told == 0 ? "BoardOnlyYou" : told == 1 ? "BoardOne" : "BoardSome", faction.Name, told]);
        }

        return lines;
    }

    /// <summary>What the agreement says about a vote: a sentence, and the words it comes from.</summary>
    public static IEnumerable<CardElement> Rule(MatterRules rules, VotingRule? rule, Texts texts)
    {
        yield return Heading(texts["RuleTitle"]);
        yield return Plain(DeviationWords.Rule(rule, rules.Rules.Voting.Conscience is { } words && rule?.Quotes is [var only] && only == words, texts));
        if (rule is null)
            yield break;

        foreach (var quote in rules.Quotes(texts.Language, rule.Quotes))
            yield return quote;
    }

    private async Task<MatterCard> ShowAsync(CouncilDb db, Found found, Reader reader, string? news, IReadOnlyList<string> notes, DateTime now, CancellationToken cancellation)
    {
        var (row, state, rules) = found;
        var texts = Texts.Of<DeviationResources>(reader.Language);
        var actor = reader.Membership.Actor();
        var names = await MatterPeople.NamesAsync(db, [row.AuthorId, .. state.Acknowledged.Concat(state.TalkRequested).Select(r => (Guid?)r.By), state.OnAgenda?.By], cancellation);
        var author = row.AuthorId is { } id ? names.GetValueOrDefault(id) : null;
        var isAuthor = actor.Member == row.AuthorId;
        var announcement = state.Announcement;
        var sessionRow = announcement.Session.Id is { } sessionId ? await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sessionId, cancellation) : null;
        var session = NameOf(announcement.Session, sessionRow, texts);
        var item = DeviationWords.Of(announcement.Item);
        var title = texts[state.IsShared || !state.IsOpen ? "Title" : "DraftTitle", row.ShortId];

        List<CardElement> body = [Styled.Title(title)];
        body.AddRange(notes.Select((n, i) => i == 0 ? Styled.Bold(n) : Plain(n)));
        body.AddRange((await StatusAsync(db, found, sessionRow, texts, now, cancellation)).Select(Plain));
        body.Add(new FactSet([.. Facts(announcement, MatterPeople.Person(author, state.Faction, rules, texts.Language), session, item, texts)]));
        body.AddRange(Reason(found, actor, texts));
        body.AddRange(Rule(rules, state.Rule(rules.Rules), texts));
        if (!rules.IsCurrent)
            body.Add(Styled.Remark(Texts.Of<MatterResources>(reader.Language)["FormerRules"]));

        if (state.Phase == DeviatingVotePhase.Draft)
        {
            body.Add(Styled.Remark(texts["FreeMandate"]));
            body.Add(Heading(texts["To"]));
            body.AddRange((await BoardsAsync(db, found, reader.PersonId, texts, cancellation)).Select(Plain));
        }
        else if (state.IsShared)
        {
            body.AddRange(Reactions(state, rules, names, texts));
        }

        var buttons = Buttons(found, actor, isAuthor, now, texts).ToList();
        if (buttons.Count > 0)
            body.Add(Styled.Remark(texts["InWords", string.Join(" · ", buttons.Select(b => b.Words))]));

        var newsKey = news is null ? "Summary" : $"News{news}";
        return new MatterCard(
            new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = $"{title}. {session}, {item}: {DeviationWords.Of(announcement.Vote, texts)}",
                Body = body,
                Actions = [.. buttons.Select(b => b.Button)],
            },
            texts[newsKey, news is null ? row.ShortId : author ?? texts["Somebody"], Shortened(item), session]);
    }

    /// <summary>Where it stands and since when; the mark of a late announcement is in these words.</summary>
    private static async Task<IEnumerable<string>> StatusAsync(CouncilDb db, Found found, SessionRow? session, Texts texts, DateTime now, CancellationToken cancellation)
    {
        var (row, state, _) = found;
        if (!state.IsShared)
            return state.IsOpen ? [texts["Draft"], .. DraftNotes(state, texts, now)] : [texts["Dropped"]];

        var events = await Chronicle.ReadAsync<DeviatingVoteEvent>(db, row.Id, cancellation);
        var announced = events.First(e => e.Happened is DeviatingVoteEvent.Announced).AtUtc;
        List<string> lines = [texts[Mark(state, session, announced), BerlinTime.Of(announced)]];
        if (events.LastOrDefault(e => e.Happened is DeviatingVoteEvent.Changed) is { } changed)
            lines.Add(texts["ChangedAt", BerlinTime.Of(changed.AtUtc)]);

        if (!state.IsOpen)
            lines.Insert(0, texts["WithdrawnAt", BerlinTime.Of(events[^1].AtUtc)]);

        return lines;
    }

    /// <summary>Name of the sentence that says whether it was in time.</summary>
    public static string Mark(DeviatingVote state, SessionRow? session, DateTime announcedUtc)
    {
        // The session may have become known, or have moved, since.
        var start = session?.StartUtc ?? state.Announcement.Session.StartUtc;
        return state.IsLate || announcedUtc >= start ? "Late" : start is null ? "StartUnknown" : "InTime";
    }

    private static IEnumerable<string> DraftNotes(DeviatingVote state, Texts texts, DateTime now)
    {
        var session = state.Announcement.Session;
        if (session.HasBegun(now))
            yield return texts["SessionHasBegun"];
        else if (session is { StartUtc: null, Day: { } day } && day < Acting.At(now).Today)
            yield return texts["DayIsOver"];
    }

    private static IEnumerable<Fact> Facts(Announcement announcement, string who, string session, string item, Texts texts)
    {
        yield return Styled.Fact(texts["Who"], who);
        yield return Styled.Fact(texts["Session"], session);
        yield return Styled.Fact(texts["Item"], item);
        yield return Styled.Fact(texts["Subject"], DeviationWords.Of(announcement.Subject, texts));
        if (announcement.Euro is { } euro)
            yield return Styled.Fact(texts["Euro"], texts["EuroValue", euro]);

        yield return Styled.Fact(texts["Vote"], DeviationWords.Of(announcement.Vote, texts));
        if (announcement.IsConscience)
            yield return Styled.Fact(texts["Mark"], texts["Conscience"]);
    }

    /// <summary>The reason for those it is meant for; the others learn only that it is not for them.</summary>
    private static IEnumerable<CardElement> Reason(Found found, Actor actor, Texts texts)
    {
        var (row, state, rules) = found;
        if (state.Announcement.Reason is not { } reason)
            return [Styled.Remark(texts["NoReason"])];

        if (!state.Announcement.ReasonFor.Includes(actor, row.AuthorId, state.Faction, rules.Rules))
            return [Styled.Remark(texts["ReasonHidden"])];

        var isOwn = state.Announcement.ReasonFor == Audience.OwnBoard;
        return
        [
            Heading(texts["Reason"]),
            new RichText([new TextRun(reason) { IsItalic = true }]) { Spacing = Spacing.Small },
            Styled.Remark(isOwn ? texts["ReasonForOwnBoard", MatterPeople.Faction(rules, state.Faction)] : texts["ReasonForBothBoards"]),
        ];
    }

    private static IEnumerable<CardElement> Reactions(DeviatingVote state, MatterRules rules, IReadOnlyDictionary<Guid, string> names, Texts texts)
    {
        List<Fact> facts = [];
        Add("Acknowledged", state.Acknowledged);
        Add("TalkRequested", state.TalkRequested);
        Add("OnAgenda", state.OnAgenda is { } one ? [one] : []);
        if (facts.Count > 0)
            yield return new FactSet(facts) { Separator = true, Spacing = Spacing.Medium };
        else if (state.IsOpen)
            yield return Styled.Remark(texts["NobodyYet"]) with { Separator = true, Spacing = Spacing.Medium };

        void Add(string what, IReadOnlyList<Reaction> reactions)
        {
            if (reactions.Count > 0)
                facts.Add(Styled.Fact(texts[what], string.Join(", ", reactions.Select(r => MatterPeople.Person(names.GetValueOrDefault(r.By), r.Faction, rules, texts.Language)))));
        }
    }

    /// <summary>What this reader may do now, each with the words for it.</summary>
    private static IEnumerable<(CardAction Button, string Words)> Buttons(Found found, Actor actor, bool isAuthor, DateTime now, Texts texts)
    {
        var (row, state, _) = found;
        var data = MatterRef.Data(row);
        var announcement = state.Announcement;
        if (May(new DeviatingVoteCommand.Announce()))
            yield return (new ExecuteAction(texts["Announce"], AnnounceDeviationHandler.Verb) { Data = data }, Say("SayAnnounce"));

        // Nobody takes note of their own words, or talks about them with themselves.
        if (!isAuthor && May(new DeviatingVoteCommand.Acknowledge()))
            yield return (new ExecuteAction(texts["Acknowledge"], AcknowledgeDeviationHandler.Verb) { Data = data }, Say("SayAcknowledge"));

        if (!isAuthor && May(new DeviatingVoteCommand.RequestTalk()))
            yield return (new ExecuteAction(texts["Talk"], TalkDeviationHandler.Verb) { Data = data }, Say("SayTalk"));

        if (May(new DeviatingVoteCommand.PutOnAgenda()))
            yield return (new ExecuteAction(texts["Agenda"], AgendaDeviationHandler.Verb) { Data = data, Tooltip = texts["AgendaTip"] }, Say("SayAgenda"));

        if (May(new DeviatingVoteCommand.Edit(announcement with { IsConscience = !announcement.IsConscience })))
            yield return (new ExecuteAction(texts["Change"], ChangeDeviationHandler.Verb) { Data = data }, Say("SayChange"));

        if (state.IsShared && announcement.Session.Id is null && May(LinkDeviationHandler.Any(state)))
            yield return (new ExecuteAction(texts["Link"], LinkDeviationHandler.Verb) { Data = data }, Say("SayLink"));

        if (May(new DeviatingVoteCommand.Withdraw()) && state.IsShared)
            yield return (new ExecuteAction(texts["Withdraw"], WithdrawDeviationHandler.Verb) { Data = data }, Say("SayWithdraw"));
        else if (May(new DeviatingVoteCommand.Withdraw()))
            yield return (new ExecuteAction(texts["Discard"], WithdrawDeviationHandler.Verb) { Data = data }, Say("SayDiscard"));

        if (state.IsShared)
            yield return (new ExecuteAction(texts["History"], DeviationHistoryHandler.Verb) { Data = data }, Say("SayHistory"));

        bool May(DeviatingVoteCommand command) => Desk.Would(found, command, actor, now);

        string Say(string key) => texts[key, row.ShortId];
    }

    private static TextBlock Heading(string words) => Styled.Bold(words) with { Spacing = Spacing.Medium };

    private static TextBlock Plain(string words) => Styled.Plain(words) with { Spacing = Spacing.Small };

    private static string Shortened(string text) => text.Length <= 120 ? text : $"{text[..117].TrimEnd()}…";
}
