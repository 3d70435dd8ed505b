using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

internal sealed class MatterMapping : IEntityTypeConfiguration<MatterRow>
{
    public void Configure(EntityTypeBuilder<MatterRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        // What a faction's board, a session's overview and somebody's own list ask for.
        row.HasIndex(e => new { e.CoalitionId, e.Kind, e.IsOpen, e.ChangedUtc });
        row.HasIndex(e => new { e.CoalitionId, e.SessionId });
        row.HasIndex(e => new { e.AuthorId, e.ChangedUtc });
        row.HasIndex(e => new { e.CoalitionId, e.ShortId });
        row.Property(e => e.ShortId).HasMaxLength(Columns.ShortId);
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Phase).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Title).HasMaxLength(Columns.Title);
        row.Property(e => e.RulesHash).HasMaxLength(Columns.Hash);
        row.HasOne<FactionRow>().WithMany().HasForeignKey(e => new { e.CoalitionId, e.FactionKey }).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.AuthorId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<SessionRow>().WithMany().HasForeignKey(e => e.SessionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<RulesRow>().WithMany().HasForeignKey(e => new { e.CoalitionId, e.RulesHash }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MatterEventMapping : IEntityTypeConfiguration<MatterEventRow>
{
    public void Configure(EntityTypeBuilder<MatterEventRow> row)
    {
        row.HasKey(e => e.Id);
        // Of two who decide at the same moment one loses.
        row.HasIndex(e => new { e.MatterId, e.Number }).IsUnique();
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.HasOne<MatterRow>().WithMany().HasForeignKey(e => e.MatterId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MatterCardMapping : IEntityTypeConfiguration<MatterCardRow>
{
    public void Configure(EntityTypeBuilder<MatterCardRow> row)
    {
        row.HasKey(e => e.Id);
        row.HasIndex(e => new { e.ConversationId, e.ActivityId }).IsUnique();
        row.HasIndex(e => e.MatterId);
        row.HasIndex(e => e.PersonId);
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.ActivityId).HasMaxLength(Columns.ChannelId);
        row.HasOne<MatterRow>().WithMany().HasForeignKey(e => e.MatterId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<PersonRow>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MatterSeenMapping : IEntityTypeConfiguration<MatterSeenRow>
{
    public void Configure(EntityTypeBuilder<MatterSeenRow> row)
    {
        row.HasKey(e => new { e.MatterId, e.MembershipId });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.HasOne<MatterRow>().WithMany().HasForeignKey(e => e.MatterId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.MembershipId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RulesMapping : IEntityTypeConfiguration<RulesRow>
{
    public void Configure(EntityTypeBuilder<RulesRow> row)
    {
        row.HasKey(e => new { e.CoalitionId, e.Hash });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Hash).HasMaxLength(Columns.Hash);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
