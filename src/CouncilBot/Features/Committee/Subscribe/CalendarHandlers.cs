using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Members;

namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>"Kalender abonnieren": makes an address, or says since when there is one.</summary>
internal sealed class SubscribeCalendarHandler(CalendarDesk desk) : IHandler
{
    public const string Verb = "calendar.subscribe";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (desk.Refusal(visit) is { } refusal)
            return refusal;

        var present = await CalendarFeeds.OfAsync(visit.Db, visit.Member.Id, cancellation);
        return present is null ? await desk.CreateAsync(visit, former: null, cancellation) : CalendarDesk.State(visit, present, note: null);
    }
}

/// <summary>"Neue Kalenderadresse": the present one stops working.</summary>
internal sealed class RenewCalendarHandler(CalendarDesk desk) : IHandler
{
    public const string Verb = "calendar.renew";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (desk.Refusal(visit) is { } refusal)
            return refusal;

        var present = await CalendarFeeds.OfAsync(visit.Db, visit.Member.Id, cancellation);
        return CalendarDesk.IsCurrent(visit, present) ? await desk.CreateAsync(visit, present, cancellation) : CalendarDesk.State(visit, present, visit.Texts<CalendarResources>()["Changed"]);
    }
}

/// <summary>"Kalenderabo beenden": also for who may not subscribe any more.</summary>
internal sealed class EndCalendarHandler : IHandler
{
    public const string Verb = "calendar.end";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<CalendarResources>();
        var present = await CalendarFeeds.OfAsync(visit.Db, visit.Member.Id, cancellation);
        if (present is null)
            return CalendarDesk.State(visit, present, note: null);

        if (!CalendarDesk.IsCurrent(visit, present))
            return CalendarDesk.State(visit, present, texts["Changed"]);

        visit.Db.Remove(present);
        return CalendarDesk.State(visit, present: null, texts["Ended"]);
    }
}
