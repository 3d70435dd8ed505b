using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class TheLanguageOfAChat(TownBot town) : IClassFixture<TownBot>
{
    private const string Quote = "nur nach vorheriger Ankündigung";

    private readonly TestBot _bot = town.Bot;

    [Theory]
    [InlineData("de-DE", "Hilfe", "Was ich für Sie tun kann")]
    [InlineData("en-US", "Hilfe", "What I can do for you")]
    [Trait("Catalogue", "B10")]
    [InlineData("xx-ZZ", "Hilfe", "Was ich für Sie tun kann")]
    [InlineData("../../etc", "Hilfe", "Was ich für Sie tun kann")]
    public async Task Is_first_guessed_from_the_client(string locale, string said, string title)
    {
        var person = await _bot.NewMemberAsync();

        var answer = await _bot.SayOneAsync(person, said, locale);

        Assert.Equal(title, answer.Activity.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task Is_that_of_the_question_while_none_was_chosen_and_the_quote_stays_as_it_is()
    {
        var person = await _bot.NewMemberAsync();

        var answer = await _bot.SayOneAsync(person, "vote differently after announcement");

        Assert.Contains("Answered from: Kooperation CDU und SPD, Siegen", answer.Words(), StringComparison.Ordinal);
        Assert.Contains(Quote, answer.Words(), StringComparison.Ordinal);
        Assert.Equal("en-GB", answer.Activity.GetProperty("locale").GetString());
    }

    [Fact]
    public async Task Stays_that_of_the_question_when_its_buttons_are_pressed_on_a_German_client()
    {
        var person = await _bot.NewMemberAsync();
        var answer = await _bot.SayOneAsync(person, "vote differently after announcement");

        var next = (await _bot.PressAsync(person, answer.Button("More passages"))).Card();

        Assert.Equal("en", next.GetProperty("lang").GetString());
        Assert.Contains("In context", next.ButtonTitles());
    }

    [Fact]
    public async Task Is_stored_with_the_person_and_counts_more_than_client_and_question()
    {
        var person = await _bot.NewMemberAsync();

        var changed = await _bot.SayOneAsync(person, "Deutsch", "en-US");
        var answer = await _bot.SayOneAsync(person, "vote differently after announcement", "en-US");

        Assert.Equal("Ab jetzt antworte ich auf Deutsch. Zitate bleiben in der Sprache des Dokuments.", changed.Words());
        Assert.StartsWith("Es antwortet:", answer.Words(), StringComparison.Ordinal);
        Assert.Contains(Quote, answer.Words(), StringComparison.Ordinal);
        Assert.Equal(Language.German, Assert.Single(await _bot.RowsAsync<PersonRow>(), p => p.ObjectId == Guid.Parse(person.ObjectId)).Language);
    }

    [Fact]
    public async Task Can_be_changed_in_both_directions_and_by_the_buttons_of_old_cards()
    {
        var person = await _bot.NewMemberAsync(language: "de");
        var old = await _bot.SayOneAsync(person, "abweichend stimmen nach Ankündigung");

        await _bot.SayOneAsync(person, "English please");
        var english = (await _bot.PressAsync(person, old.Button("Im Zusammenhang"))).Card();
        await _bot.SayOneAsync(person, "auf Deutsch bitte");
        var german = (await _bot.PressAsync(person, old.Button("Im Zusammenhang"))).Card();

        Assert.Equal("en", english.GetProperty("lang").GetString());
        Assert.Equal("de", german.GetProperty("lang").GetString());
        Assert.Contains(Quote, english.Words(), StringComparison.Ordinal);
        Assert.Contains(Quote, german.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_from_the_list_of_members_when_it_is_told_there()
    {
        var person = await _bot.NewMemberAsync(language: "en");

        Assert.StartsWith("Answered from:", (await _bot.SayOneAsync(person, "abweichend stimmen nach Ankündigung")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_spoken_to_strangers_as_well()
    {
        Assert.Contains("Guten Tag.", (await _bot.SayOneAsync(Looking.NewPerson(), "Kita")).Words(), StringComparison.Ordinal);
        Assert.Contains("Hello.", (await _bot.SayOneAsync(Looking.NewPerson(), "Kita", "en-GB")).Words(), StringComparison.Ordinal);
    }
}
