using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CouncilBot.Storage.Sqlite;

/// <summary>How the tool that writes migrations gets a context; it opens no connection (docs/decisions/0003).</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<CouncilDb>
{
    public CouncilDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlite("design.db");
        return new(options.Options);
    }
}
