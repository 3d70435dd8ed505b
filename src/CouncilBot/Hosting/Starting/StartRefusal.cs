using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.SqlServer;
using CouncilBot.Teams;

namespace CouncilBot.Hosting.Starting;

/// <summary>Names the wording of what stops the start, and puts it into lines: what, where, and what to write there.</summary>
internal sealed class StartRefusal(Language language)
{
    private readonly Texts _texts = Texts.Of<StartRefusal>(language);

    /// <summary>Everything in the settings that stops the start.</summary>
    public IReadOnlyList<string> Of(Settings settings)
    {
        var lines = settings.Unreadable.Select(u => _texts["Unreadable", u.Key, u.Example]).ToList();
        lines.AddRange(TeamsOptionsCheck.ProblemsOf(settings.Teams, settings.IsDevelopment).Select(p => _texts[p.Fault.ToString(), p.Key, p.Example]));
        if (Of(settings.Database()) is { } database)
            lines.Add(database);

        lines.AddRange(settings.Bot.Urls.Split(';', StringSplitOptions.TrimEntries).Select(url => OfUrl(url, settings.Teams.AllowAnonymous)).OfType<string>());
        if (settings.Bot.PublicUrl is { Length: > 0 } address && !IsPublic(address, settings.IsDevelopment))
            lines.Add(_texts["PublicUrlInvalid"]);

        lines.AddRange(Periods(settings.Bot).Where(p => p.Days is < 1 or > BotOptions.MostDays).Select(p => _texts["DaysInvalid", p.Key, BotOptions.MostDays, p.Example]));

        if (settings.Bot.OtlpEndpoint is { Length: > 0 } endpoint && !Uri.TryCreate(endpoint, UriKind.Absolute, out _))
            lines.Add(_texts["OtlpInvalid"]);

        return lines;
    }

    /// <summary>What is wrong with the settings of the database; null when it may be tried.</summary>
    public string? Of(StorageOptions database)
    {
        if (database.Provider != StorageProvider.SqlServer)
            return null;

        if (string.IsNullOrWhiteSpace(database.ConnectionString))
            return _texts["ConnectionStringMissing"];

        var problem = CouncilSqlServer.Check(database.ConnectionString);
        return problem == ConnectionStringProblem.None ? null : _texts[$"ConnectionString{problem}"];
    }

    /// <summary>What is wrong with the data of an agreement.</summary>
    public string Of(string file, AgreementError error) => $"{file}: {_texts[error.Problem.ToString(), error.Path]}";

    /// <summary>Why the database cannot be used.</summary>
    public string Of(SchemaState state, StorageOptions database) =>
        state == SchemaState.Unreachable && database.Provider == StorageProvider.Sqlite ? _texts["FileUnusable", database.File] : _texts[$"Schema{state}"];

    /// <summary>That another bot runs on the same file.</summary>
    public string Of(InstanceOwner? other, string file) =>
        _texts["SecondInstance", file, other?.ProcessId?.ToString(_texts.Culture) ?? "?", other?.SinceUtc is { } since ? BerlinTime.Of(since).ToString("g", _texts.Culture) : "?"];

    /// <summary>That the server cannot listen.</summary>
    public string PortTaken(string urls) => _texts["PortTaken", urls];

    /// <summary>That the folder of the database cannot be written to.</summary>
    public string FolderReadOnly(string file) => _texts["FolderReadOnly", file];

    /// <summary>The line above the list.</summary>
    public string Title(int count) => _texts["Title", count];

    private static IEnumerable<(string Key, int Days, int Example)> Periods(BotOptions bot) =>
    [
        ("Bot:QuestionDays", bot.QuestionDays, BotOptions.DefaultQuestionDays),
        ("Bot:DeviatingVoteDays", bot.DeviatingVoteDays, BotOptions.DefaultDeviatingVoteDays),
        ("Bot:MotionDays", bot.MotionDays, BotOptions.DefaultMotionDays),
    ];

    /// <summary>People's calendars fetch from there with a secret in the address, hence encrypted; on one's own machine it need not be.</summary>
    private static bool IsPublic(string address, bool isDevelopment) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private string? OfUrl(string url, bool isAnonymous)
    {
        var isUrl = Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out var uri);
        if (isUrl && uri!.Scheme == Uri.UriSchemeHttps)
            return _texts["UrlEncrypted", url];

        // A free port can be asked for by number only: the name means two addresses, which would get different ones.
        if (!isUrl || uri!.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/" || uri is { Host: "localhost", Port: 0 })
            return _texts["UrlInvalid", url];

        return isAnonymous && !uri.IsLoopback ? _texts["AnonymousOnlyLoopback", url] : null;
    }
}
