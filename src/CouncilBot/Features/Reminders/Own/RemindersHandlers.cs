using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Reminders.Own;

/// <summary>"Erinnerungen": what somebody has set about them, and when the committee reminds.</summary>
internal sealed class RemindersHandler(OwnReminders own) : IHandler
{
    public const string Verb = "reminders.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await own.ShowAsync(visit, await OwnReminders.PersonAsync(visit, cancellation), note: null, cancellation);
}

/// <summary>"Erinnerungen aus".</summary>
internal sealed class RemindersOffHandler(OwnReminders own) : IHandler
{
    public const string Verb = "reminders.off";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await own.SetAsync(visit, PersonRow.Never, cancellation);
}

/// <summary>"Erinnerungen ein"; ends a pause, too.</summary>
internal sealed class RemindersOnHandler(OwnReminders own) : IHandler
{
    public const string Verb = "reminders.on";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await own.SetAsync(visit, noneUntil: null, cancellation);
}

/// <summary>"Erinnerungen pausieren bis 12.2.2027": this day included.</summary>
internal sealed class PauseRemindersHandler(OwnReminders own) : IHandler
{
    public const string Verb = "reminders.pause";
    public const string DayInput = "until";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var typed = visit.Turn.Action is null ? visit.Argument : visit.Input(DayInput) ?? "";
        var today = DateOnly.FromDateTime(BerlinTime.Of(visit.Now));
        return LocalTimes.TryReadDay(typed, out var last, out _) && last >= today && last.Year <= today.Year + SessionLimits.YearsAhead
            ? await own.SetAsync(visit, BerlinTime.EndOf(last), cancellation)
            : Response.Say(visit.Texts<RemindersResources>()["DayWrong", BerlinTime.Of(visit.Now).AddDays(14)]);
    }
}
