using CouncilBot.Teams;
using CouncilBot.Teams.Connector;
using Microsoft.Extensions.Options;

namespace CouncilBot.Hosting.Doctor;

/// <summary>
/// <c>doctor</c>: looks at everything the bot needs and says in one line each whether it is there, or what to do next. It changes
/// nothing, may be used beside a running bot, and never repeats a value of the settings that may be a secret.
/// </summary>
internal sealed class DoctorCommand(Settings settings, Terminal terminal, string? data)
{
    private readonly Texts _texts = Texts.Of<DoctorCommand>(terminal.Language);

    /// <summary>Runs all checks.</summary>
    /// <param name="cancellation">Ends them.</param>
    /// <param name="configure">Replaces parts, for tests.</param>
    /// <returns><see cref="Exit.Success"/> when all is well.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation, Action<IServiceCollection>? configure = null)
    {
        await using var services = Services(configure);
        var problems = 0;
        foreach (var (subject, check) in Checks(services))
        {
            foreach (var finding in await TryAsync(check, cancellation))
            {
                problems += finding.Verdict == Verdict.Problem ? 1 : 0;
                await terminal.Out.WriteLineAsync(_texts["Line", _texts[finding.Verdict.ToString()], _texts[subject], finding.Text]);
            }
        }

        await terminal.Out.WriteLineAsync(problems == 0 ? _texts["AllWell"] : _texts["Problems", problems]);
        return problems == 0 ? Exit.Success : Exit.Refused;
    }

    private IEnumerable<(string Subject, Func<CancellationToken, Task<IReadOnlyList<Finding>>> Check)> Checks(IServiceProvider services)
    {
        var folder = data ?? settings.Data;
        var papers = new PapersCheck(settings, folder, terminal.Language);
        var registration = new RegistrationCheck(settings, services, _texts);
        var machine = new MachineCheck(_texts);
        yield return ("Settings", _ => Done(SettingsFindings()));
        yield return ("Documents", _ => Done(papers.Documents()));
        yield return ("Agreements", _ => Done(papers.Agreements()));
        yield return ("Database", cancellation => new DatabaseCheck(settings.Database(folder), terminal.Language, services.GetRequiredService<TimeProvider>()).RunAsync(cancellation));
        yield return ("Schedule", new ScheduleCheck(settings.Database(folder), terminal.Language).RunAsync);
        yield return ("SigningKeys", _ => registration.SigningKeysAsync());
        yield return ("Token", registration.TokenAsync);
        yield return ("Clock", _ => Done([registration.Clock()]));
        yield return ("TimeZone", _ => Done([machine.TimeZone(BerlinTime.ZoneId)]));
        yield return ("Space", _ => Done([machine.Space(Path.GetDirectoryName(settings.Database(folder).File)!)]));
    }

    private IReadOnlyList<Finding> SettingsFindings()
    {
        var wrong = new Starting.StartRefusal(terminal.Language).Of(settings);
        return wrong.Count == 0 ? [Finding.Good(_texts["SettingsGood", settings.Environment])] : [.. wrong.Select(Finding.Problem)];
    }

    private async Task<IReadOnlyList<Finding>> TryAsync(Func<CancellationToken, Task<IReadOnlyList<Finding>>> check, CancellationToken cancellation)
    {
        try
        {
            return await check(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever is broken, the other checks still tell something. The message might repeat a setting.
            return [Finding.Problem(_texts["Unexpected", e.GetType().Name])];
        }
    }

    private static Task<IReadOnlyList<Finding>> Done(IReadOnlyList<Finding> findings) => Task.FromResult(findings);

    /// <summary>The way to the channel as the bot has it, without the bot.</summary>
    private ServiceProvider Services(Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddTeamsInbound();
        services.AddTeamsOutbound();
        // As they are: what is wrong with them is a finding and stops nothing.
        services.AddSingleton(Options.Create(settings.Teams));
        services.AddSingleton<ChannelClock>();
        foreach (var client in new[] { Teams.TeamsHttp.Metadata, Teams.TeamsHttp.Tokens })
            services.AddHttpClient(client).AddHttpMessageHandler(provider => new ChannelClock.Reader(provider.GetRequiredService<ChannelClock>()));

        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
