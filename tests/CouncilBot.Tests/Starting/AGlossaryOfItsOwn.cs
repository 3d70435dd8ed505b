using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Starting;

public sealed class AGlossaryOfItsOwn : IDisposable
{
    private readonly Installation _town = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _town.Dispose();

    [Fact]
    public async Task Teaches_the_bot_what_people_there_say()
    {
        Assert.False((await _town.RunAsync("ask", "Rumpelfix", "--json")).Json()["covered"]!.GetValue<bool>());

        _town.Bring(Path.Combine("data", "glossary.own.txt"), "Jugendparlament | | Rumpelfix | | |\n");

        Assert.Contains("Jugendparlament", (await _town.RunAsync("ask", "Rumpelfix")).Printed().Quotes[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Must_not_claim_what_the_glossary_of_the_product_says_already()
    {
        await File.WriteAllTextAsync(_town.Seed("glossary.txt"), "Jugendparlament | Jugendrat | | | |\n");
        var own = _town.Bring(Path.Combine("data", "glossary.own.txt"), "Jugendrat | | | | |\n");

        Assert.EndsWith($"{own}:1: „Jugendrat“ ist bereits vergeben: {_town.Seed("glossary.txt")}:1", (await _town.RunAsync("ask", "kita")).Refusal(), StringComparison.Ordinal);
    }
}
