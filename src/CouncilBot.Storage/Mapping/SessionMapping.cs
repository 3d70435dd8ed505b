using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

internal sealed class SessionMapping : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => new { e.CoalitionId, e.StartUtc });
        row.HasIndex(e => new { e.CoalitionId, e.Source, e.ExternalId });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.BodyKey).HasMaxLength(Columns.ShortName);
        row.Property(e => e.BodyName).HasMaxLength(Columns.Name);
        row.Property(e => e.Place).HasMaxLength(Columns.Name);
        row.Property(e => e.ExternalId).HasMaxLength(Columns.ChannelId);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItemRow>
{
    public void Configure(EntityTypeBuilder<AgendaItemRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => new { e.SessionId, e.Ordinal });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Number).HasMaxLength(Columns.Number);
        row.Property(e => e.Title).HasMaxLength(Columns.Title);
        row.HasOne<SessionRow>().WithMany().HasForeignKey(e => e.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionSyncMapping : IEntityTypeConfiguration<SessionSyncRow>
{
    public void Configure(EntityTypeBuilder<SessionSyncRow> row)
    {
        row.HasKey(e => new { e.CoalitionId, e.Source });
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Source).HasMaxLength(Columns.Hash);
        row.Property(e => e.Bodies).HasMaxLength(Columns.Hash);
        row.HasOne<CoalitionRow>().WithMany().HasForeignKey(e => e.CoalitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
