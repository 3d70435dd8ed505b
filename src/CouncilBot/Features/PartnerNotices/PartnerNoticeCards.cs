using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Record;
using CouncilBot.Features.PartnerNotices.Acknowledge;
using CouncilBot.Features.PartnerNotices.Send;
using CouncilBot.Features.PartnerNotices.Withdraw;
using CouncilBot.Features.PartnerNotices.Write;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.PartnerNotices.PartnerNotice, CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand, CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.PartnerNotices.PartnerNotice>;

namespace CouncilBot.Features.PartnerNotices;

/// <summary>
/// The card of a notice to the partner: the same for replies, news and updates, with buttons for what its reader may do now.
/// What was taken back shows its words only to the faction that wrote them.
/// </summary>
internal sealed class PartnerNoticeCards(Desk desk, TimeProvider time) : IMatterCards
{
    /// <inheritdoc/>
    public MatterKind Kind => MatterKind.PartnerNotice;

    /// <inheritdoc/>
    public async Task<MatterCard?> OfAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation) =>
        await desk.LoadAsync(db, matter, reader.Membership.Actor(), cancellation) is { } found
            ? await ShowAsync(db, found, reader, news, note: null, time.GetUtcNow().UtcDateTime, cancellation)
            : null;

    /// <summary>The card for the visitor; above it what has just been done, if anything.</summary>
    public static Task<MatterCard> ForAsync(Visit visit, Found found, string? note, CancellationToken cancellation) =>
        ShowAsync(visit.Db, found, new Reader(visit.Person.Id, visit.Member, visit.Language, visit.Person.Name), news: null, note, visit.Now, cancellation);

    private static async Task<MatterCard> ShowAsync(CouncilDb db, Found found, Reader reader, string? news, string? note, DateTime now, CancellationToken cancellation)
    {
        var (row, state, rules) = found;
        var texts = Texts.Of<PartnerNoticeResources>(reader.Language);
        var actor = reader.Membership.Actor();
        var names = await MatterPeople.NamesAsync(db, [row.AuthorId, .. state.Acknowledged.Select(r => (Guid?)r.By)], cancellation);
        var from = MatterPeople.Person(row.AuthorId is { } id ? names.GetValueOrDefault(id) : null, state.Faction, rules, texts.Language);
        var title = texts[state.IsShared ? "Title" : "DraftTitle", row.ShortId];
        var isReadable = state.IsOpen || actor.Faction == state.Faction;
        var topic = isReadable ? state.Topic : texts["Taken"];

        List<CardElement> body = [Styled.Title(title)];
        if (note is not null)
            body.Add(Styled.Bold(note));

        body.Add(Styled.Remark(await StatusAsync(db, found, from, texts, cancellation)));
        if (isReadable)
            body.AddRange(Styled.Lines(state.Text));

        if (state.Phase == PartnerNoticePhase.Draft)
            body.Add(Plain(await RecipientsAsync(db, found, texts, cancellation)));
        else if (state.Phase == PartnerNoticePhase.Sent)
            body.Add(Acknowledged(state, rules, names, texts));

        if (state.IsOpen)
            body.AddRange(Rule(rules, texts));

        var buttons = Buttons(found, actor, now, texts).ToList();
        if (buttons.Count > 0)
            body.Add(Styled.Remark(texts["InWords", string.Join(" · ", buttons.Select(b => b.Words))]));

        return new MatterCard(
            new AdaptiveCard { Language = texts.Tag, FallbackText = $"{title}. {topic}", Body = body, Actions = [.. buttons.Select(b => b.Button)] },
            news is null ? texts["Summary", row.ShortId, topic] : texts[$"News{news}", from, row.ShortId]);
    }

    private static async Task<string> StatusAsync(CouncilDb db, Found found, string from, Texts texts, CancellationToken cancellation)
    {
        var (row, state, _) = found;
        if (!state.IsShared)
            return texts[state.IsOpen ? "Draft" : "Dropped"];

        var events = await Chronicle.ReadAsync<PartnerNoticeEvent>(db, row.Id, cancellation);
        var sent = BerlinTime.Of(events.First(e => e.Happened is PartnerNoticeEvent.Sent).AtUtc);
        return state.IsOpen ? texts["SentBy", from, sent] : texts["WithdrawnBy", from, BerlinTime.Of(events[^1].AtUtc)];
    }

    /// <summary>Whom it goes to, and how many people that is.</summary>
    private static async Task<string> RecipientsAsync(CouncilDb db, Found found, Texts texts, CancellationToken cancellation)
    {
        var partner = found.Rules.Agreement.PartnerOf(found.State.Faction);
        var people = await Roster.WithRolesAsync(db, found.Row.CoalitionId, partner.Key, found.Rules.Rules.Roles.Speak, cancellation);
        return people.Count switch
        {
            0 => texts["ToNobodyYet", partner.Name],
            1 => texts["ToOne", partner.Name],
            var count => texts["To", partner.Name, count],
        };
    }

    private static CardElement Acknowledged(PartnerNotice state, MatterRules rules, IReadOnlyDictionary<Guid, string> names, Texts texts) => state.Acknowledged.Count == 0
        ? Styled.Remark(texts["NobodyYet"])
        : new FactSet([Styled.Fact(texts["Acknowledged"], string.Join(", ", state.Acknowledged.Select(r => MatterPeople.Person(names.GetValueOrDefault(r.By), r.Faction, rules, texts.Language))))])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };

    private static IEnumerable<CardElement> Rule(MatterRules rules, Texts texts)
    {
        if (rules.Rules.EarlyInformation.Count == 0)
            return [Styled.Remark(texts["NoRule"])];

        var quotes = rules.Quotes(texts.Language, [.. rules.Rules.EarlyInformation]);
        return rules.IsCurrent ? quotes : [.. quotes, Styled.Remark(Texts.Of<MatterResources>(texts.Language)["FormerRules"])];
    }

    /// <summary>What this reader may do now, each with the words for it.</summary>
    private static IEnumerable<(CardAction Button, string Words)> Buttons(Found found, Actor actor, DateTime now, Texts texts)
    {
        var (row, state, _) = found;
        var data = MatterRef.Data(row);
        if (May(new PartnerNoticeCommand.Send()))
            yield return (new ExecuteAction(texts["Send"], SendPartnerNoticeHandler.Verb) { Data = data }, Say("SaySend"));

        if (May(new PartnerNoticeCommand.Acknowledge()))
            yield return (new ExecuteAction(texts["Acknowledge"], AcknowledgePartnerNoticeHandler.Verb) { Data = data }, Say("SayAcknowledge"));

        // Any other words: whether they may be changed does not depend on which.
        if (May(new PartnerNoticeCommand.Edit($"{state.Text}.")))
            yield return (new ExecuteAction(texts["Change"], ChangePartnerNoticeHandler.Verb) { Data = data }, Say("SayChange"));

        if (May(new PartnerNoticeCommand.Withdraw()) && state.IsShared)
            yield return (new ExecuteAction(texts["Withdraw"], WithdrawPartnerNoticeHandler.Verb) { Data = data }, Say("SayWithdraw"));
        else if (May(new PartnerNoticeCommand.Withdraw()))
            yield return (new ExecuteAction(texts["Discard"], WithdrawPartnerNoticeHandler.Verb) { Data = data }, Say("SayDiscard"));

        if (state.IsShared)
            yield return (new ExecuteAction(texts["History"], RecordHandler.Verb) { Data = data }, Say("SayHistory"));

        bool May(PartnerNoticeCommand command) => Desk.Would(found, command, actor, now);

        string Say(string key) => texts[key, row.ShortId];
    }

    private static TextBlock Plain(string words) => Styled.Plain(words) with { Spacing = Spacing.Medium };
}
