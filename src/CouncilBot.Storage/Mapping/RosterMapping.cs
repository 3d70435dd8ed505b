using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

// Nothing is deleted by cascade anywhere: what goes when a person goes is decided in one place, Members/Roster.Erase.cs.
internal sealed class CoalitionMapping : IEntityTypeConfiguration<CoalitionRow>
{
    public void Configure(EntityTypeBuilder<CoalitionRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Name).HasMaxLength(Columns.Name);
        row.Property(e => e.Collection).HasMaxLength(Columns.ShortName);
    }
}

internal sealed class FactionMapping : IEntityTypeConfiguration<FactionRow>
{
    public void Configure(EntityTypeBuilder<FactionRow> row)
    {
        row.HasKey(e => new { e.CoalitionId, e.Key });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Key).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Name).HasMaxLength(Columns.Name);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => new { e.TenantId, e.ObjectId }).IsUnique();
        row.Property(e => e.Name).HasMaxLength(Columns.Name);
        row.Property(e => e.ChosenCoalitionId).HasMaxLength(Columns.ShortName);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.ChosenCoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<MembershipRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => new { e.PersonId, e.CoalitionId }).IsUnique();
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<FactionRow>().WithMany().HasForeignKey(e => new { e.CoalitionId, e.FactionKey }).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<PersonRow>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<InvitationRow>
{
    public void Configure(EntityTypeBuilder<InvitationRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => e.CodeHash).IsUnique();
        row.Property(e => e.CodeHash).HasMaxLength(Columns.Hash);
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<FactionRow>().WithMany().HasForeignKey(e => new { e.CoalitionId, e.FactionKey }).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<PersonRow>().WithMany().HasForeignKey(e => e.UsedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeedRow>
{
    public void Configure(EntityTypeBuilder<CalendarFeedRow> row)
    {
        row.HasKey(e => e.MembershipId);
        row.Property(e => e.MembershipId).ValueGeneratedNever();
        row.HasIndex(e => e.TokenHash).IsUnique();
        row.Property(e => e.TokenHash).HasMaxLength(Columns.Hash);
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithOne().HasForeignKey<CalendarFeedRow>(e => e.MembershipId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CodeAttemptsMapping : IEntityTypeConfiguration<CodeAttemptsRow>
{
    public void Configure(EntityTypeBuilder<CodeAttemptsRow> row) => row.HasKey(e => new { e.TenantId, e.ObjectId });
}
