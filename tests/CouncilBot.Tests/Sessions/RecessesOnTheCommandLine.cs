using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sessions;

public sealed class RecessesOnTheCommandLine : IDisposable
{
    private readonly Installation _town = new();

    public void Dispose() => _town.Dispose();

    [Fact]
    public async Task Are_taken_over_from_a_table_with_or_without_a_heading()
    {
        var said = (await ImportAsync("ferien.csv", "Name;Erster Tag;Letzter Tag\nOsterferien;22.03.2027;03.04.2027\nPfingstferien;18.05.2027;18.05.2027\n")).Success();

        Assert.Contains("Übernommen für Kooperation CDU und SPD, S", said, StringComparison.Ordinal);
        Assert.Contains("22.03.2027 bis 03.04.2027: Osterferien", said, StringComparison.Ordinal);
        Assert.Contains("(vorher: 2)", (await ImportAsync("ferien2.csv", "Sommerferien,2027-07-19,2027-08-31\n")).Success(), StringComparison.Ordinal);
        Assert.Contains("(vorher: 1)", (await ImportAsync("ferien3.csv", "Sommerferien,2027-07-19,2027-08-31\n")).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_taken_over_from_a_calendar_whose_last_day_is_the_one_after()
    {
        var said = (await ImportAsync("ferien.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270322\r\nDTEND;VALUE=DATE:20270404\r\nSUMMARY:Osterferien\\, NRW\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270518\r\nSUMMARY:Pfingstferien\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")).Success();

        Assert.Contains("22.03.2027 bis 03.04.2027: Osterferien, NRW", said, StringComparison.Ordinal);
        Assert.Contains("18.05.2027 bis 18.05.2027: Pfingstferien", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ferien;22.03.2027\n", "Erwartet werden")]
    [InlineData("Ferien;22.03.2027;21.03.2027\n", "Der letzte Tag liegt vor dem ersten")]
    [InlineData("Ferien;01.01.2027;31.12.2027\n", "länger als 120 Tage")]
    [InlineData(";22.03.2027;23.03.2027\n", "Der Name fehlt")]
    [InlineData("A;22.03.2027;23.03.2027\nB;22.03.2027;24.03.2027\n", "Zeile 2: An diesem Tag beginnt schon")]
    [InlineData("A;22.03.2027;23.03.2027\nB;29.02.2027;24.03.2027\n", "Zeile 2: Erwartet werden")]
    [InlineData("A;22.03.2027;31.02.2027\n", "Zeile 1: Erwartet werden")]
    [InlineData("", "keine Einträge")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270322T100000\r\nSUMMARY:A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "mit ganzen Tagen")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270322\r\nRRULE:FREQ=DAILY\r\nSUMMARY:A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "ohne Wiederholung")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270322\r\n", "Zeile 2: Erwartet werden")]
    public async Task Are_refused_as_a_whole(string file, string problem)
    {
        await ImportAsync("gut.csv", "Osterferien;22.03.2027;03.04.2027\n");
        var refusal = (await ImportAsync("falsch.txt", file)).Refusal();

        Assert.Contains("nichts übernommen", refusal, StringComparison.Ordinal);
        Assert.Contains(problem, refusal, StringComparison.Ordinal);
        Assert.Contains("(vorher: 1)", (await ImportAsync("gut.csv", "Osterferien;22.03.2027;03.04.2027\n")).Success(), StringComparison.Ordinal);
    }

    private async Task<Outcome> ImportAsync(string name, string content) =>
        await _town.RunAsync("sessions", "recess", _town.Bring(name, content), "--coalition", "siegen", "--data", _town.Data);
}
