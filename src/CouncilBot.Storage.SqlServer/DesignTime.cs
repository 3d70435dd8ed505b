using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CouncilBot.Storage.SqlServer;

/// <summary>How the tool that writes migrations gets a context; it opens no connection (docs/decisions/0003).</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<CouncilDb>
{
    public CouncilDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlServer("Server=localhost");
        return new(options.Options);
    }
}
