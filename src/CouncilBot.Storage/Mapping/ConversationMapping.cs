using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilBot.Storage.Mapping;

internal sealed class ConversationMapping : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> row)
    {
        row.HasKey(e => e.Id);
        row.Property(e => e.Id).ValueGeneratedNever();
        row.HasIndex(e => new { e.ConversationId, e.BotId }).IsUnique();
        row.HasIndex(e => new { e.TenantId, e.ObjectId });
        row.Property(e => e.ConversationId).HasMaxLength(Columns.ChannelId);
        row.Property(e => e.BotId).HasMaxLength(Columns.ShortName);
        row.Property(e => e.UserId).HasMaxLength(Columns.ChannelId);
        // The channel tells of an installation twice, possibly at the same moment: of two greetings one loses.
        row.Property(e => e.WelcomedUtc).IsConcurrencyToken();
        row.Property(e => e.ServiceUrl).HasMaxLength(Columns.Url);
    }
}
