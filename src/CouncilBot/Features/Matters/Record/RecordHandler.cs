using System.Text;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Matters.Record;

/// <summary>"Verlauf 7F3A21", "Verlauf 7F3A21 als CSV": who did what and when with a matter, and who has seen it.</summary>
internal sealed class RecordHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "matter.record";

    /// <summary>Newest events on the card; the exports have all.</summary>
    private const int MostShown = 20;

    /// <summary>Characters in one message of an export; the wire cuts messages of more than 4,000, and what follows would be no code.</summary>
    private const int PartLength = 3_500;

    /// <summary>Messages of an export with all its texts; Teams slows a bot down that sends more than 8 in 2 seconds.</summary>
    private const int MostParts = 6;

    /// <summary>Characters of each text in an export that would take more messages than that.</summary>
    private const int LongestDetail = 200;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        foreach (var row in await NamedMatters.RowsAsync(visit, kind: null, cancellation))
        {
            var rules = (await shelf.OfAsync(visit.Db, row, cancellation)).Rules;
            if (visit.Actor().MaySee(row, rules))
                return Answer(visit, await MatterRecord.OfAsync(visit.Db, row, visit.Actor(), rules, visit.Language, cancellation));
        }

        return Response.Say(visit.Texts<MatterResources>()["NotThere"]);
    }

    private static Response Answer(Visit visit, MatterRecord record)
    {
        if (FormatOf(visit) is { } format)
            return Response.SayAll(Export(record, format, visit), visit.Texts<MatterRecord>()["Exported"]);

        var card = Card(visit, record);
        return Response.Show(card, card.FallbackText!);
    }

    private static RecordFormat? FormatOf(Visit visit)
    {
        var words = visit.Turn.Action is null ? visit.Turn.Text : visit.Input("format") ?? "";
        foreach (var format in Enum.GetValues<RecordFormat>())
        {
            if (new Utterance(words).Words.Contains(format.ToString(), StringComparer.OrdinalIgnoreCase))
                return format;
        }

        return null;
    }

    private static List<string> Export(MatterRecord record, RecordFormat format, Visit visit)
    {
        var parts = Parts(RecordExport.Of(record, format, visit.Language));
        if (parts.Count <= MostParts)
            return parts;

        var shortened = record with { Entries = [.. record.Entries.Select(e => e.Detail?.Length > LongestDetail ? e with { Detail = $"{e.Detail[..LongestDetail].TrimEnd()} …" } : e)] };
        return [.. Parts(RecordExport.Of(shortened, format, visit.Language)), visit.Texts<MatterRecord>()["ExportShortened"]];
    }

    /// <summary>Messages with code, in which no client reads markup; a fence that stands in the text does not end it.</summary>
    private static List<string> Parts(string text)
    {
        var safe = text.Replace("```", "``\u2060`", StringComparison.Ordinal);
        List<string> parts = [];
        var part = new StringBuilder();
        foreach (var line in safe.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').SelectMany(Short))
        {
            if (part.Length > 0 && part.Length + line.Length > PartLength)
            {
                parts.Add($"```\n{part}```");
                part.Clear();
            }

            part.Append(line).Append('\n');
        }

        parts.Add($"```\n{part}```");
        return parts;
    }

    private static IEnumerable<string> Short(string line) => line.Length <= PartLength ? [line] : line.Chunk(PartLength).Select(c => new string(c));

    private static AdaptiveCard Card(Visit visit, MatterRecord record)
    {
        var (texts, row) = (visit.Texts<MatterRecord>(), record.Row);
        // The words of a notice may be taken back, and a record in a chat is not brought up to date.
        var title = row.Kind == MatterKind.PartnerNotice ? texts["HeadingOfPartnerNotice", row.ShortId] : texts["Heading", row.ShortId, row.Title];
        List<CardElement> body = [Styled.Title(title)];
        if (record.Entries.Count > MostShown)
            body.Add(Styled.Small(texts["OnlyNewest", MostShown, record.Entries.Count]));

        foreach (var e in record.Entries.TakeLast(MostShown))
        {
            body.Add(Styled.Plain(texts["Line", BerlinTime.Of(e.AtUtc), Who(e.Name, e.Faction, texts), e.What]) with { Spacing = Spacing.Medium });
            if (e.Detail is { Length: > 0 } detail)
                body.Add(new RichText([new TextRun(detail.Length <= 200 ? detail : $"{detail[..200].TrimEnd()} …") { IsSubtle = true, Size = TextSize.Small }]) { Spacing = Spacing.None });
        }

        body.Add(Heading(texts[record.Readers.Count == 0 ? "SeenByNobody" : "SeenBy"]));
        if (record.Readers.Count > 0)
            body.Add(new FactSet([.. record.Readers.TakeLast(MostShown).Select(r => Styled.Fact(Who(r.Name, r.Faction, texts), texts["SeenAt", BerlinTime.Of(r.FirstUtc)]))]));

        body.Add(Styled.Small(texts["InWords", row.ShortId]));
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body = body,
            Actions =
            [
                new ExecuteAction(texts["AsText"], RecordHandler.Verb) { Data = As(row, RecordFormat.Text) },
                new ExecuteAction(texts["AsCsv"], RecordHandler.Verb) { Data = As(row, RecordFormat.Csv) },
                new ExecuteAction(texts["AsJson"], RecordHandler.Verb) { Data = As(row, RecordFormat.Json) },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(row) },
            ],
        };
    }

    private static Dictionary<string, string> As(MatterRow row, RecordFormat format) => new(MatterRef.Data(row), StringComparer.Ordinal) { ["format"] = format.ToString() };

    private static TextBlock Heading(string words) => Styled.Bold(words) with { Separator = true, Spacing = Spacing.Large };

    private static string Who(string? name, string? faction, Texts texts) => faction is null ? name ?? texts["Somebody"] : texts["NameOfFaction", name ?? texts["Somebody"], faction];
}
