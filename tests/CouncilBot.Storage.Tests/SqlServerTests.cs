using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CouncilBot.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilBot.Storage.Tests;

/// <summary>What SQL Server would refuse, found without one.</summary>
public sealed class TheTablesForSqlServer : IDisposable
{
    private const int LargestClusteredKey = 900;
    private const int LargestIndexKey = 1700;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly CouncilDb _db;

    public TheTablesForSqlServer()
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlServer("Server=localhost;Database=never");
        _db = new(options.Options);
    }

    private IRelationalModel Model => _db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    private string Script => _db.GetService<IMigrator>().GenerateScript();

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Have_keys_and_indexes_that_are_short_enough()
    {
        foreach (var table in Model.Tables)
        {
            foreach (var key in table.UniqueConstraints)
                AssertFits(key.Name, key.Columns, key.GetIsPrimaryKey() ? LargestClusteredKey : LargestIndexKey);
            foreach (var index in table.Indexes)
                AssertFits(index.Name, index.Columns, LargestIndexKey);
        }
    }

    [Fact]
    public void Have_one_way_of_deleting_at_most_from_one_to_another()
    {
        foreach (var table in Model.Tables)
            Assert.True(Ways(table, []).GroupBy(t => t.Name, StringComparer.Ordinal).All(way => way.Count() == 1 && way.Key != table.Name), $"{table.Name} is reached by cascade on two ways.");

        IEnumerable<ITable> Ways(ITable table, ImmutableHashSet<ITable> before) => before.Contains(table) ? [] : Model.Tables.SelectMany(t => t.ForeignKeyConstraints)
            .Where(key => key.PrincipalTable == table && key.OnDeleteAction is not (ReferentialAction.NoAction or ReferentialAction.Restrict))
            .SelectMany(key => Ways(key.Table, before.Add(table)).Prepend(key.Table));
    }

    [Fact]
    public void Keep_times_to_the_millisecond() =>
        Assert.All(Columns().Where(c => c.StoreType.StartsWith("datetime", StringComparison.Ordinal)), c => Assert.Equal("datetime2(3)", c.StoreType));

    [Fact]
    public void Compare_identities_exactly() => Assert.All(
        Model.Tables.SelectMany(t => t.Indexes.SelectMany(i => i.Columns).Concat(t.UniqueConstraints.SelectMany(k => k.Columns)).Concat(t.ForeignKeyConstraints.SelectMany(k => k.Columns))).Where(c => c.StoreType.StartsWith("nvarchar", StringComparison.Ordinal)),
        c => Assert.Equal("Latin1_General_100_BIN2", c.Collation));

    [Fact]
    public void Have_foreign_keys_of_the_type_and_collation_they_point_to()
    {
        foreach (var (column, principal) in Model.Tables.SelectMany(t => t.ForeignKeyConstraints).SelectMany(k => k.Columns.Zip(k.PrincipalColumns)))
            Assert.Equal((principal.StoreType, principal.Collation), (column.StoreType, column.Collation));
    }

    [Fact]
    public void Are_made_by_a_script_that_uses_no_column_in_the_batch_that_adds_it() => Assert.Empty(UsedTooEarly(Script));

    // Without these the test above would say nothing while no migration adds a column.
    [Theory]
    [InlineData("ALTER TABLE [T] ADD [C] int NULL;\nGO\nUPDATE [T] SET [C] = 1;", "")]
    [InlineData("ALTER TABLE [T] ADD [C] int NULL;\nUPDATE [T] SET [C] = 1;", "C")]
    [InlineData("ALTER TABLE dbo.T ADD C int NULL\nUPDATE T SET C = 1", "C")]
    [InlineData("ALTER TABLE [dbo].[T] ADD C int NULL\nEXEC(N'UPDATE T SET C = 1')", "")]
    [InlineData("ALTER TABLE [T] ADD CONSTRAINT [FK] FOREIGN KEY ([C]) REFERENCES [U] ([C]);", "")]
    [InlineData("ALTER TABLE [T] ADD [A] int NULL, [B] int NULL; CREATE INDEX [I] ON [T] ([B]);", "B")]
    public void Are_judged_by_each_batch(string script, string tooEarly) => Assert.Equal(tooEarly, string.Join(' ', UsedTooEarly(script)));

    [Theory]
    [InlineData("MERGE ")]
    [InlineData("UPDLOCK")]
    [InlineData("ROWLOCK")]
    [InlineData("READPAST")]
    [InlineData("nvarchar(450)")]
    [InlineData("ON DELETE CASCADE")]
    public void Are_made_without(string unwanted) => Assert.DoesNotContain(unwanted, Script, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Are_written_to_row_by_row_without_MERGE()
    {
        var extension = RelationalOptionsExtension.Extract(_db.GetService<IDbContextOptions>());
        Assert.Equal(1, extension.MaxBatchSize);
        Assert.False(new SqlConnectionStringBuilder(extension.ConnectionString).MultipleActiveResultSets);
    }

    // What is compiled later, in an EXEC, may use them.
    private static IEnumerable<string> UsedTooEarly(string script) =>
        from batch in Regex.Split(script, @"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase, s_patience)
        let now = Regex.Replace(batch, @"N?'(?:[^']|'')*'", "''", RegexOptions.None, s_patience)
        from Match adding in Regex.Matches(now, @"ALTER\s+TABLE\s+[\w\[\].]+\s+ADD\s+(?!CONSTRAINT\b)(?<columns>[^;\n]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, s_patience)
        let rest = now[(adding.Index + adding.Length)..]
        from added in adding.Groups["columns"].Value.Split(',')
        let column = Regex.Match(added, @"\w+", RegexOptions.None, s_patience).Value
        where Regex.IsMatch(rest, $@"\b{column}\b", RegexOptions.IgnoreCase, s_patience)
        select column;

    private static void AssertFits(string name, IReadOnlyList<IColumn> columns, int limit)
    {
        var bytes = columns.Sum(column => Bytes(column.StoreType));
        Assert.True(bytes <= limit, $"{name} takes {bytes} bytes of {limit}.");
    }

    private static int Bytes(string type) => type switch
    {
        "uniqueidentifier" => 16,
        "bigint" or "datetime2(3)" => 8,
        "int" => 4,
        "bit" => 1,
        _ when type.StartsWith("nvarchar(", StringComparison.Ordinal) && int.TryParse(type[9..^1], CultureInfo.InvariantCulture, out var length) => 2 * length,
        _ => int.MaxValue / 16,
    };

    private IEnumerable<IColumn> Columns() => Model.Tables.SelectMany(t => t.Columns);
}

public sealed class AConnectionString
{
    [Theory]
    [InlineData("Server=tcp:db.example;Database=c", ConnectionStringProblem.None)]
    [InlineData("Server=db.example;TrustServerCertificate=True", ConnectionStringProblem.TrustsAnyCertificate)]
    [InlineData("Server=localhost,1433;TrustServerCertificate=True", ConnectionStringProblem.None)]
    [InlineData("Server=localhost.evil.example;TrustServerCertificate=True", ConnectionStringProblem.TrustsAnyCertificate)]
    [InlineData("Database=c", ConnectionStringProblem.Unreadable)]
    [InlineData("Serwer=db", ConnectionStringProblem.Unreadable)]
    [InlineData("", ConnectionStringProblem.Unreadable)]
    [InlineData(null, ConnectionStringProblem.Unreadable)]
    public void Is_checked_before_it_is_used(string? value, ConnectionStringProblem problem) => Assert.Equal(problem, CouncilSqlServer.Check(value));

    [Fact]
    public void Is_always_encrypted()
    {
        var hardened = new SqlConnectionStringBuilder(CouncilSqlServer.Hardened("Server=db.example;Encrypt=False;MultipleActiveResultSets=True;Persist Security Info=True"));
        Assert.Equal((true, false, false, false), (hardened.Encrypt, hardened.TrustServerCertificate, hardened.MultipleActiveResultSets, hardened.PersistSecurityInfo));
    }

    [Fact]
    [Trait("Catalogue", "M2")]
    public void Is_not_repeated_when_it_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => CouncilSqlServer.Hardened("Server=db.example;Password=canary;TrustServerCertificate=True"));
        Assert.DoesNotContain("canary", refused.ToString());
    }
}

