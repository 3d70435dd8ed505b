using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class TheOtherCalls : IDisposable
{
    private readonly Outbound _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task An_update_replaces_the_message()
    {
        Assert.Equal(new ConnectorResult(ConnectorStatus.Done, "17"), await _bot.UpdateAsync());

        Assert.Equal((Delivery.Updated, "17", "Guten Tag"), (_bot.Service.Delivered[0].Delivery, _bot.Service.Delivered[0].Id, _bot.Service.Delivered[0].Text));
    }

    [Fact]
    public async Task A_deletion_removes_the_message()
    {
        Assert.Equal(ConnectorStatus.Done, (await _bot.DeleteAsync()).Status);

        Assert.Equal((Delivery.Deleted, "17"), (_bot.Service.Delivered[0].Delivery, _bot.Service.Delivered[0].Id));
    }

    [Fact]
    public async Task A_personal_chat_is_created_empty()
    {
        var result = await _bot.CreateAsync();

        Assert.Equal(new ConnectorResult(ConnectorStatus.Done, FakeConnector.PersonalConversation(Outbound.Person)), result);
        Assert.Equal(
            """{"isGroup":false,"bot":{"id":"28:3f2504e0-4f89-41d3-9a0c-0305e82c3301"},"members":[{"id":"29:1abc"}],"tenantId":"0e7a1c52-9a44-4b8e-8d7f-0a1b2c3d4e5f","channelData":{"tenant":{"id":"0e7a1c52-9a44-4b8e-8d7f-0a1b2c3d4e5f"}}}""",
            _bot.Service.Requests[0].Text);
    }

    [Fact]
    public async Task Creating_the_same_chat_twice_gives_one_conversation() =>
        Assert.Equal(await _bot.CreateAsync(), await _bot.CreateAsync());

    [Fact]
    public async Task Members_come_from_all_pages()
    {
        var people = Enumerable.Range(0, 450).Select(i => new FakeMember($"29:{i}", $"Mitglied {i}", new Guid(i, 0, 0, new byte[8]).ToString(), Outbound.TenantId)).ToArray();
        _bot.Service.With(Outbound.Chat, people);

        var members = await _bot.MembersAsync();

        Assert.NotNull(members);
        Assert.Equal(people.Select(person => person.Id), members.Select(member => member.Id), StringComparer.Ordinal);
        Assert.Equal(new Member("29:7", new Guid(7, 0, 0, new byte[8]), "Mitglied 7", Guid.Parse(Outbound.TenantId)), members[7]);
        Assert.Equal(3, _bot.Service.Requests.Count);
    }

    [Fact]
    public async Task Members_are_read_with_the_older_name_of_the_object_id_and_without_names()
    {
        _bot.Service.Then(ScriptedAnswer.Of(System.Net.HttpStatusCode.OK, """{"members":[{"id":"29:1","objectId":"6f0c0000-0000-0000-0000-000000000001"},{"id":5},7,{"id":"29:2","aadObjectId":"none"}]}"""));

        var members = await _bot.MembersAsync();

        Assert.Equal([new Member("29:1", Guid.Parse("6f0c0000-0000-0000-0000-000000000001"), null, null), new Member("29:2", null, null, null)], members);
    }

    [Fact]
    public async Task Members_without_an_end_are_no_list()
    {
        _bot.Service.Answering = _ => ScriptedAnswer.Of(System.Net.HttpStatusCode.OK, """{"members":[],"continuationToken":"again"}""");

        Assert.Null(await _bot.MembersAsync());
    }

    [Theory]
    [Trait("Catalogue", "H11")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("""{"members":{}}""")]
    [InlineData("""{"members":[{"id":"\ud800"}]}""")]
    public async Task Members_of_which_the_service_does_not_speak_as_it_should_are_not_known(string answer)
    {
        _bot.Service.Then(ScriptedAnswer.Of(System.Net.HttpStatusCode.OK, answer));

        Assert.Null(await _bot.MembersAsync());
    }

    [Fact]
    public async Task Members_of_an_unknown_conversation_are_not_known() => Assert.Null(await _bot.MembersAsync());

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        using var cancelling = new CancellationTokenSource();
        _bot.Service.Then(ScriptedAnswer.UsualAfter(new TaskCompletionSource().Task));
        var call = _bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, cancelling.Token);
        await _bot.Service.RequestedAsync(1);

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
