using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members.Commands;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.Invite;

/// <summary>
/// <c>invite</c>: whoever runs the installation creates a code, because the first manager of a faction has nobody who could invite
/// them. Here, and not in chat, mayor and administration can be given as well.
/// </summary>
internal sealed class InviteCommand(CouncilDb db, Terminal terminal, TimeProvider time)
{
    private const Roles OfAFaction = Roles.Member | Roles.Board | Roles.Chair | Roles.FactionManager;

    private readonly Texts _texts = Texts.Of<InviteCommand>(terminal.Language);

    /// <summary>The roles by the words of the command line.</summary>
    public static IReadOnlyDictionary<string, Roles> Words { get; } = new Dictionary<string, Roles>(StringComparer.Ordinal)
    {
        ["member"] = Roles.Member,
        ["board"] = Roles.Board,
        ["chair"] = Roles.Chair,
        ["manager"] = Roles.FactionManager,
        ["mayor"] = Roles.Mayor,
        ["admin"] = Roles.Admin,
    };

    public async Task<int> RunAsync(CoalitionRow coalition, string? faction, Roles roles, CancellationToken cancellation)
    {
        db.CoalitionId = coalition.Id;
        var factions = await db.Factions.OrderBy(f => f.Key).ToListAsync(cancellation);
        var known = string.Join(", ", factions.Select(f => f.Key));
        if (faction is null && (roles & OfAFaction) != Roles.None)
            return terminal.Refuse(_texts["FactionNeeded", known]);

        if (faction is not null && roles.HasFlag(Roles.Mayor))
            return terminal.Refuse(_texts["FactionForbidden"]);

        var row = faction is null ? null : factions.Find(f => f.Key.Equals(faction, StringComparison.OrdinalIgnoreCase));
        if (faction is not null && row is null)
            return terminal.Refuse(Texts.Of<MembersCommands>(terminal.Language)["FactionUnknown", faction, known]);

        // Whoever stands on a faction's list is a member of it, as in the list of members.
        var given = row is null ? roles : roles | Roles.Member;
        var (invitation, code) = Invitations.CreateForInstallation(db, coalition.Id, row?.Key, given, time);
        await db.SaveChangesAsync(cancellation);
        await terminal.Out.WriteLineAsync(_texts["Code", code]);
        await terminal.Out.WriteLineAsync(_texts["For", coalition.Name, row?.Name ?? _texts["NoFaction"], RoleNames.Of(given, terminal.Language), BerlinTime.Of(invitation.ExpiresUtc).ToString("g", _texts.Culture)]);
        await terminal.Out.WriteLineAsync(_texts["How", code]);
        return Exit.Success;
    }
}
