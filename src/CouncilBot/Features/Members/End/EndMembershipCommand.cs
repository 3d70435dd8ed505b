using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.End;

/// <summary><c>members end</c>: a membership ends from now on; the running bot notices with the person's next message.</summary>
internal sealed class EndMembershipCommand(CouncilDb db, Terminal terminal, TimeProvider time)
{
    private const int Tries = 3;

    private readonly Texts _texts = Texts.Of<EndMembershipCommand>(terminal.Language);

    public async Task<int> RunAsync(Guid tenant, Guid objectId, CoalitionRow coalition, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var person = await Roster.FindAsync(db, tenant, objectId, cancellation);
            if (person?.Memberships.FirstOrDefault(m => m.CoalitionId == coalition.Id) is not { } membership)
                return terminal.Refuse(_texts["NobodyThere", coalition.Name]);

            await Roster.EndAsync(db, membership.Id, time, cancellation);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // The running bot changed the same membership in between.
                db.ChangeTracker.Clear();
                continue;
            }

            await terminal.Out.WriteLineAsync(_texts["Ended", person.Name, coalition.Name]);
            return Exit.Success;
        }
    }
}
