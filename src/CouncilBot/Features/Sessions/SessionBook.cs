using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Sessions;

/// <summary>A session to choose from.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Its name for people, see <see cref="SessionBook.NameOf"/>.</param>
/// <param name="BodyKey">Key of the body.</param>
/// <param name="StartUtc">When it begins, UTC.</param>
internal sealed record SessionChoice(Guid Id, string Name, string BodyKey, DateTime StartUtc);

/// <summary>A session with its agenda.</summary>
/// <param name="Session">The session.</param>
/// <param name="Items">Its items in their order.</param>
internal sealed record SessionWithItems(SessionRow Session, IReadOnlyList<AgendaItemRow> Items);

/// <summary>The sessions of the coalition a unit of work is open for, as other features need them.</summary>
internal sealed class SessionBook(AgreementBook agreements)
{
    /// <summary>Most sessions one chooses from.</summary>
    public const int MostChoices = 20;

    /// <summary>The bodies of a coalition; none where its rules are not described.</summary>
    public IReadOnlyList<Body> BodiesOf(string coalitionId) => agreements.RulesOf(coalitionId)?.Bodies ?? [];

    /// <summary>Sessions from the local day on that <paramref name="now"/> lies in, also those called off; the earliest first.</summary>
    public static IQueryable<SessionRow> Coming(CouncilDb db, DateTime now)
    {
        var from = BerlinTime.DayStart(now);
        return db.Sessions.Where(s => s.StartUtc >= from).OrderBy(s => s.StartUtc).ThenBy(s => s.Id);
    }

    /// <summary>The next sessions that take place, also those of today that have begun.</summary>
    public async Task<IReadOnlyList<SessionChoice>> ChoicesAsync(CouncilDb db, Language language, DateTime now, CancellationToken cancellation)
    {
        var rows = await Coming(db, now).Where(s => s.CancelledUtc == null).Take(MostChoices).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(s => new SessionChoice(s.Id, NameOf(s, language), s.BodyKey, s.StartUtc))];
    }

    /// <summary>A session of the coalition, whenever it is or was, with its agenda; null: there is none.</summary>
    public static async Task<SessionWithItems?> FindAsync(CouncilDb db, Guid id, CancellationToken cancellation) =>
        await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) is { } session
            ? new SessionWithItems(session, await db.AgendaItems.Where(i => i.SessionId == id).OrderBy(i => i.Ordinal).Take(SessionLimits.Items).AsNoTracking().ToListAsync(cancellation))
            : null;

    /// <summary>The first session of a kind of body that takes place after a moment; null: none is entered.</summary>
    public async Task<SessionRow?> NextAsync(CouncilDb db, BodyKind kind, DateTime afterUtc, CancellationToken cancellation)
    {
        var bodies = BodiesOf(db.CoalitionId!).Where(b => b.Kind == kind).Select(b => b.Key).ToList();
        return await db.Sessions.Where(s => s.StartUtc > afterUtc && s.CancelledUtc == null && bodies.Contains(s.BodyKey)).OrderBy(s => s.StartUtc).ThenBy(s => s.Id).AsNoTracking().FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The session as a matter refers to it.</summary>
    public static SessionRef RefOf(SessionRow session) => new(session.Id, session.StartUtc, BerlinTime.MomentOf(session.StartUtc).Today, session.BodyKey, Words: null);

    /// <summary>The item as a matter refers to it.</summary>
    public static ItemRef RefOf(AgendaItemRow item) => new(item.Id, item.Number, item.Title);

    /// <summary>"Rat am 24.11.2026, 17:00 Uhr".</summary>
    public string NameOf(SessionRow session, Language language)
    {
        var (texts, start) = (Texts.Of<SessionCards>(language), BerlinTime.Of(session.StartUtc));
        return texts["Name", BodyOf(session, language), start.ToString("d", texts.Culture), start.ToString("t", texts.Culture)];
    }

    /// <summary>The name of the body, or of the committee where the body stands for any.</summary>
    public string BodyOf(SessionRow session, Language language) =>
        session.BodyName ?? (BodiesOf(session.CoalitionId).FirstOrDefault(b => b.Key == session.BodyKey) is { } body ? NameOfBody(body, language) : session.BodyKey);

    /// <summary>The name of a body.</summary>
    public static string NameOfBody(Body body, Language language) => language == Language.German ? body.Name.German : body.Name.English;

    /// <summary>The last letters of the identity, by which a session is named in words; the first ones are the time.</summary>
    public static string ShortId(Guid id) => id.ToString("N")[^6..].ToUpperInvariant();

    /// <summary>The coming session with this short name, or null.</summary>
    public static async Task<SessionRow?> NamedAsync(CouncilDb db, string shortId, DateTime now, CancellationToken cancellation)
    {
        var ids = await Coming(db, now).Select(s => s.Id).Take(SessionFile.MaxSessions).ToListAsync(cancellation);
        var id = ids.Find(i => ShortId(i).Equals(shortId, StringComparison.OrdinalIgnoreCase));
        return id == Guid.Empty ? null : await db.Sessions.FirstOrDefaultAsync(s => s.Id == id, cancellation);
    }
}
