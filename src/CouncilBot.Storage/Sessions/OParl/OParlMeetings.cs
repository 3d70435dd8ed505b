using System.Text.Json;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Storage.Sessions.OParl;

/// <summary>Why a meeting of a server is no session here.</summary>
public enum OParlGap
{
    /// <summary>It is of no body of the coalition.</summary>
    BodyUnknown,

    /// <summary>It may be of more than one.</summary>
    BodyAmbiguous,

    /// <summary>It is of a committee without a name.</summary>
    BodyNameMissing,

    /// <summary>It has no beginning.</summary>
    StartMissing,

    /// <summary>It begins on a day, at no time.</summary>
    StartIsADay,

    /// <summary>Its beginning cannot be read, or does not exist.</summary>
    StartUnreadable,

    /// <summary>It is years ahead.</summary>
    TooFarAhead,

    /// <summary>It is taken over with the first items of its agenda only.</summary>
    AgendaCut,

    /// <summary>It stands there again, for the same body and moment.</summary>
    Again,
}

/// <summary>Meetings that are no sessions here.</summary>
/// <param name="Gap">Why.</param>
/// <param name="Name">What the server calls the body or the meeting; null: nothing. For people, not for logs.</param>
/// <param name="Count">How many.</param>
public sealed record OParlLeftOut(OParlGap Gap, string? Name, int Count);

/// <summary>Collects the meetings of a server, page by page, and makes of them what the import takes.</summary>
public sealed class OParlMeetings(SessionFileContext context)
{
    private readonly Dictionary<string, OParlMeeting?> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pastIds = new(StringComparer.Ordinal);
    private readonly List<OParlMeeting> _withoutId = [];
    private readonly List<(OParlGap Gap, string? Name)> _leftOut = [];
    private int _pastWithoutId;

    /// <summary>How many meetings were read, each once.</summary>
    public int Count => _byId.Count + _withoutId.Count + _pastWithoutId;

    /// <summary>Meetings that may become sessions.</summary>
    public int Coming => ToCome.Count();

    /// <summary>Meetings of days gone by.</summary>
    public int Past => _pastWithoutId + _pastIds.Count;

    /// <summary>Adds what stands in a page; a meeting that stands there twice counts as it stands there last.</summary>
    /// <returns>Whether it is one that was not there before.</returns>
    public bool Add(JsonElement json)
    {
        if (OParlMeeting.Read(json) is not { } meeting)
            return false;

        var isPast = !meeting.IsDeleted && IsoTimes.Read(meeting.Start, context.Zone, out _) is { } start && DayOf(start) < context.Today;
        if (meeting.Id is not { } id)
        {
            if (isPast)
                _pastWithoutId++;
            else if (!meeting.IsDeleted)
                _withoutId.Add(meeting);

            return true;
        }

        var isNew = !_byId.ContainsKey(id);
        _deleted.Remove(id);
        _pastIds.Remove(id);
        if (meeting.IsDeleted)
            _deleted.Add(id);
        else if (isPast)
            _pastIds.Add(id);

        // Of years of meetings only those to come are kept.
        _byId[id] = meeting.IsDeleted || isPast ? null : meeting;
        return isNew;
    }

    /// <summary>Whether a meeting was changed before a moment, by what it says itself.</summary>
    public bool IsOlder(JsonElement json, DateTime moment) => IsoTimes.Read(json.Raw("modified"), context.Zone, out _) is { } modified && modified < moment;

    /// <summary>The name of an organization, or null.</summary>
    public static string? OrganizationOf(JsonElement json) => OParlMeeting.NameOf(json);

    /// <summary>Addresses of the organizations whose names are needed.</summary>
    public IReadOnlyList<string> OrganizationLinks => [.. ToCome.SelectMany(m => m.OrganizationLinks).Distinct(StringComparer.Ordinal)];

