using System.Globalization;
using CouncilBot.Hosting;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sessions;

public sealed class SessionsOnTheCommandLine : IDisposable
{
    private readonly Installation _town = new();

    public void Dispose() => _town.Dispose();

    [Fact]
    public async Task Are_imported_from_a_table_and_listed()
    {
        var file = _town.Bring("sitzungen.csv", $"Gremium;Datum;Zeit;Ort;TOP;Titel\nRat;{Day(20)};17:00;Ratssaal;1;Haushalt\nRat;{Day(20)};17:00;;2;Wahl\nHFA;{Day(13)};16:00;;;\n");

        Assert.Contains("2 neu, 0 geändert, 0 unverändert", (await ImportAsync(file)).Success(), StringComparison.Ordinal);
        Assert.Contains("0 neu, 0 geändert, 2 unverändert", (await ImportAsync(file)).Success(), StringComparison.Ordinal);
        var listed = (await _town.RunAsync("sessions", "list", "--coalition", "siegen", "--data", _town.Data)).Success();
        Assert.Contains($"Rat am {Day(20)}, 17:00 Uhr · Ratssaal · Punkte: 2", listed, StringComparison.Ordinal);
        Assert.Contains("Haupt- und Finanzausschuss", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_imported_from_a_calendar_for_a_coalition_with_named_committees()
    {
        var start = BerlinTime.Of(ShiftedTime.Start.UtcDateTime).AddDays(20).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var file = _town.Bring("kalender.ics", $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:k1\r\nDTSTART;TZID=Europe/Berlin:{start}T170000\r\nSUMMARY:Sitzung des Finanzausschusses\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

        Assert.Contains("1 neu", (await ImportAsync(file, "krefeld")).Success(), StringComparison.Ordinal);
        var listed = (await _town.RunAsync("sessions", "list", "--coalition", "krefeld", "--lang", "en", "--data", _town.Data)).Success();
        Assert.Contains($"Ausschuss für Finanzen, Beteiligungen und Liegenschaften on {Day(20).Replace('.', '/')}, 17:00", listed, StringComparison.Ordinal);
        Assert.Contains("called off", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_refused_as_a_whole_with_every_error_and_its_line_without_steering_the_terminal()
    {
        var file = _town.Bring("falsch.csv", $"Gremium;Datum;Zeit\nRat;{Day(20)};17:00\n\u001b[2JKreistag;29.02.2027;nie\n");

        var refusal = (await ImportAsync(file)).Refusal();

        foreach (var part in new[] { "nichts übernommen", "3\n", "Zeile 3: „", "Kreistag“ ist kein Gremium", "Zeile 3: Den Tag „29.02.2027“", "Zeile 3: „nie“ ist keine Uhrzeit" })
            Assert.Contains(part, refusal, StringComparison.Ordinal);

        Assert.DoesNotContain('\u001b', refusal);
        Assert.Contains("keine kommenden Sitzungen", (await _town.RunAsync("sessions", "list", "--coalition", "siegen", "--data", _town.Data)).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Need_a_file_that_is_there_and_a_coalition_with_bodies()
    {
        Assert.Contains("gibt es nicht", (await ImportAsync(_town.PathOf("fehlt.csv"))).Refusal(), StringComparison.Ordinal);
        Assert.Contains("keine Gremien", (await ImportAsync(_town.Bring("a.csv", "x"), "soest")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("bonn", (await ImportAsync(_town.PathOf("a.csv"), "bonn")).Refusal(), StringComparison.Ordinal);
    }

    private static string Day(int days) => BerlinTime.Of(ShiftedTime.Start.UtcDateTime).AddDays(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private Task<Outcome> ImportAsync(string file, string coalition = "siegen") => _town.RunAsync("sessions", "import", file, "--coalition", coalition, "--data", _town.Data);
}
