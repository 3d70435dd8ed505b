using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;

namespace CouncilBot.Features.Committee.Change;

/// <summary>"Termin verlegen 7F3A21 am 30.3.2027, 16 Uhr", or a form for it. It lasts as long as before.</summary>
internal sealed class MoveMeetingHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.move";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(visit, cancellation) is not { } found)
            return desk.NotThere(visit);

        var (texts, old) = (visit.Texts<CommitteeResources>(), found.State.Time);
        var any = new MeetingCommand.Move(old with { Until = old.From, StartUtc = DateTime.MaxValue });
        if (!MatterDesk<CommitteeMeeting, MeetingCommand, MeetingEvent>.Would(found, any, visit.Actor(), visit.Now))
            return await desk.ActAsync(visit, found, any, cancellation);

        var (day, time) = TypedMeeting.Of(visit, visit.Named.Words);
        if (day.Length + time.Length == 0)
            return TypedMeeting.Form(visit, texts["MoveTitle", MeetingCards.When(old, texts)], new ExecuteAction(texts["Save"], MoveMeetingHandler.Verb) { Data = MatterRef.Data(found.Row) });

        return TypedMeeting.TryRead(visit, day, time, old.Until - old.From, out var wanted, out var refusal)
            ? await desk.ActAsync(visit, found, new MeetingCommand.Move(wanted), cancellation)
            : refusal;
    }
}

/// <summary>"Termin absagen 7F3A21".</summary>
internal sealed class CallOffMeetingHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.calloff";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.CallOff(), cancellation);
}

/// <summary>"Termin doch stattfinden 7F3A21".</summary>
internal sealed class ReinstateMeetingHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.reinstate";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.Reinstate(), cancellation);
}

/// <summary>"Ort des Termins 7F3A21 Rathaus, Raum 2": a place or a link.</summary>
internal sealed class NamePlaceHandler(MeetingDesk desk) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var place = PlainLine.Of(visit.Named.Words);
        return place?.Length > SessionLimits.Name
            ? Response.Say(visit.Texts<CommitteeResources>()["PlaceTooLong", place.Length, SessionLimits.Name])
            : await desk.ActAsync(visit, new MeetingCommand.NamePlace(place), cancellation);
    }
}

/// <summary>"Zusätzlicher Termin am 30.3.2027, 16 Uhr", or a form for it: a meeting beside the series, as long as those.</summary>
internal sealed class ExtraMeetingHandler(MeetingDesk desk, RuleShelf shelf) : IHandler
{
    public const string Verb = "meeting.extra";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<CommitteeResources>();
        if (shelf.Current(visit.Member.CoalitionId) is not { Rules.Committee: { } committee } rules)
            return desk.NotThere(visit);

        if (visit.Member.FactionKey is not { } faction || !rules.Rules.Factions.Contains(faction, StringComparer.Ordinal) || !visit.Actor().Is(rules.Rules.Roles.Organise))
            return Response.Say(texts["OnlyManagers"]);

        var (day, time) = TypedMeeting.Of(visit, visit.Argument);
        if (day.Length + time.Length == 0)
            return TypedMeeting.Form(visit, texts["ExtraTitle"], new ExecuteAction(texts["Save"], ExtraMeetingHandler.Verb));

        if (!TypedMeeting.TryRead(visit, day, time, committee.Until - committee.From, out var wanted, out var refusal))
            return refusal;

        if (wanted.StartUtc <= visit.Now)
            return Response.Say(texts["InThePast"]);

        var planned = new MeetingEvent.Planned(wanted.Day, wanted, IsExtra: wanted.Day.DayOfWeek != committee.Day);
        if (await MeetingBook.PlanAsync(visit.Db, rules, planned, visit.Member.Id, faction, visit.Now, cancellation) is not { } row)
            return Response.Say(texts["IsThere", wanted.Day.ToString("D", texts.Culture)]);

        var people = await CommitteePeople.AttendingAsync(visit.Db, visit.Member.CoalitionId, rules.Rules, cancellation);
        await Notices.ToPeopleAsync(visit.Db, row, nameof(MeetingEvent.Planned), [.. people.Where(p => p != visit.Person.Id).Distinct()], visit.Now, cancellation);
        return await MeetingDesk.ShowAsync(visit, new Found(row, CommitteeMeeting.From(planned), rules), texts["DonePlanned"], cancellation);
    }
}

/// <summary>Day and time of a meeting as people name them, in words or on a form.</summary>
internal static class TypedMeeting
{
    private const string DayInput = "day";
    private const string TimeInput = "time";

    /// <summary>The data of a button that proposes a day.</summary>
    public static IReadOnlyDictionary<string, string> Data(DateOnly day, TimeOnly from) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DayInput] = day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        [TimeInput] = from.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>What was typed; empty where nothing was.</summary>
    public static (string Day, string Time) Of(Visit visit, string words)
    {
        if (visit.Turn.Action is not null)
            return (visit.Input(DayInput) ?? "", visit.Input(TimeInput) ?? "");

        var parts = words.Split([',', ' ', ':'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is ["am" or "auf" or "on" or "to", var rest])
            parts = rest.Split([',', ' '], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        return (parts.ElementAtOrDefault(0)?.Trim(',') ?? "", (parts.ElementAtOrDefault(1) ?? "").TrimStart('u', 'm', 'a', 't', ' ', ','));
    }

    /// <summary>The form.</summary>
    public static Response Form(Visit visit, string heading, ExecuteAction save)
    {
        var texts = visit.Texts<CommitteeResources>();
        var example = BerlinTime.Of(visit.Now).AddDays(7).ToString("d", texts.Culture);
        return Response.Show(
            new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = heading,
                Body =
                [
                    Styled.Title(heading),
                    new InputText(DayInput, texts["DayLabel"]) { MaxLength = 20, IsRequired = true, ErrorMessage = texts["DayWrong", example], Placeholder = texts["Example", example] },
                    new InputText(TimeInput, texts["TimeLabel"]) { MaxLength = 20, IsRequired = true, ErrorMessage = texts["TimeWrong"], Placeholder = texts["Example", "15:30"] },
                ],
                Actions = [save],
            },
            heading);
    }

    /// <summary>The time that is meant, or what to say.</summary>
    public static bool TryRead(Visit visit, string day, string time, TimeSpan length, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MeetingTime? wanted, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Response? refusal)
    {
        var texts = visit.Texts<CommitteeResources>();
        var example = BerlinTime.Of(visit.Now).AddDays(7).ToString("d", texts.Culture);
        (wanted, refusal) = (null, null);
        if (!LocalTimes.TryReadDay(day, out var on, out _) || on < DateOnly.FromDateTime(BerlinTime.Of(visit.Now)).AddDays(-1) || on.Year > visit.Now.Year + SessionLimits.YearsAhead)
            refusal = Response.Say(texts["DayWrong", example]);
        else if (!LocalTimes.TryReadTime(time, out var from))
            refusal = Response.Say(texts["TimeWrong"]);
        else if (from.Add(length) is var until && (until <= from || (wanted = MeetingBook.TimeOf(on, from, until)) is null))
            refusal = Response.Say(texts["TimeWrong"]);

        return refusal is null;
    }
}
