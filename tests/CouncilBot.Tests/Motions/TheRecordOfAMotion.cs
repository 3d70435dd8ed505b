using System.Text.Json.Nodes;
using CouncilBot.Features.Matters.Record;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>Who did and saw what and when, for those who could see it when it happened.</summary>
public sealed class TheRecordOfAMotion : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Tells_each_side_what_it_could_see_when_it_happened()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        await _bot.DoAsync(Town.CduMember, id, "Dem Vorstand vorlegen");
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");
        await _bot.DoAsync(Town.SpdChair, id, "Zustimmen");

        var ours = await _bot.HearAnswerAsync(Town.CduMember, $"Verlauf {id}");
        var theirs = await _bot.HearAnswerAsync(Town.SpdMember, $"Verlauf {id}");

        Assert.Contains("CDU Mitglied (CDU-Fraktion) hat angelegt", ours, StringComparison.Ordinal);
        Assert.Contains("SPD Vorsitz (SPD-Fraktion) hat zugestimmt", ours, StringComparison.Ordinal);
        Assert.DoesNotContain("hat angelegt", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("hat dem Partner angekündigt", theirs, StringComparison.Ordinal);
        Assert.Contains("SPD Vorsitz (SPD-Fraktion) hat zugestimmt", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_exported_in_chat_as_code_that_nothing_breaks_out_of()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(title: "=HYPERLINK(1)", text: "```\n<at>alle</at>"))).MotionId();

        var csv = string.Concat((await _bot.SayAsync(Town.CduMember, $"Verlauf {id} als CSV")).Select(m => m.Text));
        var json = string.Concat((await _bot.SayAsync(Town.CduMember, $"Verlauf {id} als JSON")).Select(m => m.Text));

        Assert.StartsWith("```\n", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split("```").Length - 1);
        Assert.Contains("hat angelegt", csv, StringComparison.Ordinal);
        var parsed = JsonNode.Parse(json.Replace("```", "", StringComparison.Ordinal))!;
        Assert.Equal("=HYPERLINK(1)", parsed["title"]!.GetValue<string>());
        Assert.Equal("Drafted", parsed["events"]![0]!["event"]!.GetValue<string>());
    }

    [Fact]
    public async Task Stays_code_in_every_message_and_sends_no_more_of_them_than_Teams_takes_at_once()
    {
        string Words(int version) => string.Join('\n', Enumerable.Range(0, 180).Select(line => $"Fassung {version}, Zeile {line}: <at>alle</at> **fett**"));
        var id = await _bot.AnnounceMotionAsync(Town.CduManager, MotionTalk.Fields(text: Words(0)));
        var some = await ExportAsync(id);
        for (var version = 1; version <= 5; version++)
            await _bot.SayAsync(Town.SpdChair, $"Antrag {id} Fassung vorschlagen: {Words(version)}");

        var all = await ExportAsync(id);

        Assert.InRange(some.Count, 2, 6);
        Assert.All(some, m => Assert.True(m.StartsWith("```\n", StringComparison.Ordinal) && m.EndsWith("\n```", StringComparison.Ordinal), m));
        Assert.InRange(all.Count, 2, 6);
        Assert.All(all.SkipLast(1), m => Assert.True(m.StartsWith("```\n", StringComparison.Ordinal) && m.EndsWith("\n```", StringComparison.Ordinal), m));
        Assert.StartsWith("Lange Texte sind in dieser Ausgabe gekürzt.", all[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("  =1", "'  =1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("sagt \"ja\"", "\"sagt \"\"ja\"\"\"")]
    [InlineData("eins\nzwei", "\"eins\nzwei\"")]
    [InlineData("10 = zehn", "10 = zehn")]
    [InlineData("", "")]
    public void Has_cells_that_no_spreadsheet_computes(string value, string cell) => Assert.Equal(cell, RecordExport.Cell(value));

    private async Task<IReadOnlyList<string>> ExportAsync(string id) =>
        [.. (await _bot.SayAsync(Town.CduManager, $"Verlauf {id} als CSV")).Where(m => m.Text is not null && m.Card is null).Select(m => m.Text!)];

    [Fact]
    public async Task Names_who_has_seen_it()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        Assert.DoesNotContain("SPD Vorstand", await _bot.HearAnswerAsync(Town.CduManager, $"Verlauf {id}"), StringComparison.Ordinal);

        await _bot.LookAsync(Town.SpdBoard, id);

        Assert.Contains("SPD Vorstand (SPD-Fraktion)", (await _bot.SayAsync(Town.CduManager, $"Verlauf {id}"))[^1].Json, StringComparison.Ordinal);
    }
}