    /// <summary>What was left out, the most frequent first.</summary>
    public IReadOnlyList<OParlLeftOut> LeftOut =>
        [.. _leftOut.GroupBy(l => l).Select(g => new OParlLeftOut(g.Key.Gap, g.Key.Name, g.Count())).OrderBy(l => l.Gap).ThenByDescending(l => l.Count).ThenBy(l => l.Name, StringComparer.Ordinal)];

    private IEnumerable<OParlMeeting> ToCome => _byId.Values.OfType<OParlMeeting>().Concat(_withoutId);

    /// <summary>The sessions, for <see cref="SessionImport"/>.</summary>
    /// <param name="organizations">Names of organizations by their addresses.</param>
    /// <param name="point">How far the server is read.</param>
    public SessionFile ToFile(IReadOnlyDictionary<string, string> organizations, SessionSyncPoint point)
    {
        _leftOut.Clear();
        List<FileSession> sessions = [];
        foreach (var meeting in ToCome)
        {
            if (SessionOf(meeting, organizations) is { } session)
                sessions.Add(session);
        }

        // Called off and entered anew for the same moment is not called off.
        var slots = sessions.GroupBy(s => s.Slot).Select(same => same.OrderBy(s => s.IsCancelled).ThenBy(s => s.ExternalId, StringComparer.Ordinal).ToList()).ToList();
        foreach (var again in slots.SelectMany(same => same.Skip(1)))
            LeaveOut(OParlGap.Again, again.BodyName ?? again.BodyKey);

        HashSet<string> live = [.. _byId.Keys.Where(id => !_deleted.Contains(id))];
        return SessionFile.Of(slots.Select(same => same[0]), new SessionServer(live, [.. _deleted], point), context);
    }

    private FileSession? SessionOf(OParlMeeting meeting, IReadOnlyDictionary<string, string> organizations)
    {
        List<string> names = [.. meeting.Organizations, .. meeting.OrganizationLinks.Select(link => organizations.GetValueOrDefault(link)).OfType<string>()];
        var label = names.FirstOrDefault() ?? meeting.Name;
        var found = BodyOf(names, meeting.Name);
        if (found.Body is not { } body)
            return LeaveOut(found.IsAmbiguous ? OParlGap.BodyAmbiguous : OParlGap.BodyUnknown, label);

        var needsName = body.StandsForAny(context.Bodies);
        if (needsName && found.Name is null)
            return LeaveOut(OParlGap.BodyNameMissing, label);
        if (string.IsNullOrWhiteSpace(meeting.Start))
            return LeaveOut(OParlGap.StartMissing, label);
        if (IsoTimes.Read(meeting.Start, context.Zone, out var isDay) is not { } start)
            return LeaveOut(isDay ? OParlGap.StartIsADay : OParlGap.StartUnreadable, label);

        var day = DayOf(start);
        if (SessionPlanning.IsTooFar(day, context.Today))
            return LeaveOut(OParlGap.TooFarAhead, label);
        if (meeting.IsAgendaCut)
            LeaveOut(OParlGap.AgendaCut, label);

        return new FileSession(0, meeting.Id, body.Key, needsName ? found.Name : null, start, day, meeting.Place, meeting.IsCancelled) { Items = meeting.Items };
    }

    /// <summary>The body by the organizations, whose meeting it is; else by what the meeting is called.</summary>
    private FoundBody BodyOf(IReadOnlyList<string> organizations, string? name)
    {
        List<FoundBody> found = [.. organizations.Select(Find).Where(f => f.Body is not null).DistinctBy(f => (f.Body!.Key, f.Name))];
        if (found.Count == 1)
            return found[0];
        if (found.Count > 1)
            return new FoundBody(Body: null, IsAmbiguous: true);

        return name is null ? new FoundBody(Body: null) : BodyFinder.In(name, context.Bodies);

        FoundBody Find(string organization) => BodyFinder.Named(organization, context.Bodies) is { Body: not null } named ? named : BodyFinder.In(organization, context.Bodies);
    }

    private FileSession? LeaveOut(OParlGap gap, string? name)
    {
        _leftOut.Add((gap, name));
        return null;
    }

    private DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, context.Zone));
}
