using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Sessions.Import;

/// <summary><c>sessions list</c>: the coming sessions.</summary>
internal sealed class ListSessionsCommand(CouncilDb db, SessionBook book, Terminal terminal, TimeProvider time)
{
    private readonly Texts _texts = Texts.Of<ImportSessionsCommand>(terminal.Language);

    public async Task<int> RunAsync(IReadOnlyList<CoalitionRow> coalitions, CancellationToken cancellation)
    {
        foreach (var coalition in coalitions)
        {
            db.CoalitionId = coalition.Id;
            var sessions = await SessionBook.Coming(db, time.GetUtcNow().UtcDateTime).Take(SessionFile.MaxSessions).AsNoTracking().ToListAsync(cancellation);
            var ids = SessionBook.Coming(db, time.GetUtcNow().UtcDateTime).Select(s => s.Id);
            var items = await db.AgendaItems.Where(i => ids.Contains(i.SessionId)).GroupBy(i => i.SessionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
            await terminal.Out.WriteLineAsync(_texts["ListTitle", coalition.Name, coalition.Id, sessions.Count]);
            if (sessions.Count == 0)
                await terminal.Out.WriteLineAsync(_texts["NoneComing"]);

            foreach (var session in sessions)
            {
                var line = _texts["ListItem", SessionBook.ShortId(session.Id), book.NameOf(session, terminal.Language), session.Place ?? _texts["NoPlace"], items.GetValueOrDefault(session.Id)];
                await terminal.Out.WriteLineAsync(TerminalText.Of(session.CancelledUtc is null ? line : _texts["ListCalledOff", line]));
            }
        }

        return Exit.Success;
    }
}
