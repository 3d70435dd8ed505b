using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Sqlite;

namespace CouncilBot.Tests.Doctor;

public sealed class AnInstallationInGoodHealth : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Is_reported_line_by_line()
    {
        await _patient.WithDatabaseAsync();

        var lines = (await _patient.ExamineAsync()).Success().TrimEnd('\n').Split('\n');

        Assert.Equal(
            [
                "OK – Einstellungen: Vollständig (Umgebung Production).",
                "OK – Dokumente: 4 Sammlungen: krefeld, siegburg, siegen, soest.",
                "OK – Vereinbarungen: 4 Kooperationen: krefeld, siegburg, siegen, soest.",
                $"OK – Datenbank: Sqlite, {_patient.DatabaseFile}: auf dem aktuellen Stand und beschreibbar.",
                "OK – Zeitplan: Noch nicht da; der Bot legt ihn beim Start an.",
                "OK – Signaturschlüssel: Abgerufen von login.botframework.com.",
                "OK – Anmeldung des Bots: Der Bot bekommt ein Token für den Bot-Dienst.",
                "ENTFÄLLT – Uhrzeit: Nicht vergleichbar: Kein Dienst hat mit einer Uhrzeit geantwortet.",
                "OK – Zeitzone: Europe/Berlin ist bekannt.",
            ],
            lines[..9],
            StringComparer.Ordinal);
        Assert.StartsWith("OK – Speicherplatz: ", lines[9], StringComparison.Ordinal);
        Assert.Equal("Alles in Ordnung.", lines[10]);
    }

    [Fact]
    public async Task Is_reported_in_English_too()
    {
        var report = (await _patient.ExamineAsync(Language.English)).Success();

        Assert.Contains("OK – Sign-in of the bot: The bot gets a token for the bot service.\n", report, StringComparison.Ordinal);
        Assert.EndsWith("All is well.\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_no_database_before_the_first_start_and_gets_none()
    {
        var report = (await _patient.ExamineAsync()).Success();

        Assert.Contains("OK – Datenbank: ", report, StringComparison.Ordinal);
        Assert.Contains("der Bot legt sie beim ersten Start an", report, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_patient.Files.Data));
    }

    [Fact]
    public async Task Is_left_as_it_was()
    {
        await _patient.WithDatabaseAsync();
        CouncilSqlite.CloseIdle(_patient.DatabaseFile);
        var before = _patient.Files.DataFiles().Keys.ToList();

        (await _patient.ExamineAsync()).Success();

        CouncilSqlite.CloseIdle(_patient.DatabaseFile);
        Assert.Equal(before, _patient.Files.DataFiles().Keys, StringComparer.Ordinal);
        Assert.Equal(0L, await CountInboxAsync());
    }

    [Fact]
    public async Task May_have_a_bot_running()
    {
        await _patient.WithDatabaseAsync();
        using var bot = InstanceLock.TryTake(_patient.DatabaseFile, TimeProvider.System, out _);

        var report = (await _patient.ExamineAsync()).Success();

        Assert.Contains($"OK – Datenbank: Ein Bot benutzt sie gerade (Prozess {Environment.ProcessId}, seit ", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_be_one_without_Teams()
    {
        (_patient.Environment, _patient.Teams.AppId, _patient.Teams.ClientSecret, _patient.Teams.AllowAnonymous) = ("Development", null, null, true);

        var report = (await _patient.ExamineAsync()).Success();

        Assert.Contains("ENTFÄLLT – Signaturschlüssel: Ohne Anmeldung (Teams:AllowAnonymous) nicht nötig.\n", report, StringComparison.Ordinal);
        Assert.Contains("ENTFÄLLT – Anmeldung des Bots: ", report, StringComparison.Ordinal);
        Assert.Empty(_patient.Tokens.Requests);
        Assert.Empty(_patient.Metadata.Requests);
    }

    private async Task<object?> CountInboxAsync()
    {
        await using var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_patient.DatabaseFile}");
        await file.OpenAsync();
        await using var count = file.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM Inbox";
        return await count.ExecuteScalarAsync();
    }
}
