using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Committee.Agenda;
using CouncilBot.Features.Committee.Attend;
using CouncilBot.Features.Committee.Change;
using CouncilBot.Features.Committee.Results;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Features.Reminders.Later;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.Committee.CommitteeMeeting, CouncilBot.Coalition.Committee.MeetingCommand, CouncilBot.Coalition.Committee.MeetingEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;

namespace CouncilBot.Features.Committee;

/// <summary>
/// The card of a meeting: the same for replies, reminders, notices and updates. When and where, how many come, the agenda, and the
/// buttons for what this reader may do now.
/// </summary>
internal sealed class MeetingCards(Desk desk, TimeProvider time) : IMatterCards
{
    /// <inheritdoc/>
    public MatterKind Kind => MatterKind.Meeting;

    /// <inheritdoc/>
    public async Task<MatterCard?> OfAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation) =>
        await desk.LoadAsync(db, matter, reader.Membership.Actor(), cancellation) is { } found
            ? await ShowAsync(db, found, reader, news, note: null, time.GetUtcNow().UtcDateTime, cancellation)
            : null;

    /// <summary>The card for the visitor; above it what has just been done, if anything.</summary>
    public static Task<MatterCard> ForAsync(Visit visit, Found found, string? note, CancellationToken cancellation) =>
        ShowAsync(visit.Db, found, new Reader(visit.Person.Id, visit.Member, visit.Language, visit.Person.Name), news: null, note, visit.Now, cancellation);

    /// <summary>"Montag, 29. März 2027, 15:30 bis 16:45 Uhr".</summary>
    public static string When(MeetingTime time, Texts texts) =>
        texts["When", time.Day.ToString("D", texts.Culture), time.From.ToString("t", texts.Culture), time.Until.ToString("t", texts.Culture)];

    private static async Task<MatterCard> ShowAsync(CouncilDb db, Found found, Reader reader, string? news, string? note, DateTime now, CancellationToken cancellation)
    {
        var (row, meeting, rules) = found;
        var texts = Texts.Of<CommitteeResources>(reader.Language);
        var actor = reader.Membership.Actor();
        var committee = rules.Rules.Committee!;
        var title = texts["Title", meeting.Time.Day.ToString("D", texts.Culture)];
        var newsKey = news is null ? "Summary" : $"News{news}";
        var summary = texts[newsKey, When(meeting.Time, texts)];

        List<CardElement> body = [Styled.Title(title)];
        if ((note ?? (news is null ? null : summary)) is { } said)
            body.Add(Styled.Bold(said));

        if (Status(meeting, texts, now) is { } status)
            body.Add(Styled.Plain(status) with { Color = meeting.Phase == MeetingPhase.CalledOff ? TextColor.Attention : TextColor.Default });

        var names = await MatterPeople.NamesAsync(db, [.. meeting.Items.Select(i => (Guid?)i.By), .. meeting.ReleasedBy.Concat(meeting.ConfirmedBy).Select(r => (Guid?)r.By)], cancellation);
        body.Add(new FactSet(
        [
            Styled.Fact(texts["Time"], texts["FromUntil", meeting.Time.From.ToString("t", texts.Culture), meeting.Time.Until.ToString("t", texts.Culture)]),
            Styled.Fact(texts["Place"], meeting.Place ?? texts["NoPlace"]),
            .. rules.Agreement.Factions.Select(f => Styled.Fact(f.Name, texts["Coming", meeting.ComingOf(f.Key), committee.MostPerFaction])),
            .. meeting.Replies.Any(r => r.Faction is null) ? [Styled.Fact(texts["Guests"], texts["GuestsComing", meeting.ComingOf(faction: null)])] : Array.Empty<Fact>(),
            .. meeting.ReplyOf(actor.Member) is { } own ? [Styled.Fact(texts["You"], Own(own, texts))] : Array.Empty<Fact>(),
            .. meeting.ReleasedBy.Count > 0 ? [Styled.Fact(texts["ReleasedBy"], Factions(meeting.ReleasedBy, rules, names, texts))] : Array.Empty<Fact>(),
            .. meeting.Phase is MeetingPhase.Released or MeetingPhase.Confirmed ? [Styled.Fact(texts["ConfirmedBy"], Factions(meeting.ConfirmedBy, rules, names, texts))] : Array.Empty<Fact>(),
        ]));
        body.AddRange(Agenda(found, Audience.Committee.Includes(actor, author: null, faction: null, rules.Rules), names, texts));
        var buttons = Buttons(found, actor, now, texts).ToList();
        if (Enum.TryParse<ReminderKind>(news, out _) && RemindLaterHandler.IsTimeFor(meeting, now))
            buttons.Add(Later(row, texts));

        // Above the rules: on a phone nobody scrolls past them for a tap. Six to a set, or some would not be shown.
        body.AddRange(buttons.Select(b => b.Button).Chunk(CardLimits.PrimaryActions).Select(set => new ActionSet([.. set]) { Spacing = Spacing.Medium }));
        body.AddRange(rules.Quotes(reader.Language, [.. committee.Quotes]));
        if (!rules.IsCurrent)
            body.Add(Styled.Remark(Texts.Of<MatterResources>(reader.Language)["FormerRules"]));

        List<string> words = [.. buttons.Select(b => b.Words)];
        if (meeting.Items.Any(i => Desk.Would(found, new MeetingCommand.LinkDocument(i.Number, $"{i.Link}–"), actor, now)))
            words.Add(texts["LinkDocumentWords", row.ShortId]);

        if (words.Count > 0)
            body.Add(Styled.Remark(texts["InWords", string.Join(" · ", words)]));

        return new MatterCard(
            new AdaptiveCard { Language = texts.Tag, FallbackText = $"{summary}. {texts["FallbackHow", row.ShortId]}", Body = body },
            note ?? summary);
    }

    /// <summary>Only on a reminder: on any other card nobody looks for it.</summary>
    private static (ExecuteAction, string) Later(MatterRow row, Texts texts) =>
        (new ExecuteAction(texts["RemindLater"], RemindLaterHandler.Verb) { Data = MatterRef.Data(row), AssociatedInputs = AssociatedInputs.None }, texts["RemindLaterWords", row.ShortId]);

    private static string? Status(CommitteeMeeting meeting, Texts texts, DateTime now) => meeting.Phase switch
    {
        MeetingPhase.CalledOff => texts["IsCalledOff"],
        MeetingPhase.Released => texts["IsReleased"],
        MeetingPhase.Confirmed => texts["IsConfirmed"],
        _ when meeting.HasBegun(now) => texts["HasBegun"],
        _ when meeting.IsExtra => texts["IsExtra"],
        _ when meeting.Day != meeting.Time.Day => texts["IsMoved", meeting.Day.ToString("d", texts.Culture)],
        _ => null,
    };

    private static string Own(AttendanceReply reply, Texts texts) => reply switch
    {
        { Attendance: Attendance.Substitute, Substitute: { } name } => texts["OwnSubstituteNamed", name],
        _ => texts[$"Own{reply.Attendance}"],
    };

    /// <summary>Who did something for each faction, and which faction has not yet.</summary>
    private static string Factions(IReadOnlyList<Reaction> done, MatterRules rules, IReadOnlyDictionary<Guid, string> names, Texts texts) => string.Join("; ", rules.Agreement.Factions.Select(f =>
        done.Where(r => r.Faction == f.Key).Select(r => (Guid?)r.By).FirstOrDefault() is { } by ? MatterPeople.Person(names.GetValueOrDefault(by), f.Key, rules, texts.Language) : texts["NotYet", f.Name]));

    private static List<CardElement> Agenda(Found found, bool isOfCommittee, IReadOnlyDictionary<Guid, string> names, Texts texts)
    {
        var (row, meeting, rules) = found;
        List<CardElement> shown = [Styled.Bold(texts[meeting.IsAgendaClosed ? "AgendaClosedTitle" : "AgendaTitle"]) with { Separator = true, Spacing = Spacing.Medium }];
        if (meeting.Items.Count == 0)
            shown.Add(Styled.Remark(texts["NoItems"]));

        var (most, documents) = (ResultWords.RoomOf(meeting), DocumentLink.Shown(meeting));
        foreach (var (item, index) in meeting.Items.Select((item, index) => (item, index)))
        {
            var from = item.Faction is { } faction ? MatterPeople.Person(names.GetValueOrDefault(item.By), faction, rules, texts.Language) : names.GetValueOrDefault(item.By, texts["Guest"]);
            shown.Add(new RichText([new TextRun(string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {item.Title}"))]) { Spacing = Spacing.Small });
            shown.Add(Styled.Remark(item.Matter is { } matter ? texts["ItemFromMatter", from, Storage.Matters.MatterLog.ShortId(matter)] : texts["ItemFrom", from]) with { Spacing = Spacing.None });
            // To the factions go the results; the papers were for who talked about them.
            if (isOfCommittee)
                shown.AddRange(DocumentLink.Below(row, index + 1, item, documents.Contains(index + 1), texts));
            if (meeting.Results.TryGetValue(item.Number, out var result))
                shown.AddRange(ResultWords.Below(row, index + 1, result, most, texts));
        }

        return shown;
    }

    /// <summary>What this reader may do now, each with the words for it.</summary>
    private static IEnumerable<(ExecuteAction Button, string Words)> Buttons(Found found, Actor actor, DateTime now, Texts texts)
    {
        var (row, meeting, _) = found;
        var data = MatterRef.Data(row);
        var own = meeting.ReplyOf(actor.Member)?.Attendance;
        if (own != Attendance.Coming && May(new MeetingCommand.Answer(Attendance.Coming)))
            yield return Button(texts["SayComing"], ComingHandler.Verb, "ComingWords");

        if (own != Attendance.NotComing && May(new MeetingCommand.Answer(Attendance.NotComing)))
            yield return Button(texts["SayNotComing"], NotComingHandler.Verb, "NotComingWords");

        if (May(new MeetingCommand.Answer(Attendance.Substitute, "–")))
            yield return Button(texts["SaySubstitute"], SubstituteHandler.Verb, "SubstituteWords");

        if (May(AddItemHandler.Any))
            yield return Button(texts["AddItem"], AddItemHandler.Verb, "AddItemWords");

        if (May(new MeetingCommand.Move(meeting.Time with { Until = meeting.Time.From })))
            yield return Button(texts["Move"], MoveMeetingHandler.Verb, "MoveWords");

        if (May(new MeetingCommand.CallOff()))
            yield return Button(texts["CallOff"], CallOffMeetingHandler.Verb, "CallOffWords");

        if (May(new MeetingCommand.Reinstate()))
            yield return Button(texts["Reinstate"], ReinstateMeetingHandler.Verb, "ReinstateWords");

        if (May(new MeetingCommand.CloseAgenda()))
            yield return Button(texts["CloseAgenda"], CloseAgendaHandler.Verb, "CloseAgendaWords");

        if (May(new MeetingCommand.ReopenAgenda()))
            yield return Button(texts["ReopenAgenda"], ReopenAgendaHandler.Verb, "ReopenAgendaWords");

        if (meeting.Items.Count > 0 && May(new MeetingCommand.NoteResult(meeting.Items[0].Number, ResultWords.Any)))
            yield return Button(texts["NoteResult"], NoteResultHandler.Verb, "NoteResultWords");

        if (May(new MeetingCommand.ReleaseMinutes()))
            yield return Button(texts["ReleaseResults"], ReleaseResultsHandler.Verb, "ReleaseResultsWords");

        if (May(new MeetingCommand.Confirm()))
            yield return Button(texts["ConfirmResults"], ConfirmResultsHandler.Verb, "ConfirmResultsWords");

        if (DeliveriesHandler.IsFor(actor, row, found.Rules.Rules))
            yield return Button(texts["Responses"], DeliveriesHandler.Verb, "ResponsesWords");

        (ExecuteAction, string) Button(string title, string verb, string words) =>
            (new ExecuteAction(title, verb) { Data = data, AssociatedInputs = AssociatedInputs.None }, texts[words, row.ShortId]);

        bool May(MeetingCommand command) => Desk.Would(found, command, actor, now);
    }
}
