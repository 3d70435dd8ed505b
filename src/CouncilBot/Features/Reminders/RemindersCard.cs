using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Reminders.Own;
using CouncilBot.Features.Reminders.Times;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Reminders;

/// <summary>What a person has set about reminders, when the committee reminds, and what may be changed of it.</summary>
internal static class RemindersCard
{
    /// <param name="texts">The wording.</param>
    /// <param name="noneUntil">Until when the person wants none, UTC; null: they come.</param>
    /// <param name="times">When the committee reminds; null where there is none.</param>
    /// <param name="isManager">Whether the reader may change these times.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="note">What has just been done, or null.</param>
    public static AdaptiveCard Of(Texts texts, DateTime? noneUntil, CommitteeReminders? times, bool isManager, DateTime now, string? note)
    {
        var isOn = noneUntil is not { } until || until <= now;
        var state = State(texts, noneUntil, now);
        List<CardElement> body =
        [
            Styled.Title(texts["Title"]),
            Styled.Plain(note ?? state),
            Styled.Small(texts["What"]),
        ];
        if (times is not null)
        {
            body.Add(Styled.Bold(texts["CommitteeTitle"]) with { Separator = true, Spacing = Spacing.Medium });
            body.Add(new FactSet([.. Facts(texts, times)]));
        }

        List<CardAction> buttons = [];
        if (isOn)
        {
            body.Add(new InputText(PauseRemindersHandler.DayInput, texts["PauseLabel"]) { MaxLength = 20, Placeholder = texts["Example", BerlinTime.Of(now).AddDays(14)], Separator = true, Spacing = Spacing.Medium });
            buttons.Add(new ExecuteAction(texts["Pause"], PauseRemindersHandler.Verb));
            buttons.Add(new ExecuteAction(texts["Off"], RemindersOffHandler.Verb) { AssociatedInputs = AssociatedInputs.None });
        }
        else
        {
            buttons.Add(new ExecuteAction(texts["On"], RemindersOnHandler.Verb) { AssociatedInputs = AssociatedInputs.None });
        }

        if (times is not null && isManager)
            buttons.Add(new ExecuteAction(texts["ChangeTimes"], ReminderTimesHandler.Verb) { AssociatedInputs = AssociatedInputs.None });

        body.Add(Styled.Small(texts[times is not null && isManager ? "InWordsManager" : "InWords"]));
        return new AdaptiveCard { Language = texts.Tag, FallbackText = $"{note ?? state} {texts["InWords"]}", Body = body, Actions = buttons };
    }

    /// <summary>Whether reminders come, in a sentence.</summary>
    public static string State(Texts texts, DateTime? noneUntil, DateTime now) => noneUntil switch
    {
        { } until when until == PersonRow.Never => texts["IsOff"],
        { } until when until > now => texts["IsPaused", BerlinTime.Of(until).AddDays(-1)],
        _ => texts["IsOn"],
    };

    /// <summary>When the committee reminds.</summary>
    private static IEnumerable<Fact> Facts(Texts texts, CommitteeReminders times)
    {
        yield return Fact("Call", texts["WeeklyTime", texts.Culture.DateTimeFormat.GetDayName(times.Call.Day), times.Call.Time]);
        yield return Fact("Agenda", texts["DayTime", times.Agenda]);
        yield return Fact("Shortly", texts["MinutesBefore", times.Shortly]);

        Fact Fact(string name, string value) => Styled.Fact(texts[name], value);
    }
}
