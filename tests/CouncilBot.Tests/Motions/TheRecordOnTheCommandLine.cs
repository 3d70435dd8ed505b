using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

public sealed class TheRecordOnTheCommandLine : IAsyncLifetime
{
    private const string Formula = "=HYPERLINK(\"http://a\";\"b\")";

    private TestBot _bot = null!;
    private string _id = "";

    public async Task InitializeAsync()
    {
        _bot = await MotionTalk.StartAsync();
        _id = await _bot.AnnounceMotionAsync(Town.CduManager, MotionTalk.Fields(title: Formula, text: Formula));
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Is_for_people_unless_something_else_is_wanted()
    {
        var text = (await ExportAsync(_id.ToLowerInvariant())).Success();

        Assert.Contains(_id, text, StringComparison.Ordinal);
        Assert.Contains("CDU Geschäftsführung (CDU-Fraktion) hat angelegt", text, StringComparison.Ordinal);
        Assert.Contains("CDU Geschäftsführung (CDU-Fraktion) hat dem Partner angekündigt", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_json_with_the_words_as_they_are()
    {
        var record = JsonNode.Parse((await ExportAsync(_id, "--format", "json")).Success())!;

        Assert.Equal((Formula, "siegen", "Motion"), (record["title"]!.GetValue<string>(), record["coalition"]!.GetValue<string>(), record["kind"]!.GetValue<string>()));
        Assert.Equal(["Drafted", "Announced"], record["events"]!.AsArray().Select(e => e!["event"]!.GetValue<string>()));
    }

    [Fact]
    [Trait("Catalogue", "L5")]
    public async Task Is_csv_in_which_no_spreadsheet_computes_a_cell()
    {
        var csv = (await ExportAsync(_id, "--format", "csv")).Success();

        Assert.StartsWith("\uFEFF", csv, StringComparison.Ordinal);
        Assert.Contains(";\"'=HYPERLINK(\"\"http://a\"\";\"\"b\"\")\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(";=", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(";\"=", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_found_by_the_whole_identity_too()
    {
        var id = (await _bot.MatterAsync(_id)).Id;

        Assert.Contains(_id, (await ExportAsync(id.ToString("N"))).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_for_a_matter_that_is_not_there() =>
        Assert.Contains("000000", (await ExportAsync("000000")).Refusal(), StringComparison.Ordinal);

    [Fact]
    [Trait("Catalogue", "E6")]
    [Trait("Catalogue", "E9")]
    public async Task Is_not_there_for_another_coalition()
    {
        var refusal = (await _bot.CommandAsync("record", "export", "--coalition", "krefeld", "--matter", _id)).Refusal();

        Assert.Equal((await ExportAsync("000000")).Refusal().Replace("000000", _id, StringComparison.Ordinal), refusal);
    }

    private Task<Outcome> ExportAsync(string matter, params string[] more) => _bot.CommandAsync(["record", "export", "--coalition", "siegen", "--matter", matter, .. more]);
}
