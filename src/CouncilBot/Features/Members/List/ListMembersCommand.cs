using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.List;

/// <summary><c>members list</c>: who belongs to which coalition, with what <c>members end</c> needs.</summary>
internal sealed class ListMembersCommand(CouncilDb db, Terminal terminal)
{
    private readonly Texts _texts = Texts.Of<ListMembersCommand>(terminal.Language);

    public async Task<int> RunAsync(IReadOnlyList<CoalitionRow> coalitions, CancellationToken cancellation)
    {
        foreach (var coalition in coalitions)
        {
            db.CoalitionId = coalition.Id;
            var factions = await db.Factions.ToDictionaryAsync(f => f.Key, f => f.Name, StringComparer.Ordinal, cancellation);
            var members = await db.Memberships
                .Where(m => m.EndedUtc == null)
                .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { p.Name, p.TenantId, p.ObjectId, m.FactionKey, m.Roles, m.SinceUtc })
                .OrderBy(m => m.FactionKey).ThenBy(m => m.Name)
                .ToListAsync(cancellation);
            await terminal.Out.WriteLineAsync(_texts["Coalition", coalition.Name, coalition.Id, members.Count]);
            if (members.Count == 0)
                await terminal.Out.WriteLineAsync(_texts["None"]);

            foreach (var member in members)
            {
                await terminal.Out.WriteLineAsync(_texts[
                    "Member",
                    member.Name,
                    member.FactionKey is { } key ? factions.GetValueOrDefault(key, key) : _texts["NoFaction"],
                    RoleNames.Of(member.Roles, terminal.Language),
                    BerlinTime.Of(member.SinceUtc).ToString("d", _texts.Culture),
                    member.TenantId,
                    member.ObjectId]);
            }
        }

        return Exit.Success;
    }
}
