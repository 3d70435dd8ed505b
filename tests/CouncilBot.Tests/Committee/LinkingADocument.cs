using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Committee.Agenda;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>A document lies where it lies; an item of the agenda knows its address.</summary>
public sealed class LinkingADocument : IAsyncLifetime
{
    private const string Paper = "https://ris.siegen.example/vorlage/17?seite=2";
    private const string OtherPaper = "https://cdu.sharepoint.example/papiere/radweg.pdf";

    private static readonly string s_id = CommitteeTown.Named(CommitteeTown.Monday);

    private CommitteeTown _town = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdBoard);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task To_an_item_in_words_shows_it_below_the_item_with_where_it_leads()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg Weststraße");
        await SayAsync(Town.SpdManager, $"Punkt {s_id} Freibad");

        var card = await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {Paper}");

        Assert.Contains("Die Unterlage ist mit dem Punkt verknüpft.", card.Words(), StringComparison.Ordinal);
        Assert.Equal((Paper, "Unterlage 1 (ris.siegen.example)"), Assert.Single(Documents(card)));
        Assert.Equal((Paper, "Unterlage 1 (ris.siegen.example)"), Assert.Single(Documents(await _town.LookAsync(Town.SpdBoard))));
    }

    [Theory]
    [InlineData("Radweg Weststraße " + Paper)]
    [InlineData("Radweg Weststraße: " + Paper)]
    [InlineData("Radweg Weststraße <" + Paper + ">")]
    [InlineData("Radweg Weststraße (" + Paper + ").")]
    [InlineData("Radweg Weststraße\n" + Paper)]
    public async Task At_the_end_of_a_new_item_keeps_the_title_without_it(string words)
    {
        var card = await SayAsync(Town.CduBoard, $"Punkt {s_id} {words}");

        Assert.Contains("\n1. Radweg Weststraße\n", card.Words(), StringComparison.Ordinal);
        Assert.Equal(Paper, Assert.Single(Documents(card)).Url);
    }

    [Fact]
    public async Task On_the_form_of_a_new_item_is_voluntary()
    {
        var form = await FormAsync();
        await SendAsync(form, "Freibad", "");
        var card = await _town.LookAsync(Town.CduBoard);
        Assert.Empty(Documents(card));

        Assert.Equal(Paper, Assert.Single(Documents((await SendAsync(form, "Radweg Weststraße", $" {Paper} ")).Card())).Url);
    }

    [Fact]
    public async Task Without_a_title_opens_the_form_with_the_address_filled_in()
    {
        var form = await SayAsync(Town.CduBoard, $"Punkt {s_id} {Paper}");

        var field = Assert.Single(Looking.Objects(form), o => o.TryGetProperty("id", out var id) && id.GetString() == AddItemHandler.LinkInput);
        Assert.Equal(Paper, field.GetProperty("value").GetString());
        Assert.Empty((await MeetingAsync()).Items);
    }

    [Fact]
    public async Task Of_a_new_item_twice_by_a_double_tap_puts_it_there_once()
    {
        var form = await FormAsync();
        await SendAsync(form, "Radweg", Paper);
        var events = (await Bot.MatterAsync(s_id)).Events;

        var again = (await SendAsync(form, "Radweg", Paper)).Card();

        Assert.Contains("bereits so vermerkt", again.Words(), StringComparison.Ordinal);
        Assert.Equal(events, (await Bot.MatterAsync(s_id)).Events);
    }

    [Fact]
    public async Task Leaves_room_for_further_items_whatever_the_first_is_called()
    {
        await SendAsync(await FormAsync(), "–", "");
        Assert.Contains("Punkt anmelden", (await SayAsync(Town.CduBoard, $"Punkt {s_id} a {Paper}")).ButtonTitles());

        Assert.Contains("Der Punkt ist zu lang (301 Zeichen).", await Bot.HearAnswerAsync(Town.CduBoard, $"Punkt {s_id} {new string('a', 301)} {Paper}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Again_replaces_the_one_before_and_the_same_one_changes_nothing()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg {Paper}");

        Assert.Contains("bereits so vermerkt", (await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {Paper}")).Words(), StringComparison.Ordinal);
        Assert.Equal(OtherPaper, Assert.Single(Documents(await SayAsync(Town.SpdManager, $"Unterlage zu Termin {s_id} Punkt 1 {OtherPaper}"))).Url);
    }

    [Fact]
    public async Task Is_taken_back_in_words()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg {Paper}");

        var card = await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1 entfernen");

        Assert.Contains("nicht mehr mit dem Punkt verknüpft", card.Words(), StringComparison.Ordinal);
        Assert.Empty(Documents(card));
        Assert.Contains("bereits so vermerkt", (await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1 entfernen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_shown_with_its_whole_address_to_who_names_the_item()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg {Paper}");

        var card = await SayAsync(Town.SpdBoard, $"Unterlage {s_id} 1");

        Assert.Contains("Radweg", card.Words(), StringComparison.Ordinal);
        Assert.Contains(Paper, card.Words().Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Paper, Assert.Single(Documents(card)).Url);
        await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1 entfernen");
        Assert.Contains("keine Unterlage verknüpft. So verknüpfen Sie eine", await Bot.HearAnswerAsync(Town.SpdBoard, $"Unterlage {s_id} 1"), StringComparison.Ordinal);
    }

    public static TheoryData<string> NoAddresses =>
    [
        "http://ris.siegen.example/vorlage/17",
        "javascript:alert(1)",
        "https://cdu:geheim@ris.siegen.example/vorlage/17",
        "https://ris.siegen.example@evil.example/",
        "https://",
        "www.siegen.example/vorlage",
        "file:///etc/passwd",
        "//ris.siegen.example/vorlage",
        "Vorlage 17",
        "https://ris.siegen.example/vor lage",
    ];

    [Theory]
    [MemberData(nameof(NoAddresses))]
    public async Task That_is_none_to_open_says_what_to_do_and_keeps_what_was_typed(string address)
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");
        var form = await FormAsync();
        var events = (await Bot.MatterAsync(s_id)).Events;

        Assert.Contains("Sie beginnt mit https:// und enthält keine Leerzeichen", await Bot.HearAnswerAsync(Town.CduBoard, $"Unterlage {s_id} 1: {address}"), StringComparison.Ordinal);
        // A note leaves the form as it is.
        Assert.Contains("Es wurde nichts gespeichert; Ihr Text ist nicht verloren.", (await SendAsync(form, "Freibad", address)).Note(), StringComparison.Ordinal);
        Assert.Equal(events, (await Bot.MatterAsync(s_id)).Events);
    }

    [Theory]
    [InlineData("http://ris.siegen.example/vorlage/17")]
    [InlineData("https://cdu:geheim@ris.siegen.example/")]
    public async Task That_is_none_to_open_at_the_end_of_a_new_item_puts_nothing_there(string address)
    {
        Assert.Contains("Diese Adresse kann ich nicht verknüpfen.", await Bot.HearAnswerAsync(Town.CduBoard, $"Punkt {s_id} Radweg {address}"), StringComparison.Ordinal);
        Assert.Empty((await MeetingAsync()).Items);
    }

    [Fact]
    public async Task Is_only_as_long_as_every_browser_takes_it()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");
        var longest = $"{Paper}&x={new string('a', SessionLimits.Link - Paper.Length - 3)}";

        Assert.Contains("2.001 Zeichen, möglich sind 2.000", await Bot.HearAnswerAsync(Town.CduBoard, $"Unterlage {s_id} 1: {longest}a"), StringComparison.Ordinal);
        Assert.Contains("2.001 Zeichen, möglich sind 2.000", (await SendAsync(await FormAsync(), "Freibad", $"{longest}a")).Note(), StringComparison.Ordinal);
        Assert.Equal(longest, Assert.Single(Documents(await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {longest}"))).Url);
    }

    [Theory]
    [InlineData("https://müden.example/a", "müden.example")]
    [InlineData("https://\u0455oest.example/a", "xn--oest-f9d.example")]
    [InlineData("https://siegen.de.aber-das-hier-ist-ganz-lang-und-woanders.evil.example/a", "…anders.evil.example")]
    public async Task Shows_where_it_leads_whatever_it_looks_like(string address, string host)
    {
        var title = Assert.Single(Documents(await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg {address}"))).Title.Replace("\u200B", "", StringComparison.Ordinal);

        Assert.Equal($"Unterlage 1 ({host})", title);
    }

    [Fact]
    public async Task Is_nothing_that_markdown_could_make_another_link_of()
    {
        var card = await SayAsync(Town.CduBoard, $"Punkt {s_id} [Rat](https://a.example) https://ris.siegen.example/](https://evil.example)");

        Assert.Equal("Unterlage 1 (ris.siegen.example)", Assert.Single(Documents(card)).Title);
        Assert.DoesNotContain(Looking.Objects(card).Where(o => o.TryGetProperty("type", out var type) && type.GetString() == "TextBlock"), o => o.GetProperty("text").GetString()!.Contains("evil.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_for_who_proposed_the_item_and_for_the_managers_of_both_factions()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");

        Assert.Contains("Das können nur die Person, die den Punkt angemeldet hat, und die Fraktionsgeschäftsführungen.", (await SayAsync(Town.SpdBoard, $"Unterlage {s_id} 1: {Paper}")).Words(), StringComparison.Ordinal);
        Assert.Contains("Die Termine des Kooperationsausschusses sehen", await Bot.HearAnswerAsync(Town.CduMember, $"Unterlage {s_id} 1: {Paper}"), StringComparison.Ordinal);
        Assert.Null(Assert.Single((await MeetingAsync()).Items).Link);

        Assert.Single(Documents(await SayAsync(Town.SpdManager, $"Unterlage {s_id} 1: {Paper}")));
        Assert.Single(Documents(await SayAsync(Town.CduManager, $"Unterlage {s_id} 1: {OtherPaper}")));
        Assert.Contains("Das können nur die Person", (await SayAsync(Town.SpdBoard, $"Unterlage {s_id} 1 entfernen")).Words(), StringComparison.Ordinal);
        Assert.Equal(OtherPaper, Assert.Single((await MeetingAsync()).Items).Link);
    }

    [Fact]
    public async Task Is_told_in_words_only_to_who_may()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");

        Assert.Contains($"Unterlage {s_id} Nummer: https://…", (await _town.LookAsync(Town.CduBoard)).Words(), StringComparison.Ordinal);
        Assert.Contains($"Unterlage {s_id} Nummer: https://…", (await _town.LookAsync(Town.SpdManager)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Unterlage", (await _town.LookAsync(Town.SpdBoard)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_possible_on_a_closed_agenda_and_while_the_meeting_runs_and_not_afterwards()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");
        await _town.DoAsync(Town.SpdManager, "Tagesordnung schließen");
        Assert.Single(Documents(await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {Paper}")));

        await _town.PassToAsync(new DateTime(2027, 1, 11, 16, 0, 0));
        Assert.Equal(OtherPaper, Assert.Single(Documents(await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {OtherPaper}"))).Url);

        await _town.PassToAsync(new DateTime(2027, 1, 11, 16, 45, 1));
        Assert.Contains("Der Termin ist vorbei. Dafür ist es zu spät.", (await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {Paper}")).Words(), StringComparison.Ordinal);
        Assert.Single(Documents(await _town.LookAsync(Town.SpdBoard)));
    }

    [Fact]
    public async Task That_was_a_mistake_is_taken_off_after_the_meeting_as_well()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg {Paper}");
        await _town.PassToAsync(new DateTime(2027, 1, 11, 16, 45, 1));

        Assert.Empty(Documents(await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1 entfernen")));
    }

    [Fact]
    public async Task Is_for_the_committee_and_not_for_the_factions_to_which_the_results_go()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg {Paper}");
        await _town.PassToAsync(new DateTime(2027, 1, 11, 16, 45, 1));
        await SayAsync(Town.CduManager, $"Ergebnis {s_id} 1: Der Radweg wird gebaut.");
        await SayAsync(Town.CduManager, $"Ergebnisse freigeben {s_id}");
        await SayAsync(Town.SpdManager, $"Ergebnisse freigeben {s_id}");

        var released = await _town.LookAsync(Town.CduMember);
        Assert.Contains("Der Radweg wird gebaut.", released.Words(), StringComparison.Ordinal);
        Assert.Empty(Documents(released));
        Assert.DoesNotContain("ris.siegen.example", await Bot.HearAnswerAsync(Town.CduMember, $"Unterlage {s_id} 1"), StringComparison.Ordinal);
        Assert.Single(Documents(await _town.LookAsync(Town.SpdBoard)));
    }

    [Theory]
    [InlineData("2: " + Paper)]
    [InlineData("0 entfernen")]
    [InlineData("")]
    [InlineData(Paper)]
    public async Task Of_no_item_on_the_agenda_asks_for_its_number(string words)
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");

        Assert.Contains("Bitte nennen Sie die Nummern, die auf der Karte stehen.", await Bot.HearAnswerAsync(Town.CduBoard, $"Unterlage {s_id} {words}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_no_card_of_others_an_old_one()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");
        var (board, manager) = (await _town.LookAsync(Town.SpdBoard), await _town.LookAsync(Town.CduManager));
        await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {Paper}");

        Assert.Contains("Danke, Sie kommen.", (await Bot.PressAsync(Town.SpdBoard, board.Button("Ich komme"))).Card().Words(), StringComparison.Ordinal);
        // What closes the agenda for others is done on the agenda as it is.
        Assert.Contains("inzwischen", (await Bot.PressAsync(Town.CduManager, manager.Button("Tagesordnung schließen"))).Card().Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leaves_a_form_for_results_as_good_as_it_was()
    {
        await SayAsync(Town.CduManager, $"Punkt {s_id} Radweg");
        await _town.PassToAsync(new DateTime(2027, 1, 11, 16, 0, 0));
        var form = await Bot.ResultFormAsync(Town.CduManager, s_id);
        await SayAsync(Town.SpdManager, $"Unterlage {s_id} 1: {Paper}");

        Assert.Contains("Das Ergebnis ist vermerkt.", (await Bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.CyclingResult))).Card().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brings_the_cards_of_others_up_to_date()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");
        await _town.LookAsync(Town.SpdBoard);
        await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {Paper}");

        await Bot.HearAsync(d => d.Conversation == Town.SpdBoard.Chat && d.Delivery == Delivery.Updated && d.Json.Contains(Paper, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_in_the_record_in_words()
    {
        await SayAsync(Town.CduBoard, $"Punkt {s_id} Radweg");
        await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1: {OtherPaper}");
        await SayAsync(Town.CduBoard, $"Unterlage {s_id} 1 entfernen");

        var record = (await SayAsync(Town.CduManager, $"Verlauf {s_id}")).Words().Replace("\u200B", "", StringComparison.Ordinal);

        Assert.Contains($"hat eine Unterlage verknüpft\n{OtherPaper}", record, StringComparison.Ordinal);
        Assert.Contains("hat eine Unterlage entfernt", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_along_with_a_motion_that_names_one()
    {
        var named = await Bot.AnnounceMotionAsync(Town.CduBoard, MotionTalk.Fields(paper: Paper));
        var file = await Bot.AnnounceMotionAsync(Town.CduBoard, MotionTalk.Fields(title: "Freibad", paper: "antrag.pdf"));
        await SayAsync(Town.CduBoard, $"Antrag {named} auf die Tagesordnung");
        await SayAsync(Town.CduBoard, $"Antrag {file} auf die Tagesordnung");

        Assert.Equal([Paper, null], (await MeetingAsync()).Items.Select(i => i.Link));
    }

    [Fact]
    public async Task Does_not_come_along_when_the_partner_puts_the_motion_there()
    {
        var motion = await Bot.AnnounceMotionAsync(Town.CduBoard, MotionTalk.Fields(paper: Paper));
        await SayAsync(Town.SpdBoard, $"Antrag {motion} auf die Tagesordnung");

        Assert.Null(Assert.Single((await MeetingAsync()).Items).Link);
    }

    [Fact]
    public async Task In_great_number_leaves_the_card_small_enough_and_tells_of_each()
    {
        var address = $"{OtherPaper}?x={new string('a', 1_900)}";
        for (var i = 1; i <= CommitteeMeeting.MostItems; i++)
            await SayAsync(Town.CduManager, string.Create(CultureInfo.InvariantCulture, $"Punkt {s_id} {i} {new string('m', SessionLimits.Title - 5)} {address}"));

        var card = await _town.LookAsync(Town.SpdManager);

        Assert.Equal(3, Documents(card).Count);
        Assert.Equal(CommitteeMeeting.MostItems - 3, card.Words().Split("Mit Unterlage. Sie sehen sie mit: Unterlage").Length - 1);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(card.GetRawText()), 10_000, CardLimits.HardBytes - 10_000);
        Assert.Equal(address, Assert.Single(Documents(await SayAsync(Town.SpdManager, $"Unterlage {s_id} 50"))).Url);
    }

    [Fact]
    public async Task Speaks_English()
    {
        var person = await Bot.NewMemberAsync(roles: "Vorstand", language: "en");
        await SayAsync(person, $"Item {s_id} cycle path");

        Assert.Contains("It begins with https://", (await Bot.HearAnswerAsync(person, $"Document {s_id} 1: http://ris.siegen.example")).Replace("it begins", "It begins", StringComparison.Ordinal), StringComparison.Ordinal);
        var card = await SayAsync(person, $"Document for {s_id} item 1 {Paper}");
        Assert.Contains("The document is linked to the item.", card.Words(), StringComparison.Ordinal);
        Assert.Equal("Document 1 (ris.siegen.example)", Assert.Single(Documents(card)).Title);
        Assert.Contains("no longer linked", (await SayAsync(person, $"Document {s_id} 1 remove")).Words(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> SayAsync(TownPerson person, string words) => (await Bot.SayOneAsync(person, words)).Card!.Value;

    private async Task<JsonElement> FormAsync()
    {
        var button = (await _town.LookAsync(Town.CduBoard)).Button("Punkt anmelden");
        return (await Bot.ReachesAsync(Town.CduBoard, () => Bot.PressAsync(Town.CduBoard, button))).Card!.Value;
    }

    private Task<JsonElement> SendAsync(JsonElement form, string title, string link) =>
        Bot.PressAsync(Town.CduBoard, form.Button("Absenden"), inputs: new JsonObject { [AddItemHandler.TitleInput] = title, [AddItemHandler.LinkInput] = link });

    private async Task<CommitteeMeeting> MeetingAsync()
    {
        var row = await Bot.MatterAsync(s_id);
        var events = (await Bot.RowsAsync<MatterEventRow>()).Where(e => e.MatterId == row.Id).OrderBy(e => e.Number);
        return CommitteeMeeting.Replay([.. events.Select(e => Coalition.Matters.MatterJson.Read<MeetingEvent>(e.Data))]);
    }

    /// <summary>What a card opens in a browser.</summary>
    private static IReadOnlyList<(string Url, string Title)> Documents(JsonElement card) =>
        [.. Looking.Objects(card).Where(o => o.TryGetProperty("type", out var type) && type.GetString() == "Action.OpenUrl").Select(o => (o.GetProperty("url").GetString()!, o.GetProperty("title").GetString()!))];
}
