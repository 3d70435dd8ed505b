namespace CouncilBot.Tests.Support;

/// <summary>One bot for all tests of a class that do not disturb each other.</summary>
public sealed class TownBot : IAsyncLifetime
{
    internal TestBot Bot { get; private set; } = null!;

    public async Task InitializeAsync() => Bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();
}
