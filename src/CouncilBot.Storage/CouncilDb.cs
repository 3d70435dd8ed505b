using System.Runtime.CompilerServices;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilBot.Storage;

/// <summary>
/// Everything that is stored. A context is opened for one coalition (<see cref="CoalitionId"/>) and sees only its rows; with
/// none it sees none of any coalition.
/// </summary>
public sealed class CouncilDb(DbContextOptions<CouncilDb> options) : DbContext(options)
{
    private static readonly ConditionalWeakTable<IEntityType, IProperty[]> LimitedColumns = [];

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

    /// <summary>Secret addresses of calendars in the coalition.</summary>
    public DbSet<CalendarFeedRow> CalendarFeeds => Set<CalendarFeedRow>();

    /// <summary>Wrong codes by account.</summary>
    public DbSet<CodeAttemptsRow> CodeAttempts => Set<CodeAttemptsRow>();

    /// <summary>Conversations of the installation.</summary>
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    /// <summary>Questions asked in the coalition.</summary>
    public DbSet<QuestionRow> Questions => Set<QuestionRow>();

    /// <summary>Questions given to managers of the coalition's factions.</summary>
    public DbSet<HandoverRow> Handovers => Set<HandoverRow>();

    /// <summary>Sessions of the coalition's municipality.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>Items of their agendas.</summary>
    public DbSet<AgendaItemRow> AgendaItems => Set<AgendaItemRow>();

    /// <summary>How far sessions of servers are taken over.</summary>
    public DbSet<SessionSyncRow> SessionSyncs => Set<SessionSyncRow>();

    /// <summary>When the committees remind.</summary>
    public DbSet<CommitteeTimesRow> CommitteeTimes => Set<CommitteeTimesRow>();

    /// <summary>Times without meetings.</summary>
    public DbSet<RecessRow> Recesses => Set<RecessRow>();

    /// <summary>Deviating votes and motions of the coalition.</summary>
    public DbSet<MatterRow> Matters => Set<MatterRow>();

    /// <summary>What happened with them.</summary>
    public DbSet<MatterEventRow> MatterEvents => Set<MatterEventRow>();

    /// <summary>Their cards in people's chats.</summary>
    public DbSet<MatterCardRow> MatterCards => Set<MatterCardRow>();

    /// <summary>Who has seen them.</summary>
    public DbSet<MatterSeenRow> MatterSeen => Set<MatterSeenRow>();

    /// <summary>Rules of the coalition, present and past.</summary>
    public DbSet<RulesRow> Rules => Set<RulesRow>();

    /// <summary>Deliveries that were handled.</summary>
    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    /// <summary>Messages to be sent.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSaving();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSaving();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Before the base: afterwards the pool may already have lent this context to somebody of another coalition.
        CoalitionId = null;
        base.Dispose();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        CoalitionId = null;
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>().HavePrecision(UtcMilliseconds.Digits);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CouncilDb).Assembly);
        modelBuilder.CountVersions();
        modelBuilder.CompareKeysExactly(Database.ProviderName);

        modelBuilder.Entity<FactionRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<MembershipRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<InvitationRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<CalendarFeedRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<QuestionRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<HandoverRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<SessionRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<AgendaItemRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<SessionSyncRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<CommitteeTimesRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<RecessRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<MatterRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<MatterEventRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<MatterCardRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<MatterSeenRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
        modelBuilder.Entity<RulesRow>().HasQueryFilter(row => row.CoalitionId == CoalitionId);
    }

    private void BeforeSaving()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;

            if (entry is { State: EntityState.Modified, Entity: IVersioned versioned })
                versioned.Version++;
            StayInTheCoalition(entry);
            StayAsItHappened(entry);
            KeepToTheLengths(entry);
        }
    }

    private void StayInTheCoalition(EntityEntry entry)
    {
        if (entry.Entity is not ICoalitionOwned owned)
            return;
        if (entry.State == EntityState.Added && CoalitionId is not null && owned.CoalitionId != CoalitionId)
            throw new InvalidOperationException($"A context of one coalition was given a new {entry.Metadata.ClrType.Name} of another.");
        if (entry.State == EntityState.Modified && entry.Property(nameof(ICoalitionOwned.CoalitionId)).IsModified)
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} cannot move to another coalition.");
    }

    // What happened is not rewritten; only who did it is forgotten when their data are deleted.
    private static void StayAsItHappened(EntityEntry entry)
    {
        if (entry is { State: EntityState.Modified, Entity: MatterEventRow } && entry.Properties.Any(p => p.IsModified && (p.Metadata.Name != nameof(MatterEventRow.By) || p.CurrentValue is not null)))
            throw new InvalidOperationException("What happened with a matter cannot be changed.");
    }

    // SQLite takes texts of any length and SQL Server refuses them; both are to behave alike.
    private static void KeepToTheLengths(EntityEntry entry)
    {
        var columns = LimitedColumns.GetValue(entry.Metadata, static type => [.. type.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null)]);
        foreach (var column in columns)
        {
            if (column.GetGetter().GetClrValue(entry.Entity) is string text && text.Length > column.GetMaxLength())
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name}.{column.Name} takes {column.GetMaxLength()} characters and was given {text.Length}.");
        }
    }
}
