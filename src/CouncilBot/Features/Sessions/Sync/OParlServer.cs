using System.Globalization;
using System.Text.Json;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Sessions;
using CouncilBot.Storage.Sessions.OParl;

namespace CouncilBot.Features.Sessions.Sync;

/// <summary>The meetings of a list, and how they were read.</summary>
/// <param name="Meetings">The meetings.</param>
/// <param name="ServerUtc">The clock of the server when the reading began, UTC; null: it has none.</param>
/// <param name="IsComplete">Whether they are all, and not only what changed.</param>
internal sealed record OParlList(OParlMeetings Meetings, DateTime? ServerUtc, bool IsComplete);

/// <summary>Names of organizations.</summary>
/// <param name="ByLink">By the address that meetings refer to.</param>
/// <param name="AreAll">Whether no answer was missing.</param>
internal sealed record OParlNames(IReadOnlyDictionary<string, string> ByLink, bool AreAll);

/// <summary>A server that speaks OParl 1.0 or 1.1: finds the list of meetings and reads it.</summary>
/// <param name="client">Asks it.</param>
/// <param name="limits">How much is read.</param>
/// <param name="progress">Hears how many pages and meetings are read.</param>
internal sealed class OParlServer(OParlClient client, OParlLimits limits, Func<int, int, Task> progress)
{
    /// <summary>Pages between two words on progress.</summary>
    public const int PagesOfProgress = 10;

    /// <summary>Organizations in a row that do not answer before none is asked any more.</summary>
    private const int Patience = 3;

    /// <summary>The list of meetings, from the address of a system, of a body or of the list itself.</summary>
    /// <param name="given">The address.</param>
    /// <param name="wanted">Identity or name of the body, or null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Answer<Uri>> FindListAsync(Uri given, string? wanted, CancellationToken cancel)
    {
        var asked = await client.GetAsync(given, cancel);
        if (asked.Refusal is { } refusal)
            return refusal;

        using var document = asked.Value!;
        if (document.Root.Has("data", out var data) && data.ValueKind == JsonValueKind.Array)
        {
            var first = data.EnumerateArray().FirstOrDefault();
            if (IsBody(first))
                return await ChooseAsync(document, wanted, cancel);

            return first.ValueKind == JsonValueKind.Undefined || IsMeeting(first) ? document.Address : OParlProblem.NotOParl;
        }

        if (IsBody(document.Root))
            return wanted is null ? ListOf(document.Address, BodyOf(document.Root)) : Choose(document.Address, [BodyOf(document.Root)], wanted);
        if (!document.Root.Has("body", out var bodies))
            return OParlProblem.NotOParl;
        if (bodies.ValueKind == JsonValueKind.Array)
            return await ChooseAmongAsync(document.Address, [.. bodies.EnumerateArray()], wanted, cancel);
        if (!OParlAddress.TryFollow(document.Address, bodies.Raw(), out var list))
            return Elsewhere(document.Address, bodies.Raw());

        asked = await client.GetAsync(list, cancel);
        if (asked.Refusal is { } none)
            return none;

        using var page = asked.Value!;
        return await ChooseAsync(page, wanted, cancel);
    }

