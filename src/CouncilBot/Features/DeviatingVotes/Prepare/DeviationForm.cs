using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.DeviatingVotes.Check;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;

namespace CouncilBot.Features.DeviatingVotes.Prepare;

/// <summary>The form. It carries the identity of the matter it will begin, so that pressing twice begins one.</summary>
internal sealed class DeviationForm(SessionBook sessions)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 2_000;

    /// <summary>Longest amount, as typed.</summary>
    public const int LongestEuro = 40;

    /// <summary>More than this is not sent back to be corrected: the card would grow too big.</summary>
    public const int MostSentBack = 6_000;

    /// <summary>Characters of an item in the list to choose from.</summary>
    private const int LongestChoice = 100;

    /// <summary>The data of its button that says which rule was shown.</summary>
    public const string SureData = "sure";

    /// <summary>
    /// The form for what is announced already, beside its card and not in its place: the card is brought up to date when somebody
    /// reacts, and would take what is being typed along.
    /// </summary>
    public async Task<Response> OpenAsync(Visit visit, Found found, DeviationValues values, CancellationToken cancellation) =>
        Response.Show(await CardAsync(visit, found.Rules, found, found.Row.Id, values, note: null, shown: null, cancellation), visit.Texts<PrepareDeviationHandler>()["Summary"]);

    /// <summary>The form as an answer.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="rules">The rules of the matter.</param>
    /// <param name="found">The matter to be changed; null: a new one.</param>
    /// <param name="id">Identity of the matter.</param>
    /// <param name="values">What stands in it.</param>
    /// <param name="note">What has to be said first; null: nothing.</param>
    /// <param name="shown">The rule to be read before a change; null: none.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Response> ShowAsync(Visit visit, MatterRules rules, Found? found, Guid id, DeviationValues values, string? note, ShownRule? shown, CancellationToken cancellation)
    {
        var card = await CardAsync(visit, rules, found, id, values, note, shown, cancellation);
        var summary = note ?? visit.Texts<PrepareDeviationHandler>()["Summary"];
        return visit.Turn.Action is null ? Response.Show(card, summary) : Response.Replace(card, summary);
    }

    private async Task<AdaptiveCard> CardAsync(Visit visit, MatterRules rules, Found? found, Guid id, DeviationValues values, string? note, ShownRule? shown, CancellationToken cancellation)
    {
        var texts = visit.Texts<PrepareDeviationHandler>();
        var isChange = found is { State.IsShared: true };
        var title = found is null ? texts["Title"] : texts["ChangeTitle", found.Row.ShortId];
        List<CardElement> body = [Styled.Title(title)];
        if (note is not null)
            body.Add(Styled.Bold(note));

        body.Add(Styled.Plain(texts[isChange ? "ChangeIntro" : "Intro"]));
        if (shown is not null)
            body.AddRange(DeviationCards.Rule(rules, shown.Rule, visit.Texts<DeviationResources>()));

        body.AddRange(await SessionInputsAsync(visit, texts, values, cancellation));
        body.AddRange(await ItemInputsAsync(visit, texts, values, cancellation));
        body.AddRange(VoteInputs(visit, texts, rules, values));
        body.AddRange(ReasonInputs(texts, values));
        var data = new Dictionary<string, string>(found is null ? MatterRef.DataOfNew(id) : MatterRef.Data(found.Row), StringComparer.Ordinal);
        if (shown is not null)
            data[SureData] = shown.Key;

        var button = isChange
            ? new ExecuteAction(texts["Apply"], CheckDeviationHandler.Verb) { Data = data }
            : new ExecuteAction(texts["Next"], CheckDeviationHandler.Verb) { Data = data };
        body.Add(new ActionSet([button]));
        if (found is null)
            body.Add(Styled.Small(texts["InWords"]));

        return new AdaptiveCard { Language = texts.Tag, FallbackText = $"{title}. {texts["InWords"]}", Body = body };
    }

    private async Task<IEnumerable<CardElement>> SessionInputsAsync(Visit visit, Texts texts, DeviationValues values, CancellationToken cancellation)
    {
        var coming = await sessions.ChoicesAsync(visit.Db, visit.Language, visit.Now, cancellation);
        List<Choice> choices = [.. coming.Select(c => new Choice(c.Name, c.Id.ToString("N")))];
        // Who changes an announcement for a session of the past still sees it there.
        if (Guid.TryParse(values.Session, out var id) && coming.All(c => c.Id != id) && await SessionBook.FindAsync(visit.Db, id, cancellation) is { } past)
            choices.Insert(0, new Choice(sessions.NameOf(past.Session, visit.Language), id.ToString("N")));

        var words = new InputText(DeviationValues.SessionWordsInput, texts[choices.Count == 0 ? "OnlySessionWordsLabel" : "SessionWordsLabel"])
        {
            MaxLength = SessionLimits.Name,
            Placeholder = texts["SessionWordsHint"],
            Value = values.SessionWords,
            IsRequired = choices.Count == 0,
            ErrorMessage = texts["SessionWordsMissing"],
        };
        if (choices.Count == 0)
            return [words];

        choices.Add(new Choice(texts["OtherSession"], DeviationValues.Other));
        return
        [
            new InputChoiceSet(DeviationValues.SessionInput, texts["SessionLabel"], choices)
            {
                Value = choices.Exists(c => c.Value == values.Session) ? values.Session : null,
                IsRequired = true,
                ErrorMessage = texts["SessionMissing"],
            },
            words,
        ];
    }

    private static async Task<IEnumerable<CardElement>> ItemInputsAsync(Visit visit, Texts texts, DeviationValues values, CancellationToken cancellation)
    {
        var items = Guid.TryParse(values.Session, out var id) && await SessionBook.FindAsync(visit.Db, id, cancellation) is { } session ? session.Items : [];
        var words = new InputText(DeviationValues.ItemInput, texts[items.Count == 0 ? "ItemLabel" : "OtherItemLabel"])
        {
            MaxLength = SessionLimits.Title,
            Placeholder = texts["ItemHint"],
            Value = values.Item,
        };
        if (items.Count == 0)
            return [words];

        List<Choice> choices = [.. items.Select(i => new Choice(Shortened(DeviationWords.Of(SessionBook.RefOf(i))), i.Id.ToString("N"))), new Choice(texts["OtherItem"], DeviationValues.Other)];
        return
        [
            new InputChoiceSet(DeviationValues.AgendaItemInput, texts["ItemChoiceLabel"], choices)
            {
                Value = choices.Exists(c => c.Value == values.AgendaItem) ? values.AgendaItem : null,
                IsRequired = true,
                ErrorMessage = texts["ItemMissing"],
            },
            words,
        ];
    }

    /// <summary>A long agenda has to fit on one card.</summary>
    private static string Shortened(string item) => item.Length <= LongestChoice ? item : $"{item[..(LongestChoice - 1)].TrimEnd()}…";

    private static IEnumerable<CardElement> VoteInputs(Visit visit, Texts texts, MatterRules rules, DeviationValues values)
    {
        var names = visit.Texts<DeviationResources>();
        yield return new InputChoiceSet(DeviationValues.SubjectInput, texts["SubjectLabel"], [.. Enum.GetValues<VoteSubject>().Select(s => new Choice(DeviationWords.Of(s, names), s.ToString()))])
        {
            Value = values.Subject?.ToString(),
            IsRequired = true,
            ErrorMessage = texts["SubjectMissing"],
        };
        if (rules.Rules.Voting.AskForEuro)
            yield return new InputText(DeviationValues.EuroInput, texts["EuroLabel"]) { MaxLength = LongestEuro, Value = values.Euro };

        yield return new InputChoiceSet(DeviationValues.VoteInput, texts["VoteLabel"], [.. Enum.GetValues<PlannedVote>().Select(v => new Choice(DeviationWords.Of(v, names), v.ToString()))])
        {
            Style = ChoiceStyle.Expanded,
            Value = values.Vote?.ToString(),
            IsRequired = true,
            ErrorMessage = texts["VoteMissing"],
        };
        yield return new InputToggle(DeviationValues.ConscienceInput, texts["Conscience"]) { Value = values.IsConscience };
    }

    private static IEnumerable<CardElement> ReasonInputs(Texts texts, DeviationValues values) =>
    [
        new InputText(DeviationValues.ReasonInput, texts["ReasonLabel"]) { IsMultiline = true, MaxLength = LongestReason, Value = values.Reason },
        new InputChoiceSet(
            DeviationValues.ReasonForInput,
            texts["ReasonForLabel"],
            [new Choice(texts["OwnBoard"], DeviationValues.ValueOf(isForBoth: false)), new Choice(texts["BothBoards"], DeviationValues.ValueOf(isForBoth: true))])
        {
            Style = ChoiceStyle.Expanded,
            Value = DeviationValues.ValueOf(values.IsReasonForBoth),
        },
    ];
}

/// <summary>A rule that is shown before a change is announced.</summary>
/// <param name="Rule">The rule; null: the agreement says nothing about it.</param>
/// <param name="Key">What it depends on, to see afterwards that it was this one.</param>
internal sealed record ShownRule(VotingRule? Rule, string Key)
{
    /// <summary>The rule for an announcement, when it is another one than before.</summary>
    public static ShownRule? Of(DeviatingVote before, Announcement after, CoalitionRules rules)
    {
        var (one, other) = (before.Rule(rules), (before with { Announcement = after }).Rule(rules));
        var isSame = one?.Consequence == other?.Consequence && (one?.Quotes ?? []).SequenceEqual(other?.Quotes ?? []);
        return isSame ? null : new ShownRule(other, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{after.Subject}/{after.IsConscience}/{after.Euro}"));
    }
}
