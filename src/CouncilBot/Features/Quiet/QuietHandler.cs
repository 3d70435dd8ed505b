using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Quiet;

/// <summary>"Ruhezeit", "Ruhezeit 22 bis 7", "Ruhezeit aus": the hours in which somebody wants no messages.</summary>
internal sealed class QuietHandler : IHandler
{
    public const string Verb = "quiet.set";
    public const string FromInput = "from";
    public const string UntilInput = "until";

    /// <inheritdoc/>
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var person = await visit.Db.People.SingleAsync(p => p.Id == visit.Person.Id, cancellation);
        return visit.Turn.Action is null ? await SaidAsync(visit, person, cancellation) : await PressedAsync(visit, person, cancellation);
    }

    /// <summary>Sets the hours, or takes them away; what waits is due accordingly.</summary>
    public static async Task<Response> SetAsync(Visit visit, PersonRow person, QuietHours? hours, CancellationToken cancellation)
    {
        (person.QuietFrom, person.QuietUntil) = (hours?.From, hours?.Until);
        await Notices.ReplanAsync(visit.Db, person.Id, hours, visit.Now, cancellation);
        var texts = visit.Texts<QuietHandler>();
        var note = hours is { } set ? texts["Set", QuietTimes.Clock(set.From, texts), QuietTimes.Clock(set.Until, texts)] : texts["Off"];
        return visit.Turn.Action is null ? Response.Say(note) : Response.Replace(QuietCard.Of(texts, hours, note), note);
    }

    private static async Task<Response> SaidAsync(Visit visit, PersonRow person, CancellationToken cancellation)
    {
        if (visit.Argument.Length == 0)
            return Show(visit, person);

        if (QuietTimes.IsOff(visit.Argument))
            return await SetAsync(visit, person, hours: null, cancellation);

        return QuietTimes.Read(visit.Argument) is { } hours ? await SetAsync(visit, person, hours, cancellation) : Response.Say(visit.Texts<QuietHandler>()["NotUnderstood"]);
    }

    private static async Task<Response> PressedAsync(Visit visit, PersonRow person, CancellationToken cancellation)
    {
        // The button of another card only asks to see them.
        if (visit.Input(FromInput) is not { } begin || visit.Input(UntilInput) is not { } end)
            return Show(visit, person);

        return QuietTimes.Minutes(begin) is { } from && QuietTimes.Minutes(end) is { } until && QuietHours.Of(from, until) is { } hours
            ? await SetAsync(visit, person, hours, cancellation)
            : Response.Say(visit.Texts<QuietHandler>()["NotUnderstood"]);
    }

    private static Response Show(Visit visit, PersonRow person)
    {
        var texts = visit.Texts<QuietHandler>();
        return Response.Show(QuietCard.Of(texts, QuietHours.Of(person.QuietFrom, person.QuietUntil), note: null), texts["Title"]);
    }
}

/// <summary>The button that ends the quiet hours for good.</summary>
internal sealed class QuietOffHandler : IHandler
{
    public const string Verb = "quiet.off";

    /// <inheritdoc/>
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await QuietHandler.SetAsync(visit, await visit.Db.People.SingleAsync(p => p.Id == visit.Person.Id, cancellation), hours: null, cancellation);
}

/// <summary>The card with the present setting and two fields.</summary>
internal static class QuietCard
{
    /// <summary>What the fields suggest to somebody who has no quiet hours.</summary>
    private static readonly QuietHours Suggested = new(22 * 60, 7 * 60);

    public static AdaptiveCard Of(Texts texts, QuietHours? hours, string? note)
    {
        var now = hours is { } set ? texts["Now", QuietTimes.Clock(set.From, texts), QuietTimes.Clock(set.Until, texts)] : texts["None"];
        var shown = hours ?? Suggested;
        List<CardElement> body =
        [
            Styled.Title(texts["Title"]),
            Styled.Plain(note ?? now),
            Styled.Small(texts["What"]),
            Field(QuietHandler.FromInput, texts["From"], shown.From, texts),
            Field(QuietHandler.UntilInput, texts["Until"], shown.Until, texts),
            Styled.Small(texts["InWords"]),
        ];
        List<CardAction> buttons = [new ExecuteAction(texts["Save"], QuietHandler.Verb)];
        if (hours is not null)
            buttons.Add(new ExecuteAction(texts["SwitchOff"], QuietOffHandler.Verb) { AssociatedInputs = AssociatedInputs.None });

        return new AdaptiveCard { Language = texts.Tag, FallbackText = $"{note ?? now} {texts["InWords"]}", Body = body, Actions = buttons };
    }

    private static InputText Field(string id, string label, int minutes, Texts texts) => new(id, label)
    {
        Value = QuietTimes.Digits(minutes),
        MaxLength = 5,
        IsRequired = true,
        ErrorMessage = texts["FieldError"],
    };
}
