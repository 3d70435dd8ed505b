using CouncilBot.Teams;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Connector.Tokens;

namespace CouncilBot.Hosting.Doctor;

/// <summary>Whether messages of the channel can be checked and answered: its keys, and a token for the bot.</summary>
internal sealed class RegistrationCheck(Settings settings, IServiceProvider services, Texts texts)
{
    /// <summary>Less than the five minutes the signatures allow for, so that there is time to act.</summary>
    private static readonly TimeSpan MostDifference = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<Finding>> SigningKeysAsync()
    {
        if (settings.Teams.AllowAnonymous)
            return [Finding.Skipped(texts["NotNeeded"])];

        return await services.GetRequiredService<SigningKeys>().RefreshAsync()
            ? [Finding.Good(texts["SigningKeysGood"])]
            : [Finding.Problem(texts["SigningKeysMissing"])];
    }

    public async Task<IReadOnlyList<Finding>> TokenAsync(CancellationToken cancellation)
    {
        if (settings.Teams.AllowAnonymous)
            return [Finding.Skipped(texts["NotNeeded"])];

        if (TeamsOptionsCheck.ProblemsOf(settings.Teams, settings.IsDevelopment).Count > 0)
            return [Finding.Skipped(texts["SettingsFirst"])];

        var denied = await services.GetRequiredService<TokenCheck>().RunAsync(cancellation);
        return denied is null ? [Finding.Good(texts["TokenGood"])] : [Finding.Problem(texts["Denied", Hint(denied.Problem), denied.Code])];
    }

    public Finding Clock()
    {
        if (services.GetRequiredService<ChannelClock>().Ahead is not { } ahead)
            return Finding.Skipped(texts["ClockUnknown"]);

        return ahead.Duration() <= MostDifference
            ? Finding.Good(texts["ClockGood"])
            : Finding.Problem(texts[ahead > TimeSpan.Zero ? "ClockAhead" : "ClockBehind", Math.Round(ahead.Duration().TotalMinutes)]);
    }

    private string Hint(TokenProblem problem) => problem == TokenProblem.EndpointUnavailable && settings.Teams.UseManagedIdentity
        ? texts["IdentityUnavailable"]
        : texts[problem.ToString()];
}
