using System.Globalization;
using CouncilBot.Bench;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;

// dotnet run -c Release --project bench/CouncilBot.Bench -- COMMAND QUESTIONS…    (see bench/README.md)
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: (speed | growth | collections | ranking | tune | signs | passages) QUESTIONS…   with SIZES, COUNT or SHOW in the environment");
    return 2;
}

var root = FindRoot();
var seeds = Path.Combine(root, "seeds");
var (knowledge, errors) = KnowledgeBase.Open(seeds);
if (knowledge is null)
{
    Console.Error.WriteLine(string.Join('\n', errors));
    return 1;
}

var questions = args[1..].SelectMany(f => Evaluation.Read(File.ReadAllText(f))).ToList();
switch (args[0])
{
    case "speed":
        var speed = new Speed(knowledge, questions);
        speed.Builds(rounds: 20);
        speed.Questions(rounds: 20);
        break;
    case "growth":
        new Speed(knowledge, questions).Growth(Setting("SIZES", "1000,10000,100000,1000000").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)));
        break;
    case "collections":
        new Speed(knowledge, questions).Collections(seeds, int.Parse(Setting("COUNT", "5000"), CultureInfo.InvariantCulture), indexBytes: 256L << 20);
        break;
    case "ranking":
        new Ranking(knowledge, questions).Print(showMisses: Setting("SHOW", string.Empty).Length > 0);
        break;
    case "tune":
        Console.WriteLine(new Tune(knowledge, questions).Run(rounds: 2, seed: 1));
        break;
    case "signs":
        new Ranking(knowledge, questions).PrintSigns();
        break;
    case "passages":
        Ranking.PrintPassages(knowledge);
        break;
    default:
        Console.Error.WriteLine($"unknown command {args[0]}");
        return 2;
}

return 0;

static string Setting(string name, string otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

static string FindRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CouncilBot.sln")))
        folder = folder.Parent;

    return folder?.FullName ?? Directory.GetCurrentDirectory();
}