public sealed class AnErrorOfSqlServer
{
    [Theory]
    [Trait("Catalogue", "G4")]
    [InlineData(2627, DbFault.UniqueViolation)]
    [InlineData(2601, DbFault.UniqueViolation)]
    [InlineData(547, DbFault.ReferenceGone)]
    [InlineData(1205, DbFault.Busy)]
    [InlineData(-2, DbFault.Busy)]
    [InlineData(9002, DbFault.DiskFull)]
    [InlineData(1105, DbFault.DiskFull)]
    [InlineData(4060, DbFault.Unavailable)]
    [InlineData(40613, DbFault.Unavailable)]
    [InlineData(207, DbFault.Other)]
    public void Is_known_by_its_number(int number, DbFault fault) => Assert.Equal(fault, DbErrors.FaultOf(new DbUpdateException("", Error(number, ""))));

    [Fact]
    [Trait("Catalogue", "G9")]
    public async Task Is_known_when_the_client_gives_none_a_number()
    {
        DbErrors.Learn(CouncilSqlServer.Dialect);
        await using var closed = new SqlConnection("Server=localhost");
        await using var command = closed.CreateCommand();
        Assert.True(DbErrors.IsBusy(await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync())));
        Assert.Equal(DbFault.Other, DbErrors.FaultOf(Record.Exception(new Action(() => throw new InvalidOperationException("ours")))));
    }

    [Fact]
    [Trait("Catalogue", "G7")]
    public void Names_the_table_whose_key_exists()
    {
        var error = Error(2627, "Verletzung der PRIMARY KEY-Einschränkung \"PK_Inbox\". Ein doppelter Schlüssel kann in das dbo.Inbox-Objekt nicht eingefügt werden.");
        Assert.True(DbErrors.IsUniqueViolation(error, "Inbox"));
        Assert.False(DbErrors.IsUniqueViolation(error, "Outbox"));
        Assert.True(DbErrors.IsUniqueViolation(Error(2627, "Violation of PRIMARY KEY constraint 'PK_Inbox'. Cannot insert duplicate key in object 'dbo.Inbox'."), "Inbox"));
    }

    // The client gives no way to make one.
    private static SqlException Error(int number, string message)
    {
        _ = CouncilSqlServer.Check("Server=x");
        DbErrors.Learn(CouncilSqlServer.Dialect);
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var constructor = typeof(SqlError).GetConstructors(Hidden).First(c => c.GetParameters().Length == 8 && c.GetParameters()[7].ParameterType == typeof(Exception));
        var error = constructor.Invoke([number, (byte)0, (byte)14, "server", message, "", 1, null]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "15.0"])!;
    }
}
