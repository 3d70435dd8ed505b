using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Signing;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Installing;

/// <summary>The channel tells of an installation twice, in either order and sometimes late.</summary>
public sealed class WelcomingAPerson(TownBot town) : IClassFixture<TownBot>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly TestBot _bot = town.Bot;

    [Fact]
    public async Task Says_what_the_bot_does_and_by_name()
    {
        var person = await _bot.NewMemberAsync(name: "Erika Muster");

        var welcome = Assert.Single(await _bot.InstallAsync(person));

        Assert.Contains("Willkommen bei CouncilBot", welcome.Words(), StringComparison.Ordinal);
        Assert.Contains("Guten Tag, Erika Muster.", welcome.Words(), StringComparison.Ordinal);
        Assert.Contains("Was kann ich tun?", welcome.Card!.Value.ButtonTitles());
    }

    [Fact]
    public async Task Offers_help_by_its_button()
    {
        var person = await _bot.NewMemberAsync();
        var welcome = Assert.Single(await _bot.InstallAsync(person));

        var help = await _bot.ReachesAsync(person, () => _bot.PressAsync(person, welcome.Button("Was kann ich tun?")));

        Assert.Contains("Was ich für Sie tun kann", help.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "C6")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Happens_once_in_either_order(bool installationFirst)
    {
        var person = await _bot.NewMemberAsync();
        var events = new[] { Installation(person, "add", Noon), Conversation(person, "membersAdded", Noon) };

        foreach (var activity in installationFirst ? events : events.Reverse())
            await _bot.DeliverAsync(activity);

        Assert.Single(_bot.Chat(person));
    }

    [Fact]
    [Trait("Catalogue", "C6")]
    public async Task Happens_once_when_both_come_at_the_same_moment()
    {
        for (var i = 0; i < 8; i++)
        {
            var person = await _bot.NewMemberAsync();

            await Task.WhenAll(_bot.DeliverAsync(Installation(person, "add", Noon)), _bot.DeliverAsync(Conversation(person, "membersAdded", Noon)));

            Assert.Single(_bot.Chat(person));
        }
    }

    [Fact]
    [Trait("Catalogue", "C6")]
    public async Task Happens_again_after_the_app_was_removed_and_once_for_both_events()
    {
        for (var i = 0; i < 8; i++)
        {
            var person = await _bot.NewMemberAsync();
            await _bot.DeliverAsync(Installation(person, "add", Noon));
            await Task.WhenAll(
                _bot.DeliverAsync(Installation(person, "remove", Noon.AddHours(1))),
                _bot.DeliverAsync(Conversation(person, "membersRemoved", Noon.AddHours(1))));

            await Task.WhenAll(
                _bot.DeliverAsync(Installation(person, "add", Noon.AddHours(2))),
                _bot.DeliverAsync(Conversation(person, "membersAdded", Noon.AddHours(2))));

            Assert.Equal(2, _bot.Chat(person).Count);
        }
    }

    [Fact]
    [Trait("Catalogue", "C6")]
    public async Task Happens_once_when_the_person_wrote_first()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.DeliverAsync(At(_bot.Message(person, "Kita"), Noon));

        await Task.WhenAll(_bot.DeliverAsync(Installation(person, "add", Noon)), _bot.DeliverAsync(Conversation(person, "membersAdded", Noon)));

        Assert.Single(_bot.Chat(person), m => m.Words().Contains("Willkommen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_happen_when_an_installed_app_is_upgraded()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.InstallAsync(person);

        Assert.Empty(await _bot.InstallAsync(person, "add-upgrade"));
    }

    [Theory]
    [Trait("Catalogue", "B13")]
    [InlineData("ADD", 1)]
    [InlineData("Add", 1)]
    [InlineData("exploded", 0)]
    [InlineData("", 0)]
    public async Task Reads_the_action_in_any_case_and_ignores_unknown_ones(string action, int messages) =>
        Assert.Equal(messages, (await _bot.InstallAsync(await _bot.NewMemberAsync(), action)).Count);

    [Fact]
    [Trait("Catalogue", "B14")]
    public async Task Finds_the_bot_among_a_thousand_who_came()
    {
        var person = await _bot.NewMemberAsync();
        var activity = Conversation(person, "membersAdded", Noon);
        var members = activity["membersAdded"]!.AsArray();
        for (var i = 0; i < 1_000; i++)
            members.Insert(0, new JsonObject { ["id"] = $"29:{i}" });

        Assert.Single(await _bot.DeliverAsync(activity));
    }

    [Fact]
    public async Task Does_not_happen_when_only_others_came()
    {
        var person = await _bot.NewMemberAsync();
        var activity = Conversation(person, "membersAdded", Noon);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person.Mri });

        Assert.Empty(await _bot.DeliverAsync(activity));
    }

    [Theory]
    [Trait("Catalogue", "C7")]
    [InlineData("add@1 remove@2", ConversationState.Uninstalled)]
    [InlineData("remove@2 add@1", ConversationState.Uninstalled)]
    [InlineData("add@1 add@3 remove@2", ConversationState.Active)]
    [InlineData("add@1 remove@2 add@3", ConversationState.Active)]
    [InlineData("add@3 remove@2", ConversationState.Active)]
    [InlineData("remove@2 add@3", ConversationState.Active)]
    [InlineData("add@1 remove@4 say@3", ConversationState.Uninstalled)]
    [InlineData("add@1 remove@4 say@5", ConversationState.Active)]
    public async Task Follows_the_newest_event_and_not_the_last_to_arrive(string arrivals, ConversationState state)
    {
        var person = await _bot.NewMemberAsync();

        foreach (var arrival in arrivals.Split(' '))
        {
            var (what, hour) = (arrival.Split('@')[0], int.Parse(arrival.Split('@')[1], CultureInfo.InvariantCulture));
            await _bot.DeliverAsync(what == "say" ? At(_bot.Message(person, "Danke"), Noon.AddHours(hour)) : Installation(person, what, Noon.AddHours(hour)));
        }

        Assert.Equal(state, (await ConversationAsync(person)).State);
    }

    [Fact]
    [Trait("Catalogue", "C7")]
    public async Task Says_nothing_when_the_news_of_the_removal_came_first()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.DeliverAsync(Installation(person, "remove", Noon.AddHours(2)));

        Assert.Empty(await _bot.DeliverAsync(Installation(person, "add", Noon.AddHours(1))));
    }

    [Fact]
    public async Task Forgets_who_it_was_when_the_app_is_removed()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.InstallAsync(person);
        await _bot.InstallAsync(person, "remove");

        var row = await ConversationAsync(person);

        Assert.Equal((null, null), (row.ObjectId, row.UserId));
    }

    [Fact]
    [Trait("Catalogue", "E8")]
    public async Task Is_followed_by_messages_to_where_the_newest_activity_came_from()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.SayOneAsync(person, "Danke");
        var moved = _bot.Message(person, "Danke");
        moved["from"]!["id"] = "29:new-account";

        await _bot.DeliverAsync(moved);

        Assert.Equal("29:new-account", (await ConversationAsync(person)).UserId);
        Assert.Equal(TestActivity.ServiceUrl, (await ConversationAsync(person)).ServiceUrl);
    }

    [Fact]
    public async Task Shows_strangers_the_way_in()
    {
        var welcome = Assert.Single(await _bot.InstallAsync(Looking.NewPerson()));

        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", welcome.Words(), StringComparison.Ordinal);
        Assert.Contains("Code", welcome.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_group_tells_how_to_speak_to_the_bot_and_names_nobody()
    {
        var activity = At(_bot.From(Town.CduMember, "conversationUpdate"), Noon).InGroup(Town.CduMember);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{TestBot.AppId}" });

        var welcome = Assert.Single(await _bot.DeliverAsync(activity));

        Assert.Contains("Erwähnen Sie mich mit @CouncilBot", welcome.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Town.CduMember.Name, welcome.Json, StringComparison.Ordinal);
    }

    private JsonObject Installation(TownPerson person, string action, DateTimeOffset at)
    {
        var activity = At(_bot.From(person, "installationUpdate"), at);
        activity["action"] = action;
        return activity;
    }

    private JsonObject Conversation(TownPerson person, string change, DateTimeOffset at)
    {
        var activity = At(_bot.From(person, "conversationUpdate"), at);
        activity[change] = new JsonArray(new JsonObject { ["id"] = $"28:{TestBot.AppId}" });
        return activity;
    }

    private static JsonObject At(JsonObject activity, DateTimeOffset at)
    {
        activity["timestamp"] = at.ToString("O", CultureInfo.InvariantCulture);
        return activity;
    }

    private async Task<ConversationRow> ConversationAsync(TownPerson person) => (await _bot.RowsAsync<ConversationRow>()).Single(c => c.ConversationId == person.Chat);
}
