using System.Reflection;
using Xunit.Sdk;

namespace CouncilBot.Storage.Tests.Support;

/// <summary>The databases a test runs on.</summary>
public enum Database
{
    Sqlite,
    SqlServer,
}

/// <summary>Runs the theory on the embedded database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite]];
}

/// <summary>Runs the theory on SQL Server where one is at hand, and reports it as skipped where none is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqlServerAttribute : DataAttribute
{
    public const string Variable = "COUNCILBOT_TEST_SQLSERVER";

    public OnSqlServerAttribute()
    {
        if (ConnectionString is null)
            Skip = $"{Variable} holds no connection string.";
    }

    public static string? ConnectionString =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.SqlServer]];
}

public sealed class EveryTestOfTheStore
{
    [Fact]
    public void Runs_on_both_databases()
    {
        var tests = typeof(EveryTestOfTheStore).Assembly.GetTypes().SelectMany(type => type.GetMethods()).ToList();
        Assert.Contains(tests, IsOn<OnSqliteAttribute>);
        Assert.DoesNotContain(tests, test => IsOn<OnSqliteAttribute>(test) != IsOn<OnSqlServerAttribute>(test));
    }

    [Fact]
    public void Is_reported_as_not_run_where_there_is_no_server() =>
        Assert.Equal(OnSqlServerAttribute.ConnectionString is null, new OnSqlServerAttribute().Skip is not null);

    private static bool IsOn<T>(MethodInfo test)
        where T : Attribute => test.IsDefined(typeof(T));
}
