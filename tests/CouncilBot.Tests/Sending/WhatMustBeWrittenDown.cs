using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CouncilBot.Tests.Sending;

/// <summary>While the database is locked.</summary>
public sealed class WhatMustBeWrittenDown
{
    /// <summary>https://www.sqlite.org/rescode.html#busy</summary>
    private const int Busy = 5;

    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ShiftedTime _time = new();
    private int _tries;

    /// <summary>The faults of a database are known once it is used.</summary>
    public WhatMustBeWrittenDown() => new DbContextOptionsBuilder().UseCouncilSqlite("never-opened.db");

    private DateTime SoonUtc => _time.GetUtcNow().UtcDateTime.AddMinutes(1);

    [Fact]
    public async Task Is_tried_until_it_succeeds() =>
        Assert.Equal(2, await Retry().RunAsync(() => ++_tries < 2 ? throw new SqliteException("Locked.", Busy) : Task.FromResult(_tries), SoonUtc));

    [Fact]
    public Task Is_not_tried_again_when_its_lease_is_over() => IsTriedOnceAsync(new SqliteException("Locked.", Busy), _time.GetUtcNow().UtcDateTime);

    [Fact]
    public Task Is_not_tried_again_when_the_fault_is_none_that_passes() => IsTriedOnceAsync(new InvalidOperationException(), SoonUtc);

    [Fact]
    public Task Is_not_tried_again_by_a_program_that_stops()
    {
        _lifetime.StopApplication();
        return IsTriedOnceAsync(new SqliteException("Locked.", Busy), SoonUtc);
    }

    private async Task IsTriedOnceAsync(Exception fault, DateTime untilUtc)
    {
        Assert.Same(fault, await Record.ExceptionAsync(() => Retry().RunAsync<int>(() => ++_tries > 0 ? throw fault : Task.FromResult(0), untilUtc)));
        Assert.Equal(1, _tries);
    }

    private DatabaseRetry Retry() => new(_lifetime, _time);
}
