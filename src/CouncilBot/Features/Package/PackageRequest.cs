using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilBot.Features.Package;

/// <summary>What somebody asked for, as it was typed. Nothing of it is checked yet.</summary>
/// <param name="AppId">The app id of the bot's registration.</param>
/// <param name="Host">The public host name of the bot.</param>
/// <param name="Out">The file to write.</param>
/// <param name="Version">Version of the app package.</param>
/// <param name="Developer">Who publishes the bot.</param>
/// <param name="Website">Page about the bot; null: the host's own.</param>
/// <param name="Privacy">Page about privacy; null: the website.</param>
/// <param name="Terms">Page with the terms of use; null: the website.</param>
internal sealed record PackageRequest(string AppId, string Host, string Out, string Version, string Developer, string? Website, string? Privacy, string? Terms)
{
    public const string DefaultOut = "councilbot-teams.zip";
    public const string DefaultVersion = "1.0.0";
    public const string DefaultDeveloper = "CouncilBot";
}

/// <summary>Why a package cannot be made of a request. The name of a value is the name of its text.</summary>
internal enum PackageProblem
{
    AppIdIsNoGuid,
    HostIsNoHostName,
    VersionIsNoVersion,
    DeveloperIsEmpty,
    DeveloperIsTooLong,
    AddressIsNotHttps,
}

/// <summary>One problem and the words it is about.</summary>
internal readonly record struct PackageComplaint(PackageProblem Problem, string Given);

/// <summary>
/// What goes into the gaps of the manifest: a request found good. The limits are those of the Teams app manifest schema 1.24,
/// kept inside the older ones so that the file can be downgraded.
/// </summary>
internal sealed partial record PackageContents
{
    /// <summary>Longest name of a developer.</summary>
    public const int LongestDeveloper = 32;

    /// <summary>Longest address.</summary>
    public const int LongestAddress = 2048;

    private PackageContents(Guid appId, string host, string version, string developer, string website, string privacy, string terms) =>
        (AppId, Host, Version, Developer, Website, Privacy, Terms) = (appId, host, version, developer, website, privacy, terms);

    /// <summary>Identity of the app package and of its bot.</summary>
    public Guid AppId { get; }

    /// <summary>Host name in ASCII.</summary>
    public string Host { get; }

    /// <summary>Three numbers. Teams offers an update only when they have risen.</summary>
    public string Version { get; }

    public string Developer { get; }

    public string Website { get; }

    public string Privacy { get; }

    public string Terms { get; }

    /// <summary>The contents, or everything that is wrong with the request.</summary>
    public static (PackageContents? Contents, IReadOnlyList<PackageComplaint> Complaints) Of(PackageRequest request)
    {
        var complaints = new List<PackageComplaint>();
        if (!Guid.TryParseExact(request.AppId.Trim(), "D", out var appId) || appId == Guid.Empty)
            complaints.Add(new(PackageProblem.AppIdIsNoGuid, request.AppId));

        var host = HostName(request.Host.Trim());
        if (host is null)
            complaints.Add(new(PackageProblem.HostIsNoHostName, request.Host));

        if (!ThreeNumbers().IsMatch(request.Version))
            complaints.Add(new(PackageProblem.VersionIsNoVersion, request.Version));

        var developer = request.Developer.Trim();
        if (developer.Length == 0)
            complaints.Add(new(PackageProblem.DeveloperIsEmpty, request.Developer));
        if (developer.Length > LongestDeveloper)
            complaints.Add(new(PackageProblem.DeveloperIsTooLong, developer));

        complaints.AddRange(new[] { request.Website, request.Privacy, request.Terms }
            .OfType<string>().Where(a => !IsHttps(a)).Select(a => new PackageComplaint(PackageProblem.AddressIsNotHttps, a)));
        if (complaints.Count > 0)
            return (null, complaints);

        var website = request.Website ?? $"https://{host}/";
        return (new PackageContents(appId, host!, request.Version, developer, website, request.Privacy ?? website, request.Terms ?? website), []);
    }

    /// <summary>A name with at least two parts, umlauts written as DNS does; no scheme, port, path or address of numbers.</summary>
    private static string? HostName(string given)
    {
        if (Uri.CheckHostName(given) != UriHostNameType.Dns)
            return null;

        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(given).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) && !ascii.EndsWith('.') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsHttps(string address) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && address.StartsWith("https://", StringComparison.Ordinal);

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ThreeNumbers();
}
