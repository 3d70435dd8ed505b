using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>Somebody opens a form and sends a file into the chat instead of filling it in.</summary>
public sealed class AFileInPlaceOfWords : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [Trait("Catalogue", "B9")]
    [InlineData("Antrag anlegen", "application/vnd.microsoft.teams.file.download.info")]
    [InlineData("Abweichend stimmen", "application/vnd.microsoft.teams.file.download.info")]
    [InlineData("Antrag anlegen", "image/png")]
    public async Task Is_answered_and_nothing_of_it_is_stored(string form, string contentType)
    {
        await _bot.SayOneAsync(Town.CduMember, form);
        var file = _bot.Message(Town.CduMember, "");
        file["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = contentType,
            ["contentUrl"] = "https://example.invalid/geheim.docx",
            ["name"] = "../../geheim.docx",
            ["content"] = new JsonObject { ["downloadUrl"] = "https://example.invalid/geheim.docx", ["uniqueId"] = "1", ["fileType"] = "docx" },
        });

        var answer = Assert.Single(await _bot.DeliverAsync(file), d => d.Delivery == Delivery.Sent);

        Assert.StartsWith("Dateien liest CouncilBot nicht, es wurde nichts gespeichert.", answer.Words(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
        Assert.DoesNotContain("geheim", answer.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(_bot.Logs.Lines, l => l.Contains("geheim", StringComparison.Ordinal));
        Assert.DoesNotContain(await _bot.RowsAsync<InboxRow>(), r => r.Result?.Contains("geheim", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Is_not_seen_in_the_copy_of_the_words_that_Teams_sends_along()
    {
        var message = _bot.Message(Town.CduMember, "");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" });

        var answer = Assert.Single(await _bot.DeliverAsync(message), d => d.Delivery == Delivery.Sent);

        Assert.StartsWith("Bitte geben Sie eine Frage oder ein Stichwort ein", answer.Words(), StringComparison.Ordinal);
    }
}
