using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

internal sealed class InboxMapping : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> row)
    {
        row.HasKey(e => e.Key);
        row.HasIndex(e => e.HandledUtc);
        row.Property(e => e.Key).HasMaxLength(Columns.Hash);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.HasKey(e => e.Id);
        row.HasIndex(e => e.Key).IsUnique();
        row.HasIndex(e => new { e.State, e.DueUtc });
        row.HasIndex(e => new { e.PersonId, e.CreatedUtc });
        row.HasIndex(e => e.MatterId);
        row.Property(e => e.FactionKey).HasMaxLength(Columns.ShortName);
        row.Property(e => e.Updates).HasMaxLength(Columns.ChannelId);
        row.Property(e => e.Key).HasMaxLength(Columns.MessageKey);
        row.Property(e => e.CoalitionId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.ActivityId).HasMaxLength(Columns.ChannelId);
        row.Property(e => e.LastError).HasMaxLength(Columns.Error);
    }
}
