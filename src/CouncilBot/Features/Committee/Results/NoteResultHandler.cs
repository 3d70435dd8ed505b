using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Committee.Agenda;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;

namespace CouncilBot.Features.Committee.Results;

/// <summary>
/// "Ergebnis 7F3A21 2: Text", or a form for it; without a text the result as it stands, or the form with what is noted already.
/// </summary>
internal sealed class NoteResultHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.result";
    public const string ItemInput = "item";
    public const string TextInput = "text";
    public const string VoteInput = "vote";
    public const string TaskInput = "task";
    public const string UntilInput = "until";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(visit, cancellation) is not { } found)
            return desk.NotThere(visit);

        if (visit.Turn.Action is null)
            return await SaidAsync(visit, found, cancellation);

        return visit.Input(TextInput) is null ? await FormAsync(visit, found, wanted: null, cancellation) : await SentAsync(visit, found, cancellation);
    }

    private async Task<Response> SaidAsync(Visit visit, Found found, CancellationToken cancellation)
    {
        var texts = visit.Texts<CommitteeResources>();
        var said = TypedResult.Read(visit.Named.Words);
        if (said.Place is not { } place)
            return await FormAsync(visit, found, wanted: null, cancellation);

        if (AgendaPlaces.At(found.State, place) is not { } item)
            return Response.Say(texts["NoSuchItem"]);

        var known = found.State.Results.GetValueOrDefault(item.Number);
        if (said.Text.Length == 0 && RefusalOf(visit, found, item) is not null)
            return known is null ? Response.Say(texts["NoResultYet"]) : Whole(visit, found, place, item, known);

        if (said.Text.Length == 0)
            return await FormAsync(visit, found, item, cancellation);

        // What is not said again stays as it was.
        return TryRead(visit, found, said.Text, said.Vote ?? known?.Vote ?? PartnersVote.None, said.Task ?? known?.Task, said.Until, known?.Until, out var result, out var problem)
            ? await desk.ActAsync(visit, found, new MeetingCommand.NoteResult(item.Number, result), cancellation)
            : Response.Say(problem);
    }

    private async Task<Response> SentAsync(Visit visit, Found found, CancellationToken cancellation)
    {
        var texts = visit.Texts<CommitteeResources>();
        if (found.State.Items.FirstOrDefault(i => i.Number == visit.InputNumber(ItemInput, int.MaxValue)) is not { } item)
            return Response.Say(texts["NoSuchItem"]);

        if (!TryRead(visit, found, visit.Input(TextInput, int.MaxValue)!, VoteOf(visit), visit.Input(TaskInput, int.MaxValue), visit.Input(UntilInput), known: null, out var result, out var problem))
            return Response.Say(problem);

        // Where it is not saved the form stays as it is, with everything that was typed; the second of two clicks finds it done.
        var command = new MeetingCommand.NoteResult(item.Number, result);
        switch (found.State.Decide(command, visit.Actor(), Acting.At(visit.Now), found.Rules.Rules))
        {
            case Decision<MeetingEvent>.Refused(var refusal):
                return Response.Say(texts["ResultNotSaved", texts[refusal.ToString()]]);
            case Decision<MeetingEvent>.Accepted when !await MeetingDesk.IsUntouchedAsync(visit, found, MatterRef.Of(visit)?.Seen ?? 0, command, cancellation):
                return Response.Say(texts["ResultStale"]);
            default:
                return await desk.ActAsync(visit, found, command, cancellation);
        }
    }

    private static PartnersVote VoteOf(Visit visit) => Enum.TryParse<PartnersVote>(visit.Input(VoteInput), out var vote) && Enum.IsDefined(vote) ? vote : PartnersVote.None;

    private static bool TryRead(Visit visit, Found found, string text, PartnersVote vote, string? task, string? until, DateOnly? known, out ItemResult result, out string problem)
    {
        var texts = visit.Texts<CommitteeResources>();
        (result, problem) = (ResultWords.Any, "");
        var (words, who, day) = (MotionContents.Clean(text).Normalize(), PlainLine.Of(task), known);
        if (words.Length == 0)
            problem = texts["ResultMissing"];
        else if (words.Length > ResultWords.LongestText)
            problem = texts["ResultTooLong", texts["ResultText"], words.Length, ResultWords.LongestText];
        else if (who?.Length > ResultWords.LongestTask)
            problem = texts["ResultTooLong", texts["ResultTaskLabel"], who.Length, ResultWords.LongestTask];
        else if (!string.IsNullOrWhiteSpace(until) && !TryReadDay(until, found.State.Time.Day, out day))
            problem = texts["UntilWrong", Example(found, texts)];

        result = new ItemResult(words, vote, who, day);
        return problem.Length == 0;
    }

    private static bool TryReadDay(string typed, DateOnly from, out DateOnly? day)
    {
        var isDay = LocalTimes.TryReadDay(typed, out var read, out _) && read >= from && read.Year <= from.Year + SessionLimits.YearsAhead;
        day = isDay ? read : null;
        return isDay;
    }

    /// <summary>Why nothing can be noted for an item now; null: it can.</summary>
    private static Refusal? RefusalOf(Visit visit, Found found, MeetingItem item) =>
        found.State.Decide(new MeetingCommand.NoteResult(item.Number, ResultWords.Any), visit.Actor(), Acting.At(visit.Now), found.Rules.Rules) is Decision<MeetingEvent>.Refused(var refusal) ? refusal : null;

    /// <summary>The form for an item; for none, it begins at the first that has no result.</summary>
    private static async Task<Response> FormAsync(Visit visit, Found found, MeetingItem? wanted, CancellationToken cancellation)
    {
        var meeting = found.State;
        var texts = visit.Texts<CommitteeResources>();
        if ((wanted ?? meeting.Items.FirstOrDefault(i => !meeting.Results.ContainsKey(i.Number)) ?? (meeting.Items is [var first, ..] ? first : null)) is not { } item)
            return Response.Say(texts["NothingToNote"]);

        if (RefusalOf(visit, found, item) is { } refusal)
            return await MeetingDesk.ShowAsync(visit, found, texts[refusal.ToString()], cancellation);

        var form = Form(found, item, wanted is null ? null : meeting.Results.GetValueOrDefault(item.Number), texts);
        return Response.Show(form, form.FallbackText!);
    }

    private static AdaptiveCard Form(Found found, MeetingItem item, ItemResult? known, Texts texts)
    {
        var meeting = found.State;
        var title = texts["NoteResultTitle", MeetingCards.When(meeting.Time, texts)];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title(title),
                new InputChoiceSet(ItemInput, texts["ResultItem"], [.. meeting.Items.Select((i, index) => new Choice(Named(meeting, i, index + 1, texts), Value(i)))]) { Value = Value(item) },
                new InputText(TextInput, texts["ResultText"]) { IsMultiline = true, MaxLength = ResultWords.LongestText, IsRequired = true, ErrorMessage = texts["ResultMissing"], Value = known?.Text },
                new InputChoiceSet(VoteInput, texts["ResultVote"], [.. Enum.GetValues<PartnersVote>().Select(v => new Choice(texts[$"Vote{v}"], v.ToString()))]) { Value = (known?.Vote ?? PartnersVote.None).ToString() },
                new InputText(TaskInput, texts["ResultTaskLabel"]) { MaxLength = ResultWords.LongestTask, Value = known?.Task },
                new InputText(UntilInput, texts["ResultUntilLabel"]) { MaxLength = 20, Placeholder = texts["Example", Example(found, texts)], Value = known?.Until?.ToString("d", texts.Culture) },
                Styled.Remark(texts["ResultSeen"]),
                .. meeting.ReleasedBy.Count > 0 ? [Styled.Remark(texts["ResultResets"])] : Array.Empty<CardElement>(),
            ],
            Actions =
            [
                new ExecuteAction(texts["Save"], Verb) { Data = MatterRef.Data(found.Row) },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(found.Row), AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }

    private static string Named(CommitteeMeeting meeting, MeetingItem item, int place, Texts texts)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{place}. {item.Title}");
        return meeting.Results.ContainsKey(item.Number) ? texts["ItemNoted", named] : named;
    }

    /// <summary>The whole result of one item, word for word.</summary>
    private static Response Whole(Visit visit, Found found, int place, MeetingItem item, ItemResult result)
    {
        var texts = visit.Texts<CommitteeResources>();
        var citation = ResultWords.Citation(found.State, place);
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = citation,
            Body =
            [
                Styled.Title(item.Title),
                PassageView.Quote(result.Text, citation),
                Styled.Remark(string.Join(" · ", ResultWords.Details(result, int.MaxValue, texts))),
                Styled.Remark(texts["WholeMeeting", found.Row.ShortId]),
            ],
        };
        return Response.Show(card, citation);
    }

    private static string Example(Found found, Texts texts) => found.State.Time.Day.AddDays(28).ToString("d", texts.Culture);

    private static string Value(MeetingItem item) => item.Number.ToString(CultureInfo.InvariantCulture);
}
