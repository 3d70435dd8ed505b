using System.Globalization;
using CouncilBot.Teams.Activities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams;

/// <summary>What can be wrong with the registration.</summary>
public enum TeamsOptionsFault
{
    /// <summary>No app id.</summary>
    AppIdMissing,

    /// <summary>An app id that is no GUID, or only zeros.</summary>
    AppIdNoGuid,

    /// <summary>No tenant for a secret or a certificate to be used in.</summary>
    TenantIdMissing,

    /// <summary>A tenant that is no GUID, or only zeros.</summary>
    TenantIdNoGuid,

    /// <summary>No tenant whose people are heard.</summary>
    AllowedTenantsMissing,

    /// <summary>An allowed tenant that is no GUID, or only zeros.</summary>
    AllowedTenantNoGuid,

    /// <summary>Neither secret nor certificate nor managed identity.</summary>
    CredentialMissing,

    /// <summary>More than one of secret, certificate and managed identity.</summary>
    SeveralCredentials,

    /// <summary>Anonymous outside Development.</summary>
    AnonymousOutsideDevelopment,

    /// <summary>Anonymous although an app id is set.</summary>
    AnonymousWithAppId,

    /// <summary>No requests at all, or more than the channel takes.</summary>
    RequestsPerSecondOutOfRange,
}

/// <summary>A setting that stops the start. The host finds the words; the value is never repeated, it may be a secret.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Key">The setting, such as <c>Teams:AppId</c>.</param>
/// <param name="Example">A value that would do.</param>
public sealed record TeamsOptionsProblem(TeamsOptionsFault Fault, string Key, string Example);

/// <summary>Checks the registration.</summary>
public static class TeamsOptionsCheck
{
    private const string AGuid = "6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21";

    /// <summary>Everything that is wrong, in the order of the settings; empty when the bot may start.</summary>
    public static IReadOnlyList<TeamsOptionsProblem> ProblemsOf(TeamsOptions options, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. options.AllowAnonymous ? OfAnonymous(options, isDevelopment) : OfRegistration(options), .. OfTenants(options), .. OfPace(options)];
    }

    private static IEnumerable<TeamsOptionsProblem> OfAnonymous(TeamsOptions options, bool isDevelopment)
    {
        if (!isDevelopment)
            yield return Problem(TeamsOptionsFault.AnonymousOutsideDevelopment, nameof(options.AllowAnonymous), "false");
        if (!string.IsNullOrEmpty(options.AppId))
            yield return Problem(TeamsOptionsFault.AnonymousWithAppId, nameof(options.AllowAnonymous), "false");
    }

    private static IEnumerable<TeamsOptionsProblem> OfRegistration(TeamsOptions options)
    {
        if (string.IsNullOrEmpty(options.AppId))
            yield return Problem(TeamsOptionsFault.AppIdMissing, nameof(options.AppId), AGuid);
        else if (!GuidText.TryRead(options.AppId, out _))
            yield return Problem(TeamsOptionsFault.AppIdNoGuid, nameof(options.AppId), AGuid);

        if (!string.IsNullOrEmpty(options.TenantId) && !GuidText.TryRead(options.TenantId, out _))
            yield return Problem(TeamsOptionsFault.TenantIdNoGuid, nameof(options.TenantId), AGuid);
        else if (string.IsNullOrEmpty(options.TenantId) && !options.UseManagedIdentity)
            yield return Problem(TeamsOptionsFault.TenantIdMissing, nameof(options.TenantId), AGuid);

        var credentials = (string.IsNullOrEmpty(options.ClientSecret) ? 0 : 1) + (string.IsNullOrEmpty(options.CertificateFile) ? 0 : 1) + (options.UseManagedIdentity ? 1 : 0);
        if (credentials == 0)
            yield return Problem(TeamsOptionsFault.CredentialMissing, nameof(options.CertificateFile), "/etc/councilbot/bot.pfx");
        else if (credentials > 1)
            yield return Problem(TeamsOptionsFault.SeveralCredentials, nameof(options.CertificateFile), "/etc/councilbot/bot.pfx");
    }

    private static IEnumerable<TeamsOptionsProblem> OfTenants(TeamsOptions options)
    {
        if (options.AllowedTenants.Count == 0)
            yield return Problem(TeamsOptionsFault.AllowedTenantsMissing, $"{nameof(options.AllowedTenants)}:0", AGuid);

        for (var i = 0; i < options.AllowedTenants.Count; i++)
        {
            if (!GuidText.TryRead(options.AllowedTenants[i], out _))
                yield return Problem(TeamsOptionsFault.AllowedTenantNoGuid, $"{nameof(options.AllowedTenants)}:{i}", AGuid);
        }
    }

    private static IEnumerable<TeamsOptionsProblem> OfPace(TeamsOptions options)
    {
        if (options.RequestsPerSecond is < 1 or > TeamsOptions.MostRequestsPerSecond)
            yield return Problem(TeamsOptionsFault.RequestsPerSecondOutOfRange, nameof(options.RequestsPerSecond), TeamsOptions.DefaultRequestsPerSecond.ToString(CultureInfo.InvariantCulture));
    }

    private static TeamsOptionsProblem Problem(TeamsOptionsFault fault, string key, string example) => new(fault, $"{TeamsOptions.Section}:{key}", example);
}

/// <summary>Stops the start when the registration is wrong, even where the host forgot to ask.</summary>
internal sealed class TeamsOptionsValidator(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var problems = TeamsOptionsCheck.ProblemsOf(options, environment.IsDevelopment());
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(p => $"{p.Key}: {p.Fault} (such as {p.Example})"));
    }
}
