using System.Net;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Sending;

public sealed class NewsOfAMatter : IAsyncLifetime
{
    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(Town.CduManager, Town.CduMember, Town.SpdManager);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Reaches_each_person_in_their_own_chat_and_language_with_the_card_of_the_moment()
    {
        await _town.Bot.SayAsync(Town.SpdManager, "English");
        var matter = await _town.BeginAsync();

        Assert.Equal(2, await _town.TellAsync(matter, "Announced", Town.CduManager, Town.SpdManager));
        await _town.HappensAsync(matter, (_, row, _) => Task.FromResult(row.Title = "Radweg am Bahnhof"));
        var arrived = await _town.SendAsync();

        Assert.Equal([Town.CduManager.Chat, Town.SpdManager.Chat], arrived.Select(d => d.Conversation).Order(StringComparer.Ordinal));
        Assert.All(arrived, d => Assert.Contains("Radweg am Bahnhof", d.Words(), StringComparison.Ordinal));
        Assert.All(arrived, d => Assert.Contains("Stand 3", d.Words(), StringComparison.Ordinal));
        Assert.Equal("en", arrived.Single(d => d.Conversation == Town.SpdManager.Chat).Card!.Value.GetProperty("lang").GetString());
        Assert.All(await _town.MessagesAsync(), m => Assert.Equal((OutboxState.Sent, true), (m.State, m.SentUtc is not null)));
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Is_told_once_however_often_it_is_caused()
    {
        var matter = await _town.BeginAsync();
        var person = await _town.IdOfAsync(Town.CduManager);
        await _town.HappensAsync(matter, async (db, row, now) =>
        {
            await Notices.ToPeopleAsync(db, row, "Announced", [person, person], now, CancellationToken.None);
            return await Notices.ToPeopleAsync(db, row, "Announced", [person], now, CancellationToken.None);
        });
        await using (var db = _town.Bot.Open("siegen"))
        {
            var row = await db.Matters.SingleAsync();
            await Notices.ToPeopleAsync(db, row, "Announced", [person], _town.Now, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Single(await _town.SendAsync());
    }

    [Fact]
    public async Task Is_not_told_when_what_happened_was_not_saved()
    {
        var matter = await _town.BeginAsync();
        await using (var db = _town.Bot.Open("siegen"))
        {
            var row = await db.Matters.SingleAsync();
            row.Events++;
            await Notices.ToPeopleAsync(db, row, "Announced", [await _town.IdOfAsync(Town.CduManager)], _town.Now, CancellationToken.None);
            // Somebody else decides at the same moment, and is faster.
            await _town.HappensAsync(matter, (_, _, _) => Task.FromResult(0));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        }

        Assert.Empty(await _town.SendAsync());
    }

    [Fact]
    public async Task Goes_to_the_board_without_who_caused_it()
    {
        await _town.Bot.EnrolAsync($"tenant;objekt;name;koalition;fraktion;rollen;sprache\n{Town.Line(Town.CduMember, "siegen", "cdu", "Vorsitz")}");
        var matter = await _town.BeginAsync();
        var author = await _town.IdOfAsync(Town.CduMember);

        var told = await _town.HappensAsync(matter, (db, row, now) => Notices.ToBoardAsync(db, row, "Announced", "cdu", MatterTown.Board, author, now, CancellationToken.None));

        Assert.Equal(1, told);
        Assert.Equal(Town.CduManager.Chat, Assert.Single(await _town.SendAsync()).Conversation);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Is_not_for_somebody_who_may_not_see_it_any_more()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        _town.Cards.ShutOut(await _town.IdOfAsync(Town.CduManager));

        Assert.Empty(await _town.SendAsync());
        var message = Assert.Single(await _town.MessagesAsync());
        Assert.Equal((OutboxState.Expired, MatterMessages.NotForThem), (message.State, message.LastError));
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Is_not_for_somebody_who_left()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager, Town.SpdManager);
        await _town.Bot.EndAsync(Town.CduManager);

        Assert.Equal(Town.SpdManager.Chat, Assert.Single(await _town.SendAsync()).Conversation);
    }

    [Theory]
    [Trait("Catalogue", "H1")]
    [Trait("Catalogue", "H2")]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Waits_as_long_as_the_service_says_and_arrives_once(HttpStatusCode status)
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        _town.Bot.Connector.Then(ScriptedAnswer.Busy(status, "90"));

        Assert.Empty(await _town.SendAsync());
        var waiting = Assert.Single(await _town.MessagesAsync());
        Assert.Equal(OutboxState.Pending, waiting.State);
        Assert.InRange(waiting.DueUtc - _town.Now, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(96));
        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(97));
        Assert.Single(await _town.SendAsync());
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(30));
        Assert.Empty(await _town.SendAsync());
    }

    [Theory]
    [Trait("Catalogue", "H3")]
    [Trait("Catalogue", "H8")]
    [InlineData("500")]
    [InlineData("504")]
    [InlineData("closed")]
    public async Task Comes_again_only_where_nobody_knows_whether_it_arrived(string how)
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        var answer = how switch
        {
            "500" => ScriptedAnswer.Of(HttpStatusCode.InternalServerError),
            "504" => ScriptedAnswer.Of(HttpStatusCode.GatewayTimeout),
            _ => ScriptedAnswer.Dropped,
        };
        _town.Bot.Connector.Then(answer with { Delivers = true });

        Assert.Single(await _town.SendAsync());
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(await _town.SendAsync());
        _town.Bot.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Empty(await _town.SendAsync());
    }

    [Fact]
    [Trait("Catalogue", "H8")]
    public async Task Is_unknown_when_it_stays_unclear_whether_it_arrived()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        _town.Bot.Connector.Answering = _ => ScriptedAnswer.Dropped;

        for (var i = 0; i < 9; i++)
        {
            await _town.SendAsync();
            _town.Bot.Clock.Pass(TimeSpan.FromMinutes(30));
        }

        Assert.Equal(OutboxState.Unknown, Assert.Single(await _town.MessagesAsync()).State);
    }

    [Theory]
    [Trait("Catalogue", "H5")]
    [InlineData("BotNotInConversationRoster")]
    [InlineData("ConversationBlockedByUser")]
    public async Task To_somebody_who_cannot_be_reached_arrives_when_they_can(string code)
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        _town.Bot.Connector.Then(ScriptedAnswer.Error(HttpStatusCode.Forbidden, code));

        Assert.Empty(await _town.SendAsync());
        Assert.Equal((OutboxState.Unreachable, code), Assert.Single(await _town.MessagesAsync()) is var m ? (m.State, m.LastError) : default);
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(30));
        Assert.Empty(await _town.SendAsync());

        await _town.Bot.SayAsync(Town.CduManager, "Hilfe");
        Assert.Contains("Radweg", Assert.Single(await _town.SendAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_somebody_without_the_app_arrives_when_they_have_it()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.SpdMember);

        Assert.Empty(await _town.SendAsync());
        Assert.Equal((OutboxState.Unreachable, OutboxSender.NoConversation), Assert.Single(await _town.MessagesAsync()) is var m ? (m.State, m.LastError) : default);
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(5));
        await _town.Bot.InstallAsync(Town.SpdMember);

        Assert.Equal(Town.SpdMember.Chat, Assert.Single(await _town.SendAsync()).Conversation);
    }

    [Fact]
    [Trait("Catalogue", "H7")]
    public async Task That_Teams_does_not_take_is_given_up_and_does_not_hold_up_the_next()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager, Town.SpdManager);
        _town.Bot.Connector.Then(ScriptedAnswer.Error(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"));

        Assert.Single(await _town.SendAsync());
        Assert.Equal([OutboxState.Sent, OutboxState.Failed], (await _town.MessagesAsync()).Select(m => m.State).Order());
    }

    [Fact]
    [Trait("Catalogue", "K2")]
    public async Task Whose_card_cannot_be_made_is_tried_again_and_given_up_at_last()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        _town.Cards.Making = () => throw new InvalidOperationException("said by a test");

        for (var i = 0; i < 9; i++)
        {
            Assert.Empty(await _town.SendAsync());
            _town.Bot.Clock.Pass(TimeSpan.FromMinutes(30));
        }

        var message = Assert.Single(await _town.MessagesAsync());
        Assert.Equal((OutboxState.Failed, nameof(InvalidOperationException)), (message.State, message.LastError));
        Assert.DoesNotContain(_town.Bot.Logs.Lines, line => line.Contains("said by a test", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "J3")]
    public async Task That_a_dead_process_held_is_sent_by_the_next_one()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        await using (var db = _town.Bot.Open())
        {
            var row = await db.Outbox.SingleAsync(o => o.Kind == OutboxKind.Notice);
            (row.State, row.Attempts, row.LeasedUntilUtc) = (OutboxState.Sending, 1, _town.Now.AddMinutes(10));
            await db.SaveChangesAsync();
        }

        Assert.Empty(await _town.SendAsync());
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(11));
        Assert.Single(await _town.SendAsync());
    }
}
