using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Matters.Record;

/// <summary>How a record is written.</summary>
internal enum RecordFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}

/// <summary>
/// Writes a record for use elsewhere. CSV as in RFC 4180, with semicolons, as spreadsheets here expect; a cell that a spreadsheet
/// would compute begins with an apostrophe instead.
/// </summary>
internal static class RecordExport
{
    private const string LineEnd = "\r\n";

    /// <summary>What begins a formula, also in its full-width form, and what some programs cut off before they look for one.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The record in a format.</summary>
    public static string Of(MatterRecord record, RecordFormat format, Language language) => format switch
    {
        RecordFormat.Text => Text(record, Texts.Of<MatterRecord>(language)),
        RecordFormat.Json => Json(record),
        RecordFormat.Csv => Csv(record, Texts.Of<MatterRecord>(language)),
    };

    /// <summary>A cell of CSV.</summary>
    public static string Cell(string value)
    {
        var clean = Shown(value, keepLines: true);
        var safe = clean.Length > 0 && (FormulaStarts.Contains(clean[0]) || (clean.TrimStart() is { Length: > 0 } trimmed && FormulaStarts.Contains(trimmed[0]))) ? $"'{clean}" : clean;
        return safe.AsSpan().ContainsAny(";\"\r\n,") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Text(MatterRecord record, Texts texts)
    {
        var text = new StringBuilder();
        text.AppendLine(texts["Heading", record.Row.ShortId, Shown(record.Row.Title)]);
        foreach (var e in record.Entries)
        {
            text.AppendLine(texts["Line", BerlinTime.Of(e.AtUtc), Who(e.Name, e.Faction, texts), e.What]);
            if (e.Detail is { } detail)
                text.Append("  ").AppendLine(Shown(detail, keepLines: true).ReplaceLineEndings($"{Environment.NewLine}  "));
        }

        text.AppendLine(texts[record.Readers.Count == 0 ? "SeenByNobody" : "SeenBy"]);
        foreach (var r in record.Readers)
            text.AppendLine(texts["SeenLine", BerlinTime.Of(r.FirstUtc), Who(r.Name, r.Faction, texts)]);

        return text.ToString().TrimEnd();
    }

    private static string Json(MatterRecord record) => JsonSerializer.Serialize(
        new
        {
            matter = record.Row.Id,
            shortId = record.Row.ShortId,
            kind = record.Row.Kind.ToString(),
            coalition = record.Row.CoalitionId,
            faction = record.Row.FactionKey,
            title = record.Row.Title,
            phase = record.Row.Phase,
            events = record.Entries.Select(e => new { number = e.Number, at = Iso(e.AtUtc), by = e.Name, faction = e.Faction, @event = e.Event, detail = e.Detail }),
            seenBy = record.Readers.Select(r => new { name = r.Name, faction = r.Faction, first = Iso(r.FirstUtc), events = r.Events }),
        },
        Options);

    private static string Csv(MatterRecord record, Texts texts)
    {
        var csv = new StringBuilder();
        Row(["ColumnNumber", "ColumnTime", "ColumnName", "ColumnFaction", "ColumnWhat", "ColumnDetail"], c => texts[c]);
        foreach (var e in record.Entries)
            Row([e.Number.ToString(CultureInfo.InvariantCulture), Iso(e.AtUtc), e.Name ?? texts["Somebody"], e.Faction ?? "", e.What, e.Detail ?? ""], c => c);

        foreach (var r in record.Readers)
            Row(["", Iso(r.FirstUtc), r.Name, r.Faction ?? "", texts["Seen"], ""], c => c);

        return csv.ToString();

        void Row(IEnumerable<string> cells, Func<string, string> words) => csv.Append(string.Join(';', cells.Select(c => Cell(words(c))))).Append(LineEnd);
    }

    private static string Who(string? name, string? faction, Texts texts) =>
        faction is null ? Shown(name ?? texts["Somebody"]) : texts["NameOfFaction", Shown(name ?? texts["Somebody"]), faction];

    /// <summary>Local time with its offset, so that the hour that is twice in autumn can be told.</summary>
    private static string Iso(DateTime utc)
    {
        var local = BerlinTime.Of(utc);
        return new DateTimeOffset(local, local - DateTime.SpecifyKind(utc, DateTimeKind.Unspecified)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Without control characters and marks that turn the direction.</summary>
    private static string Shown(string text, bool keepLines = false)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t')
                shown.Append(keepLines ? (char)rune.Value : ' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (>= 0x202A and <= 0x202E) and not (>= 0x2066 and <= 0x2069))
                shown.Append(rune);
        }

        return shown.ToString();
    }
}
