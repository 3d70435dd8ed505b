using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

internal sealed class QuestionMapping : IEntityTypeConfiguration<QuestionRow>
{
    public void Configure(EntityTypeBuilder<QuestionRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => new { e.CoalitionId, e.FactionKey, e.AskedUtc });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<FactionRow>().WithMany().HasForeignKey(e => new { e.CoalitionId, e.FactionKey }).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.AskedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandoverMapping : IEntityTypeConfiguration<HandoverRow>
{
    public void Configure(EntityTypeBuilder<HandoverRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => e.QuestionId).IsUnique();
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.HasOne<FactionRow>().WithMany().HasForeignKey(e => new { e.CoalitionId, e.FactionKey }).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<QuestionRow>().WithOne().HasForeignKey<HandoverRow>(e => e.QuestionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.AskedBy).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<MembershipRow>().WithMany().HasForeignKey(e => e.RepliedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
