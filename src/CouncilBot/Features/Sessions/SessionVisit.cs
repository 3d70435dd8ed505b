using System.Globalization;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Sessions;

/// <summary>What the functions about one session have in common: which is meant, and whether the card knows its present state.</summary>
internal static class SessionVisit
{
    public const string Session = "session";
    public const string Version = "version";
    public const string Page = "page";

    /// <summary>The session of the pressed card, or the coming one that was named in words; tracked.</summary>
    public static async Task<SessionRow?> MeantAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Turn.Action is null)
            return await SessionBook.NamedAsync(visit.Db, visit.Named.Id, visit.Now, cancellation);

        return visit.InputId(Session) is { } id ? await visit.Db.Sessions.FirstOrDefaultAsync(s => s.Id == id, cancellation) : null;
    }

    /// <summary>The words behind the short name.</summary>
    public static string Rest(Visit visit) => visit.Turn.Action is null ? visit.Named.Words : "";

    /// <summary>Whether somebody changed the session since the pressed card was shown.</summary>
    public static bool IsStale(Visit visit, SessionRow session) =>
        visit.Turn.Action is not null && visit.Input(Version) != session.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it has begun: what is done is not changed.</summary>
    public static bool HasBegun(this SessionRow session, DateTime now) => session.StartUtc <= now;

    /// <summary>The data of a button about a session.</summary>
    public static Dictionary<string, string> Data(SessionRow session) => new(StringComparer.Ordinal)
    {
        [Session] = session.Id.ToString("N"),
        [Version] = session.Version.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The page that was asked for, from 0.</summary>
    public static int PageOf(Visit visit, string words)
    {
        if (visit.Turn.Action is not null)
            return visit.InputNumber(Page, SessionLimits.Items);

        var last = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number - 1, 0, SessionLimits.Items) : 0;
    }

    /// <summary>Everything that is wrong, one sentence per line; what was typed stays on the card.</summary>
    public static Response Refuse(Visit visit, IEnumerable<SessionFault> faults)
    {
        var texts = visit.Texts<SessionFaults>();
        var day = BerlinTime.Of(visit.Now).ToString("d", texts.Culture);
        var sentences = faults.Select(f => texts[f.Problem.ToString(), Shortened(f.Value), SessionLimits.Title, SessionLimits.Name, SessionLimits.Items, SessionLimits.YearsAhead, SessionLimits.TypedAgenda, day]);
        return Response.Say(AdaptiveCards.Markdown.Literal(string.Join(' ', sentences.Distinct(StringComparer.Ordinal).Append(texts["NothingSaved"]))).ToString());
    }

    private static string Shortened(string? text) => PlainLine.Of(text) is not { } line ? "" : line.Length <= 60 ? line : $"{line[..57].TrimEnd()}…";
}

/// <summary>Names the wording of what can be wrong with a session.</summary>
internal sealed class SessionFaults;
