using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilBot.EndToEnd;

/// <summary>What people do first, in the real chat page with a real browser.</summary>
[Collection(WithARunningBot.Name)]
public sealed class InTheAgentsPlayground(RunningBot bot)
{
    [BrowserFact]
    public async Task A_question_is_answered_with_the_quote()
    {
        await using var chat = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");

        var answer = await chat.SendAsync(Wording.Question, Wording.Citation);
        await Expect(answer).ToContainTextAsync(Wording.Quote, IgnoringCase);
        await chat.PhotographAsync("1-question");
    }

    [BrowserFact]
    public async Task An_answer_is_a_card_with_its_buttons()
    {
        await using var chat = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");

        var answer = await chat.SendAsync(Wording.Question, Wording.Citation);
        var card = answer.Locator(".ac-adaptiveCard");
        await Expect(card).ToHaveCountAsync(1);
        foreach (var button in new[] { Wording.MorePassages, Wording.InContext, Wording.Helpful, Wording.NotHelpful })
            await Expect(card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })).ToBeVisibleAsync();
        await card.ScrollIntoViewIfNeededAsync();
        await chat.PhotographAsync("2-card");
    }

    [BrowserFact]
    public async Task A_passage_is_shown_in_its_context()
    {
        await using var chat = await bot.OpenAsync("spd-mitglied", "SPD Mitglied");

        var answer = await chat.SendAsync(Wording.Question, Wording.Citation);
        await ChatPage.PressAsync(answer, Wording.InContext);
        await Expect(answer).ToContainTextAsync(Wording.NextPassage, IgnoringCase);
        await chat.PhotographAsync("3-in-context");
    }

    [BrowserFact]
    public async Task Feedback_is_thanked_for()
    {
        await using var chat = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");

        var answer = await chat.SendAsync(Wording.Question, Wording.Citation);
        await ChatPage.PressAsync(answer, Wording.Helpful);
        await Expect(answer).ToContainTextAsync(Wording.Thanks, IgnoringCase);
        await chat.PhotographAsync("4-feedback");
    }

    [BrowserFact]
    public async Task The_language_changes_when_told_to_and_the_quote_does_not()
    {
        await using var chat = await bot.OpenAsync("cdu-mitglied", "CDU Mitglied");

        await chat.SendAsync(Wording.SwitchToEnglish, Wording.NowEnglish);
        var answer = await chat.SendAsync(Wording.EnglishQuestion, Wording.InContextEnglish);
        await Expect(answer).ToContainTextAsync(Wording.Quote, IgnoringCase);
        await chat.PhotographAsync("5-language");
        await chat.SendAsync(Wording.SwitchToGerman, Wording.NowGerman);
        await chat.SendAsync(Wording.Question, Wording.InContext);
    }

    [BrowserFact]
    public async Task The_agreement_is_searched_from_the_compose_box_and_inserted_as_a_card()
    {
        await using var chat = await bot.OpenAsync("spd-vorsitz", "SPD Vorsitz");

        var found = await chat.SearchAsync(Wording.SearchCommand, Wording.SearchParameter, Wording.Search);
        await chat.PhotographAsync("6-search");
        var card = await chat.TakeAsync(found.First);
        await Expect(card).ToContainTextAsync(Wording.Search, IgnoringCase);
        await chat.PhotographAsync("6-search-inserted");
    }

    [BrowserFact]
    public async Task A_stranger_is_told_how_to_be_enrolled_and_nothing_else()
    {
        await using var chat = await bot.OpenAsync("gast", "Gast");

        await chat.SendAsync(Wording.Question, Wording.NotEnrolled);
        await Expect(chat.FromBot.Filter(new() { HasText = Wording.Quote })).ToHaveCountAsync(0);
        await Expect(chat.FromBot.Filter(new() { HasText = Wording.Citation })).ToHaveCountAsync(0);
        await chat.PhotographAsync("7-stranger");
    }

    [BrowserFact]
    public async Task In_a_group_a_question_is_answered_when_the_bot_is_mentioned()
    {
        await using var chat = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");

        await chat.SwitchToAsync("Kooperationsrunde");
        var answer = await chat.MentionAsync("CouncilBot", Wording.Question, Wording.Citation);
        await Expect(answer).ToContainTextAsync(Wording.Quote, IgnoringCase);
        await chat.PhotographAsync("8-group");
    }

    private static LocatorAssertionsToContainTextOptions IgnoringCase => new() { IgnoreCase = true };
}
