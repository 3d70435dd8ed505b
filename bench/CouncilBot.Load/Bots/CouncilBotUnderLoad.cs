using System.Globalization;
using CouncilBot.Load.Channel;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Bots;

/// <summary>
/// CouncilBot with everything it does for a member: validation, roster, search, card, database. It runs in this executable, started
/// a second time, because its calls to the channel's hosts are redirected; nothing else of it is changed.
/// </summary>
internal sealed class CouncilBotUnderLoad(string folder, string name = "CouncilBot") : Bot
{
    /// <summary>Argument of this executable: run the bot.</summary>
    public const string Serve = "bot";

    /// <summary>Argument of this executable: run a command of the product with the arguments after it.</summary>
    public const string Command = "councilbot";

    private readonly string _data = Path.Combine(folder, "data");
    private readonly string _log = Path.Combine(folder, "councilbot.log");
    private bool _isPrepared;

    /// <summary>A list of members may not be longer than a mebibyte.</summary>
    private const int PeopleOfAList = 5_000;

    /// <summary>Motions that wait for the reply of the first person's faction.</summary>
    public int Motions { get; init; }

    /// <summary>The motions, by the letters people name them by.</summary>
    public IReadOnlyList<string> MotionIds { get; private set; } = [];

    public override string Name => name;

    protected override Uri ReadyUrl => new($"http://127.0.0.1:{Port}/readyz");

    /// <summary>A card with the passage that the search finds for this question: an apology has neither.</summary>
    public override string? Fault(Question question, ReceivedActivity answer) =>
        !answer.HasCard ? "no card"
        : answer.CardLetters.Contains(question.Expected, StringComparison.Ordinal) ? null
        : "a card without the passage";

    /// <summary>Runs what <see cref="Launch"/> and <see cref="PrepareAsync"/> started this executable for.</summary>
    public static Task<int> ActAsync(string[] arguments) => arguments[0] == Serve ? Product.ServeAsync() : Product.RunAsync(arguments[1..]);

    protected override string ServiceUrl(FakeChannel channel) => $"https://smba.trafficmanager.net/emea/{Tenant}/";

    /// <summary>Enrols everybody who will ask; the database is made on the way.</summary>
    protected override async Task PrepareAsync()
    {
        if (_isPrepared)
            return;

        foreach (var people in Enumerable.Range(1, People).Select(n => new Person(n)).Chunk(PeopleOfAList))
        {
            var file = Path.Combine(folder, "members.csv");
            await File.WriteAllLinesAsync(file, ["tenant;objekt;name;koalition;fraktion;rollen;sprache", .. people.Select(Line)]);
            await using var import = BotProcess.Start(Environment.ProcessPath!, [Command, "members", "import", file], Settings(), _log);
            await import.EndAsync();
        }

        if (Motions > 0)
            MotionIds = await OpenMotions.PrepareAsync(Path.Combine(_data, Hosting.Settings.DefaultDatabase), Motions);

        _isPrepared = true;
    }

    protected override BotProcess Launch(FakeChannel channel) =>
        BotProcess.Start(Environment.ProcessPath!, [Serve], new Dictionary<string, string>(Settings(), StringComparer.Ordinal)
        {
            [Product.ChannelPort] = channel.Port.ToString(CultureInfo.InvariantCulture),
        }, _log);

    /// <summary>Two factions; the first two people speak for theirs.</summary>
    private static string Line(Person person) =>
        $"{Tenant};{person.ObjectId};{person.Name};siegen;{(person.Number % 2 == 0 ? "cdu" : "spd")};{(person.Number <= 2 ? "Vorsitz" : "Mitglied")};de";

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["COUNCILBOT_Knowledge__Data"] = _data,
        ["COUNCILBOT_Bot__Urls"] = $"http://127.0.0.1:{Port}",
        ["COUNCILBOT_Teams__AppId"] = AppId,
        ["COUNCILBOT_Teams__TenantId"] = Tenant.ToString(),
        ["COUNCILBOT_Teams__AllowedTenants__0"] = Tenant.ToString(),
        ["COUNCILBOT_Teams__ClientSecret"] = "secret-of-the-load-driver",
    };
}
