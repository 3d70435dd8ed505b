using System.Globalization;
using System.Text;
using CouncilBot.Features;
using CouncilBot.Features.Helping;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Tests.Docs;

public sealed class TheButtons
{
    [Fact]
    public void Lead_to_their_handlers_on_one_page()
    {
        GeneratedDocument.Matches("buttons", Page());
    }

    [Fact]
    public void All_have_a_function()
    {
        var handlers = Routes.All.Where(r => r.Verb is not null).Select(r => r.Handler.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(ButtonTitles.Read(SourceFiles.In("src", "CouncilBot", "Features")), titles => Assert.Contains(titles.Key, handlers));
    }

    [Fact]
    public void Have_words_that_lead_to_the_same_function()
    {
        var table = new RouteTable(Routes.All);
        foreach (var route in Routes.All.Where(r => r.Phrases.Count > 0))
            Assert.All(Words(route, Language.German).Concat(Words(route, Language.English)), words => Assert.Equal(route.Name, table.OfWords(new Utterance(words))?.Route.Name));
    }

    private static string Page()
    {
        var files = SourceFiles.In("src", "CouncilBot", "Features");
        var titles = ButtonTitles.Read(files);
        var page = new StringBuilder();
        page.AppendLine("# What people can press and say, and what handles it");
        page.AppendLine();
        page.AppendLine(GeneratedDocument.Origin("[Features/Routes.cs](../src/CouncilBot/Features/Routes.cs) and the cards", nameof(TheButtons)));
        page.AppendLine();
        page.AppendLine("| Button | Or said | Function | Verb | Who | Where | Handler |");
        page.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var route in Routes.All.Append(Routes.Search).Append(Routes.UnknownButton))
        {
            var button = titles[route.Handler.Name].ToList();
            var verb = route.Verb is { } v ? $"`{v}`" : "–";
            var handler = SourceFiles.Link(route.Handler.Name, SourceFiles.Of(route.Handler.Name, files));
            page.AppendLine(CultureInfo.InvariantCulture, $"| {(button.Count > 0 ? string.Join("<br>", button) : "–")} | {Said(route)} | {route.Name} | {verb} | {Who(route)} | {Where(route)} | {handler} |");
        }

        return page.ToString();
    }

    private static string Said(Hosting.Conversation.Route route)
    {
        if (route == Routes.Question)
            return "*(whatever nothing else claims)*";

        if (route == Routes.Search)
            return "*(typed into the search of the compose box)*";

        return route == Routes.UnknownButton
            ? "*(a button with a verb that is not in the table)*"
            : $"{string.Join(", ", Words(route, Language.German))} / {string.Join(", ", Words(route, Language.English))}";
    }

    /// <summary>As the help shows them.</summary>
    private static string[] Words(Hosting.Conversation.Route route, Language language) => Texts.Of<HelpHandler>(language)[$"{route.Name}Words"].Split(" · ");

    private static string Who(Hosting.Conversation.Route route) => route.Who switch
    {
        Hosting.Conversation.Who.Anyone => "anybody",
        Hosting.Conversation.Who.Enrolled => "enrolled people",
        Hosting.Conversation.Who.Member => "members",
        Hosting.Conversation.Who.Manager => "faction managers",
        _ => throw new ArgumentOutOfRangeException(nameof(route)),
    };

    private static string Where(Hosting.Conversation.Route route) => route.Where == Hosting.Conversation.Where.Personal ? "personal chat" : "anywhere";
}
