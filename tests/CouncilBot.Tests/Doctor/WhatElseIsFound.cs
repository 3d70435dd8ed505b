using CouncilBot.Hosting;
using CouncilBot.Hosting.Doctor;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Doctor;

public sealed class WhatElseIsFound : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Names_every_setting_that_stops_the_start()
    {
        (_patient.Teams.AppId, _patient.Teams.TenantId, _patient.Bot.QuestionDays) = (null, null, 0);

        var problems = await ProblemsAsync();

        Assert.Equal(3, problems.Count);
        Assert.All(problems, p => Assert.StartsWith("FEHLER – Einstellungen: ", p, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Teams:AppId fehlt", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Teams:TenantId fehlt", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Bot:QuestionDays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_the_round_that_is_off_the_schedule()
    {
        await _patient.WithDatabaseAsync();
        using var lives = new Lives();
        await (await lives.BeginAsync(new Schedule("weekly", "0 0 9 ? * MON"))).DisposeAsync();
        lives.Ask("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR'");
        File.Copy(lives.File, Path.ChangeExtension(_patient.DatabaseFile, ".schedule.db"));

        Assert.StartsWith("FEHLER – Zeitplan: Ausgesetzt: weekly. ", Assert.Single(await ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_schedule_cannot_be_read()
    {
        await _patient.WithDatabaseAsync();
        var file = Path.ChangeExtension(_patient.DatabaseFile, ".schedule.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("Das ist kein Zeitplan. ", 400)));

        Assert.StartsWith($"FEHLER – Zeitplan: {file} kann nicht gelesen werden. ", Assert.Single(await ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_document_and_looks_at_the_rest()
    {
        File.Delete(_patient.Files.Seed("soest", "zukunftsprogramm.txt"));

        var outcome = await _patient.ExamineAsync();

        Assert.Contains("FEHLER – Dokumente: ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("zukunftsprogramm.txt", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("ENTFÄLLT – Vereinbarungen: Bitte beheben Sie zuerst die Dokumente.\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("OK – Anmeldung des Bots: ", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_agreement_that_cannot_be_read()
    {
        await File.WriteAllTextAsync(_patient.Files.Seed("siegen", "agreement.json"), "{");

        var problem = Assert.Single(await ProblemsAsync());

        Assert.StartsWith($"FEHLER – Vereinbarungen: {_patient.Files.Seed("siegen", "agreement.json")}: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "G6")]
    public async Task Is_a_database_of_a_newer_version()
    {
        await _patient.WithDatabaseAsync();
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Later', '6.0.7')");

        Assert.Contains("Die Datenbank ist neuer als dieses Programm.", Assert.Single(await ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "G6")]
    public async Task Is_a_database_that_was_set_up_in_part()
    {
        Directory.CreateDirectory(_patient.Files.Data);
        await ExecuteAsync("CREATE TABLE People (Id TEXT)");

        Assert.Contains("nur teilweise eingerichtet", Assert.Single(await ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_file_that_is_no_database()
    {
        _patient.Files.Bring(Path.Combine("data", Settings.DefaultDatabase), new string('x', 4096));

        Assert.Contains("kann nicht benutzt werden", Assert.Single(await ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_database_that_takes_no_changes()
    {
        await _patient.WithDatabaseAsync();
        await ExecuteAsync("CREATE TRIGGER Guard BEFORE INSERT ON Inbox BEGIN SELECT RAISE(ABORT, 'no'); END");

        Assert.Contains("kann nicht beschrieben werden", Assert.Single(await ProblemsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=sql.example.org;Database=c;User ID=bot;Password=canary-password;TrustServerCertificate=True", "vertraut jedem Zertifikat")]
    [InlineData("canary-password", "kann nicht gelesen werden oder nennt keinen Server")]
    [InlineData("", "Storage:ConnectionString fehlt")]
    public async Task Is_a_connection_string_that_will_not_do(string connectionString, string problem)
    {
        (_patient.Storage.Provider, _patient.Storage.ConnectionString) = (StorageProvider.SqlServer, connectionString);

        var outcome = await _patient.ExamineAsync();

        Assert.Contains(problem, outcome.Out, StringComparison.Ordinal);
        Assert.Contains("ENTFÄLLT – Datenbank: Bitte beheben Sie zuerst die Einstellungen.\n", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_server_that_does_not_answer()
    {
        _patient.Storage.Provider = StorageProvider.SqlServer;
        _patient.Storage.ConnectionString = "Server=127.0.0.1,1;Database=c;User ID=bot;Password=canary-password;Connect Timeout=1;ConnectRetryCount=0";

        var problem = Assert.Single(await ProblemsAsync());

        Assert.StartsWith("FEHLER – Datenbank: Die Datenbank ist nicht erreichbar.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_a_machine_without_the_time_zone()
    {
        var machine = new MachineCheck(Texts.Of<DoctorCommand>(Language.English));

        Assert.Equal(Verdict.Problem, machine.TimeZone("Europe/Beuel").Verdict);
        Assert.Equal(Verdict.Problem, machine.TimeZone("UTC").Verdict);
        Assert.Equal(Verdict.Good, machine.TimeZone("Europe/Berlin").Verdict);
    }

    [Theory]
    [InlineData(0, Verdict.Problem)]
    [InlineData(MachineCheck.LeastFreeBytes - 1, Verdict.Problem)]
    [InlineData(MachineCheck.LeastFreeBytes, Verdict.Good)]
    public void Is_a_disk_that_is_nearly_full(long free, object verdict)
    {
        Assert.Equal(verdict, new MachineCheck(Texts.Of<DoctorCommand>(Language.German)).Space(free, "/srv").Verdict);
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        var outcome = await _patient.ExamineAsync();
        Assert.Equal((1, ""), (outcome.Exit, outcome.Error));
        return [.. outcome.Out.Split('\n').Where(l => l.StartsWith("FEHLER", StringComparison.Ordinal))];
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var file = new SqliteConnection($"Data Source={_patient.DatabaseFile}");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
