using System.Text.Json.Nodes;

namespace CouncilBot.Tests.Package;

/// <summary>
/// What Teams demands of a package (app manifest schema 1.24), kept inside the narrower limits of older schemas. The schema
/// itself is applied by tests/manifest.
/// </summary>
public sealed class TheAppPackage : IAsyncLifetime
{
    private PackageFile _package = null!;

    private JsonObject Manifest => _package.Manifest;

    private JsonObject Bot => Manifest["bots"]!.AsArray().Single()!.AsObject();

    private JsonObject Search => Manifest["composeExtensions"]!.AsArray().Single()!["commands"]!.AsArray().Single()!.AsObject();

    public async Task InitializeAsync() => _package = await PackageFile.WrittenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Holds_manifest_words_and_icons_at_its_root() =>
        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], _package.Files.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Leaves_no_gap_unfilled() =>
        Assert.DoesNotContain("{{", Manifest.ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void Names_the_bot_by_its_app_id()
    {
        Assert.Equal(PackageFile.AppId, Text(Manifest, "id"));
        Assert.Equal(PackageFile.AppId, Text(Bot, "botId"));
        Assert.Equal(PackageFile.AppId, Text(Manifest["composeExtensions"]![0]!, "botId"));
    }

    [Fact]
    public void Trusts_the_host_of_the_bot_and_no_other() =>
        Assert.Equal(PackageFile.Host, Assert.Single(Manifest["validDomains"]!.AsArray())!.GetValue<string>());

    [Fact]
    public void Is_of_schema_1_24()
    {
        Assert.Equal("1.24", Text(Manifest, "manifestVersion"));
        Assert.Contains("/v1.24/", Text(Manifest, "$schema"), StringComparison.Ordinal);
    }

    [Fact]
    public void Can_be_installed_for_a_person_a_group_and_a_team() =>
        Assert.Equal(["groupChat", "personal", "team"], Bot["scopes"]!.AsArray().Select(s => s!.GetValue<string>()).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Keeps_names_and_descriptions_within_their_limits()
    {
        foreach (var (name, limit) in new (string, int)[] { ("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000) })
        {
            var parts = name.Split('.');
            Assert.InRange(Text(Manifest[parts[0]]!, parts[1]).Length, 1, limit);
            Assert.InRange(Text(_package.English, name).Length, 1, limit);
        }

        Assert.InRange(Text(Manifest["developer"]!, "name").Length, 1, 32);
    }

    [Fact]
    public void Offers_commands_within_the_limits_of_older_schemas()
    {
        var lists = Bot["commandLists"]!.AsArray();
        Assert.InRange(lists.Count, 1, 3);
        Assert.All(lists, list =>
        {
            var commands = list!["commands"]!.AsArray();
            Assert.InRange(commands.Count, 1, 10);
            Assert.All(commands, command =>
            {
                Assert.InRange(Text(command!, "title").Length, 1, 32);
                Assert.InRange(Text(command!, "description").Length, 1, 128);
            });
        });
    }

    [Fact]
    public void Offers_a_command_only_once_in_a_conversation() =>
        Assert.All(Bot["commandLists"]!.AsArray(), list =>
        {
            var titles = list!["commands"]!.AsArray().Select(c => Text(c!, "title")).ToList();
            Assert.Equal(titles.Distinct(StringComparer.OrdinalIgnoreCase), titles, StringComparer.Ordinal);
        });

    [Fact]
    public void Offers_nothing_private_where_others_read_along()
    {
        var shared = Bot["commandLists"]!.AsArray().Single(l => l!["scopes"]!.AsArray().Any(s => s!.GetValue<string>() == "team"));

        Assert.Equal(["Hilfe"], shared!["commands"]!.AsArray().Select(c => Text(c!, "title")), StringComparer.Ordinal);
    }

    [Fact]
    public void Searches_the_agreement_from_the_compose_box()
    {
        Assert.Equal("searchAgreement", Text(Search, "id"));
        Assert.Equal("query", Text(Search, "type"));
        Assert.Equal("query", Text(Assert.Single(Search["parameters"]!.AsArray())!, "name"));
        Assert.Equal(["compose", "commandBox"], Search["context"]!.AsArray().Select(c => c!.GetValue<string>()), StringComparer.Ordinal);
        Assert.InRange(Text(Search, "title").Length, 1, 32);
        Assert.InRange(Text(Search, "description").Length, 1, 128);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
