namespace CouncilBot.Tests.Gallery;

/// <summary>Greeting, help, and the choice of a coalition.</summary>
internal static class FirstStepsExhibits
{
    private const string Welcome = "Welcome.For";
    private const string Help = "HelpHandler.Help";
    private const string Choose = "ChooseHandler.Ask";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("welcome", Welcome, null, g => g.InstallAsync(Visitors.Member)),
        new("welcome-english", Welcome, null, g => g.InstallAsync(Visitors.EnglishMember)),
        new("help-for-a-stranger", Help, "Help", g => g.SayAsync(Visitors.Stranger, "Hilfe")),
        new("help-for-a-stranger-english", Help, "Help", g => g.SayAsync(Visitors.EnglishStranger, "Help me")),
        new("help-for-a-member", Help, "Help", g => g.SayAsync(Visitors.Member, "Hilfe")),
        new("help-for-a-member-english", Help, "Help", g => g.SayAsync(Visitors.EnglishMember, "Help me")),
        new("help-for-a-manager", Help, "Help", g => g.SayAsync(Visitors.Manager, "Hilfe")),
        new("help-before-a-choice", Help, "Help", g => g.SayAsync(Visitors.Mayor, "Hilfe")),
        new("help-in-a-group", Help, "Help", async g => Assert.Single(await g.TellInGroupAsync(Visitors.Manager, "Hilfe")).Card!.Value),
        new("choose-coalition", Choose, "Choose", g => g.SayAsync(Visitors.Mayor, "Koalition wechseln")),
        new("choose-coalition-english", Choose, "Choose", g => g.SayAsync(Visitors.EnglishMayor, "Change coalition")),
    ];
}
