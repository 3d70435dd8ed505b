using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilBot.Storage.Sqlite;

/// <summary>
/// Takes statements past the change tracker into the queue of the writers, too. Outside a transaction each is a commit of its
/// own, and returns like one: when it is on the disk.
/// </summary>
internal sealed class StatementQueue(WriterQueue writers, DurableCommit commits) : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (IsStatement(eventData))
            writers.Enter(eventData.Context);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (IsStatement(eventData))
            await writers.EnterAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Leave(eventData);
        if (IsCommit(command, eventData, result))
            commits.FlushAsync().GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        if (IsCommit(command, eventData, result))
            await commits.FlushAsync();
        return result;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Leave(eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    private static bool IsStatement(CommandEventData eventData) => eventData.CommandSource == CommandSource.ExecuteSqlRaw;

    private static bool IsCommit(DbCommand command, CommandEventData eventData, int rows) =>
        IsStatement(eventData) && rows != 0 && command.Transaction is null;

    private void Leave(CommandEventData eventData)
    {
        if (IsStatement(eventData))
            writers.Leave(eventData.Context);
    }
}
