using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

internal sealed class CommitteeTimesMapping : IEntityTypeConfiguration<CommitteeTimesRow>
{
    public void Configure(EntityTypeBuilder<CommitteeTimesRow> row)
    {
        row.HasKey(e => e.CoalitionId);
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecessMapping : IEntityTypeConfiguration<RecessRow>
{
    public void Configure(EntityTypeBuilder<RecessRow> row)
    {
        row.HasKey(e => new { e.CoalitionId, e.FirstDay });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Name).HasMaxLength(Columns.Name);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
