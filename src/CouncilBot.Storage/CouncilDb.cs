using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage;

/// <summary>
/// Everything that is stored. A context is opened for one coalition (<see cref="CoalitionId"/>) and sees only its rows; with
/// none it sees none of any coalition.
/// </summary>
public sealed class CouncilDb(DbContextOptions<CouncilDb> options) : DbContext(options)
{
    /// <summary>The coalition whose rows are seen; null: of none.</summary>
    public string? CoalitionId { get; set; }

    /// <summary>Coalitions of this installation.</summary>
    public DbSet<CoalitionRow> Coalitions => Set<CoalitionRow>();

    /// <summary>Factions of the coalition.</summary>
    public DbSet<FactionRow> Factions => Set<FactionRow>();

    /// <summary>People of all coalitions.</summary>
    public DbSet<PersonRow> People => Set<PersonRow>();

    /// <summary>Memberships in the coalition.</summary>
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    /// <summary>Invitations into the coalition.</summary>
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    /// <summary>Wrong codes by account.</summary>
    public DbSet<CodeAttemptsRow> CodeAttempts => Set<CodeAttemptsRow>();

    /// <summary>Conversations of the installation.</summary>
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    /// <summary>Questions asked in the coalition.</summary>
    public DbSet<QuestionRow> Questions => Set<QuestionRow>();

    /// <summary>Questions given to managers of the coalition's factions.</summary>
    public DbSet<HandoverRow> Handovers => Set<HandoverRow>();

    /// <summary>Deliveries that were handled.</summary>
    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    /// <summary>Messages to be sent.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
}
