using System.Globalization;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Load.Bots;
using CouncilBot.Load.Channel;
using CouncilBot.Load.Driving;
using CouncilBot.Load.Measuring;

// dotnet run -c Release --project bench/CouncilBot.Load -- COMMAND    (see bench/README.md)
if (args is [CouncilBotUnderLoad.Serve or CouncilBotUnderLoad.Command, ..])
    return await CouncilBotUnderLoad.ActAsync(args);

var root = FindRoot();
var options = args.Skip(1).Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
if (args is ["fanout", ..] && options.Count * 2 == args.Length - 1)
    return await FanOut.RunAsync(root, Number("--coalitions", 1_000), Number("--people", 10_000), Number("--kills", 0), TimeSpan.FromMilliseconds(Number("--latency", 150))) ? 0 : 1;

if (args is ["years", ..] && options.Count * 2 == args.Length - 1)
    return await Years.RunAsync(root, Number("--coalitions", 20)) ? 0 : 1;

var which = Option("--bot", args is ["compare", ..] ? "both" : "councilbot");
if (args is not ["compare" or "rate" or "soak" or "start" or "boards", ..] || options.Count * 2 != args.Length - 1 || which is not ("councilbot" or "echo" or "both"))
{
    Console.Error.WriteLine("""
        usage: compare [--rounds 3] [--seconds 12] [--bot councilbot|echo|both]
               rate    [--rps 200] [--seconds 60] [--bot …]
               soak    [--rps 200] [--minutes 10] [--bot …]
               start   [--times 10] [--bot …]
               boards  [--times 100]
               fanout  [--people 10000] [--coalitions 1000] [--kills 0] [--latency 150]
               years   [--coalitions 20]
        """);
    return 2;
}

using var signature = new Signature();
await using var channel = await FakeChannel.StartAsync(signature);
var folder = Directory.CreateTempSubdirectory("councilbot-load-");
var bots = new List<Bot>();
try
{
    if (args[0] == "boards")
    {
        bots.Add(new CouncilBotUnderLoad(folder.CreateSubdirectory("few").FullName, "400 members, 200 motions") { Motions = 200 });
        bots.Add(new CouncilBotUnderLoad(folder.CreateSubdirectory("many").FullName, "10,000 members, 1,000 motions") { People = 10_000, Motions = 1_000 });
    }
    else if (which is "councilbot" or "both")
    {
        bots.Add(new CouncilBotUnderLoad(folder.FullName));
    }

    if (args[0] != "boards" && which is "echo" or "both")
        bots.Add(new EchoBot(Path.Combine(root, "bench", "echo-bot"), Path.Combine(folder.FullName, "echo-bot.log")));

    channel.Receive = (conversation, repliesTo, activity) => bots.Exists(bot => bot.Receive(conversation, repliesTo, activity));
    foreach (var bot in bots)
        await bot.StartAsync(channel, signature);

    var questions = Questions();
    Console.WriteLine($"{questions.Count} German questions about siegen; {Environment.ProcessorCount} cores shared by bot and driver; load of the machine before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
    var isRight = args[0] switch
    {
        "compare" => await Compare.RunAsync(bots, questions, Number("--rounds", 3), TimeSpan.FromSeconds(Number("--seconds", 12))),
        "rate" => await Rate.RunAsync(bots, questions, Number("--rps", 200), TimeSpan.FromSeconds(Number("--seconds", 60))),
        "boards" => await Boards.RunAsync([.. bots.OfType<CouncilBotUnderLoad>()], Number("--times", 100)),
        "soak" => await Soak.RunAsync(bots, questions, Number("--rps", 200), TimeSpan.FromMinutes(Number("--minutes", 10))),
        _ => await Start.RunAsync(bots, channel, signature, Number("--times", 10)),
    };
    if (channel.Unexpected > 0)
        Console.WriteLine($"{channel.Unexpected} calls that no bot should make");

    return isRight && channel.Unexpected == 0 ? 0 : 1;
}
catch (InvalidOperationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
finally
{
    foreach (var bot in bots)
        await bot.DisposeAsync();

    folder.Delete(recursive: true);
}

string Option(string name, string otherwise) => options.GetValueOrDefault(name, otherwise);

int Number(string name, int otherwise) => options.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

IReadOnlyList<Question> Questions()
{
    var (knowledge, errors) = KnowledgeBase.Open(Path.Combine(root, "seeds"));
    return knowledge is not null
        ? Question.Read(Path.Combine(root, "bench", "questions"), knowledge, "siegen")
        : throw new InvalidOperationException(string.Join('\n', errors));
}

static string FindRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CouncilBot.sln")))
        folder = folder.Parent;

    return folder?.FullName ?? Directory.GetCurrentDirectory();
}