    /// <summary>
    /// The meetings of a list: all of them, or those that changed. A server that does not know the question, or passes over it, is
    /// asked for all of them.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="since">Since when, UTC, by the clock of the server; null: all.</param>
    /// <param name="context">What meetings are read against.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Answer<OParlList>> ReadAsync(Uri list, DateTime? since, SessionFileContext context, CancellationToken cancel)
    {
        if (since is { } exact)
        {
            // As it is asked: in whole seconds.
            var moment = exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerSecond));
            var changed = await ReadPagesAsync(OParlAddress.With(list, "modified_since", Iso(moment)), moment, context, cancel);
            if (changed is not { Value: null, Refusal: null })
                return changed;
        }

        return await ReadPagesAsync(OParlAddress.With(list, "modified_since", value: null), since: null, context, cancel);
    }

    /// <summary>Names of the organizations that the meetings only refer to.</summary>
    public async Task<Answer<OParlNames>> NamesAsync(Uri list, OParlMeetings meetings, CancellationToken cancel)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        var (areAll, failures) = (true, 0);
        foreach (var link in meetings.OrganizationLinks.Take(limits.Organizations))
        {
            if (failures == Patience)
                break;
            if (!OParlAddress.TryFollow(list, link, out var address))
                continue;

            var asked = await client.GetAsync(address, cancel);
            if (asked.Refusal is { Problem: OParlProblem.TookTooLong or OParlProblem.TooMuch } refusal)
                return refusal;

            using var document = asked.Value;
            if (document is not null && OParlMeetings.OrganizationOf(document.Root) is { } name)
                names[link] = name;

            // What it does not tell today it does not tell tomorrow; what it could not tell it may.
            var hasFailed = asked.Refusal is { Problem: not (OParlProblem.NotFound or OParlProblem.LoginNeeded or OParlProblem.LeadsElsewhere) };
            (areAll, failures) = (areAll && !hasFailed, hasFailed ? failures + 1 : 0);
        }

        return new OParlNames(names, areAll);
    }

    /// <summary>A list by its pages; neither value nor refusal: the server does not answer what changed since.</summary>
    private async Task<Answer<OParlList>> ReadPagesAsync(Uri first, DateTime? since, SessionFileContext context, CancellationToken cancel)
    {
        var meetings = new OParlMeetings(context);
        HashSet<Uri> seen = [];
        DateTime? serverUtc = null;
        var pages = 0;
        for (var next = first; next is not null && seen.Add(next);)
        {
            if (pages == limits.Pages)
                return new OParlRefusal(OParlProblem.TooManyPages, Text(limits.Pages));

            var asked = await client.GetAsync(next, cancel);
            if (asked.Refusal is { } refusal)
                return since is not null && pages == 0 && refusal.Problem is (OParlProblem.ServerFailed or OParlProblem.NotFound or OParlProblem.NotJson) ? default(Answer<OParlList>) : refusal;

            using var page = asked.Value!;
            if (!page.Root.Has("data", out var data) || data.ValueKind != JsonValueKind.Array)
                return since is not null && pages == 0 ? default(Answer<OParlList>) : OParlProblem.NotOParl;

            serverUtc ??= page.ServerUtc;
            var (hasAny, hasNew) = (false, false);
            foreach (var meeting in data.EnumerateArray())
            {
                if (since is { } moment && meetings.IsOlder(meeting, moment))
                    return default;

                hasAny = true;
                hasNew |= meetings.Add(meeting);
            }

            if (meetings.Count > limits.Meetings)
                return new OParlRefusal(OParlProblem.TooManyMeetings, Text(limits.Meetings));
            if (meetings.Coming > SessionFile.MaxSessions)
                return new OParlRefusal(OParlProblem.TooManySessions, Text(SessionFile.MaxSessions));
            if (++pages % PagesOfProgress == 0)
                await progress(pages, meetings.Count);

            // A page with nothing new is one that was there before under another address.
            var link = page.Root.Has("links", out var links) ? LinkOf(links, "next") : null;
            if (link is null || (hasAny && !hasNew))
                next = null;
            else if (OParlAddress.TryFollow(page.Address, link, out var following))
                next = following;
            else
                return Elsewhere(page.Address, link);
        }

        return new OParlList(meetings, serverUtc, since is null);
    }

    private async Task<Answer<Uri>> ChooseAsync(OParlDocument firstPage, string? wanted, CancellationToken cancel)
    {
        List<JsonElement> found = [];
        HashSet<Uri> seen = [firstPage.Address];
        var (page, pages) = (firstPage, 1);
        while (true)
        {
            if (page.Root.Has("data", out var data) && data.ValueKind == JsonValueKind.Array)
                found.AddRange(data.EnumerateArray().Select(e => e.Clone()));

            var link = page.Root.Has("links", out var links) ? LinkOf(links, "next") : null;
            var address = page.Address;
            if (page != firstPage)
                page.Dispose();
            if (link is null)
                break;
            if (!OParlAddress.TryFollow(address, link, out var next))
                return Elsewhere(address, link);
            if (!seen.Add(next))
                break;
            if (pages++ == limits.Pages)
                return new OParlRefusal(OParlProblem.TooManyPages, Text(limits.Pages));

            var asked = await client.GetAsync(next, cancel);
            if (asked.Refusal is { } refusal)
                return refusal;

            page = asked.Value!;
        }

        return await ChooseAmongAsync(firstPage.Address, found, wanted, cancel);
    }

    /// <summary>Of the bodies of a system, which some servers write out and others only refer to.</summary>
    private async Task<Answer<Uri>> ChooseAmongAsync(Uri from, IReadOnlyList<JsonElement> elements, string? wanted, CancellationToken cancel)
    {
        List<OParlBody> bodies = [];
        foreach (var element in elements)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                if (!element.Is("deleted"))
                    bodies.Add(BodyOf(element));

                continue;
            }

            if (!OParlAddress.TryFollow(from, element.Raw(), out var address))
                return Elsewhere(from, element.Raw());
            if (bodies.Count == limits.Organizations)
                return new OParlRefusal(OParlProblem.TooManyPages, Text(limits.Organizations));

            var asked = await client.GetAsync(address, cancel);
            if (asked.Refusal is { } refusal)
                return refusal;

            using var document = asked.Value!;
            if (IsBody(document.Root))
                bodies.Add(BodyOf(document.Root));
        }

        return Choose(from, bodies, wanted);
    }

    private static Answer<Uri> Choose(Uri from, List<OParlBody> bodies, string? wanted)
    {
        if (bodies.Count == 0)
            return OParlProblem.NoBody;
        if (wanted is null)
            return bodies.Count == 1 ? ListOf(from, bodies[0]) : new OParlRefusal(OParlProblem.SeveralBodies) { Choices = bodies };

        var meant = bodies.Where(b => b.Id == wanted).ToList();
        if (meant.Count == 0)
            meant = [.. bodies.Where(b => new[] { b.Name, b.ShortName }.Contains(wanted.Trim(), StringComparer.OrdinalIgnoreCase))];

        return meant.Count == 1 ? ListOf(from, meant[0]) : new OParlRefusal(OParlProblem.BodyUnknown, wanted) { Choices = bodies };
    }

    private static Answer<Uri> ListOf(Uri from, OParlBody body)
    {
        if (body.Meetings is null)
            return OParlProblem.NoMeetings;

        return OParlAddress.TryFollow(from, body.Meetings, out var list) ? list : Elsewhere(from, body.Meetings);
    }

    private static OParlRefusal Elsewhere(Uri from, string? link) =>
        link is null ? new(OParlProblem.NotOParl) : new(OParlProblem.LeadsElsewhere, OParlAddress.HostOf(from, link));

    private static OParlBody BodyOf(JsonElement json) => new(json.Raw("id"), json.Line("name", SessionLimits.Name), json.Line("shortName", SessionLimits.Name), json.Raw("meeting"));

    private static bool IsBody(JsonElement json) => TypeOf(json) == "Body" || (TypeOf(json) is null && json.Has("meeting", out _));

    private static bool IsMeeting(JsonElement json) => json.ValueKind == JsonValueKind.Object && TypeOf(json) is (null or "Meeting");

    /// <summary>The last part of the type, such as that of <c>https://schema.oparl.org/1.1/Meeting</c>.</summary>
    private static string? TypeOf(JsonElement json) => json.Raw("type") is { } type ? type[(type.LastIndexOf('/') + 1)..] : null;

    private static string? LinkOf(JsonElement links, string name) => links.Raw(name) ?? (links.Has(name, out var link) ? link.Raw("href") : null);

    private static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
