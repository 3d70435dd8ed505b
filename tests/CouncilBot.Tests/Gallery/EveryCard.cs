using CouncilBot.Features;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>
/// The gallery: every card the product can send, made by the whole bot and approved as JSON. <c>tests/gallery/run.sh</c> checks the
/// approved cards against the schema and takes pictures of them in a browser.
/// </summary>
public sealed class EveryCard(EveryCard.OneTown town) : IClassFixture<EveryCard.OneTown>
{
    public static TheoryData<string> Names => [.. Exhibits.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_approved(string name)
    {
        var exhibit = Exhibits.All[name];
        await using var guide = new Guide(town.Bot);

        var card = await exhibit.ShowAsync(guide);

        if (exhibit.Route is { } route)
            Assert.Equal(route, guide.Routes[^1]);
        Approved.MatchesJson(name, Stable.Of(card.GetRawText()));
    }

    [Fact]
    public void Is_in_the_gallery_wherever_the_product_makes_it()
    {
        Assert.NotEmpty(CardMakers.All);
        Assert.Equal(CardMakers.All, Exhibits.All.Values.Select(e => e.Maker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Is_in_the_gallery_for_each_function_that_answers_with_one()
    {
        var shown = Exhibits.All.Values.Select(e => e.Route).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(
            Routes.All.Append(Routes.Search).Append(Routes.UnknownButton).Where(r => CardMakers.AreReachedFrom(r.Handler)).Select(r => r.Name),
            name => !shown.Contains(name));
    }

    [Fact]
    public void Is_still_made_when_it_is_approved() => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "CouncilBot.Tests", "Gallery"), "*.verified.json")
            .Select(f => Path.GetFileName(f)[..^".verified.json".Length])
            .Except(Exhibits.All.Keys, StringComparer.Ordinal));

    /// <summary>One town for all cards that do not show what others did.</summary>
    public sealed class OneTown : IAsyncLifetime
    {
        internal TestBot Bot { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Bot = await TestBot.StartAsync(enrolTown: false);
            await Bot.EnrolAsync(Visitors.Members);
        }

        public async Task DisposeAsync() => await Bot.DisposeAsync();
    }
}
