using System.CommandLine;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters.Record;

/// <summary><c>record export</c>: the whole record of a matter, for whoever runs the installation.</summary>
internal sealed class RecordCommand(CouncilDb db, Terminal terminal)
{
    /// <summary>The command with its options.</summary>
    public static Command Build(Settings settings, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf)
    {
        var texts = Texts.Of<RecordCommand>(Language.German);
        var database = new CommandDatabase(settings);
        var coalition = new Option<string>("--coalition") { Description = texts["Coalition"], Required = true };
        var matter = new Option<string>("--matter") { Description = texts["Matter"], Required = true };
        var format = new Option<string>("--format") { Description = texts["Format"], DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var export = new Command("export", texts["Export"]) { coalition, matter, format };
        export.SetAction((parsed, cancellation) => database.UseAsync(terminalFor(parsed), dataOf(parsed), parsed.GetRequiredValue(coalition), (db, terminal, coalitions) =>
            new RecordCommand(db, terminal).RunAsync(coalitions[0], parsed.GetRequiredValue(matter), Enum.Parse<RecordFormat>(parsed.GetValue(format)!, ignoreCase: true), cancellation), cancellation));
        return new Command("record", texts["Record"]) { export };
    }

    public async Task<int> RunAsync(CoalitionRow coalition, string matter, RecordFormat format, CancellationToken cancellation)
    {
        db.CoalitionId = coalition.Id;
        var (shortId, id) = (matter.ToUpperInvariant(), Guid.TryParse(matter, out var whole) ? whole : Guid.Empty);
        var rows = await db.Matters.Where(m => m.ShortId == shortId || m.Id == id).AsNoTracking().ToListAsync(cancellation);
        var texts = Texts.Of<RecordCommand>(terminal.Language);
        if (rows.Count == 0)
            return terminal.Refuse(texts["Unknown", matter]);

        if (rows.Count > 1)
            return terminal.Refuse(texts["Several", matter, string.Join(", ", rows.Select(r => r.Id.ToString("N")))]);

        var record = await MatterRecord.OfAsync(db, rows[0], reader: null, rules: null, terminal.Language, cancellation);
        var text = RecordExport.Of(record, format, terminal.Language);
        // Spreadsheets tell UTF-8 by the mark at its beginning.
        await terminal.Out.WriteAsync(format == RecordFormat.Csv ? $"\uFEFF{text}" : $"{text}{Environment.NewLine}");
        return Exit.Success;
    }
}
