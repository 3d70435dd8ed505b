using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters;

/// <summary>
/// Tells of a session that moves or is called off: who began an open matter for it and, of a motion on its way, the boards of both
/// factions. The matter itself stays as it is; its card shows the session as it is now. In chat and on the command line alike, so
/// that it needs nothing but the database.
/// </summary>
internal sealed class SessionNews(TimeProvider time) : ISessionWatcher
{
    /// <summary>
    /// Most matters of a session. They are told of in the transaction that changes the session, which is not to hold up the others;
    /// more are a sign of something else than a session, and show the change when they are opened.
    /// </summary>
    public const int Most = 100;

    /// <inheritdoc/>
    public async Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel)
    {
        var matters = await db.Matters.AsNoTracking().Where(m => m.SessionId == session.Id && m.IsOpen).OrderByDescending(m => m.ChangedUtc).ThenBy(m => m.Id).Take(Most).ToListAsync(cancel);
        if (matters.Count == 0)
            return;

        var boards = await BoardsAsync(db, [.. matters.Where(IsOnItsWay)], cancel);
        var authors = await AuthorsAsync(db, matters, cancel);
        // No event of the matter tells two changes of its session apart; one save may bring more than one, too.
        var occasion = $"session-{session.Version}-{change}";
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var matter in matters)
        {
            List<Guid> people = [.. IsOnItsWay(matter) ? boards[matter.RulesHash] : []];
            if (matter.AuthorId is { } author && authors.TryGetValue(author, out var person))
                people.Add(person);

            await Notices.ToPeopleAsync(db, matter, $"Session{change}", people, now, cancel, occasion);
            await Notices.UpdateCardsAsync(db, matter, pressed: null, now, cancel, occasion);
        }
    }

    /// <summary>A draft is the business of who writes it, an announced vote is nobody's errand but the author's.</summary>
    private static bool IsOnItsWay(MatterRow matter) => matter is { Kind: MatterKind.Motion, Audience: Audience.BothBoards or Audience.BothFactions };

    /// <summary>Both boards, as the rules name them that the matters began under. Nothing waits for a faction without one: its card will show the session.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<Guid>>> BoardsAsync(CouncilDb db, IReadOnlyList<MatterRow> matters, CancellationToken cancel)
    {
        Dictionary<string, IReadOnlyList<Guid>> boards = new(StringComparer.Ordinal);
        var hashes = matters.Select(m => m.RulesHash).Distinct(StringComparer.Ordinal).ToList();
        foreach (var kept in await db.Rules.AsNoTracking().Where(r => hashes.Contains(r.Hash)).ToListAsync(cancel))
        {
            var agreement = AgreementReader.Read(kept.CoalitionId, kept.Json).Agreement ?? throw new InvalidOperationException($"Rules {kept.Hash} cannot be read any more.");
            List<Guid> people = [];
            foreach (var faction in agreement.Factions)
                people.AddRange(await Roster.WithRolesAsync(db, kept.CoalitionId, faction.Key, agreement.Rules!.Roles.Speak, cancel));

            boards[kept.Hash] = people;
        }

        return boards;
    }

    private static async Task<Dictionary<Guid, Guid>> AuthorsAsync(CouncilDb db, IReadOnlyList<MatterRow> matters, CancellationToken cancel)
    {
        var memberships = matters.Select(m => m.AuthorId).OfType<Guid>().Distinct().ToList();
        return await db.Memberships.Where(m => memberships.Contains(m.Id) && m.EndedUtc == null).ToDictionaryAsync(m => m.Id, m => m.PersonId, cancel);
    }
}
