using System.CommandLine;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Package;

/// <summary>The command <c>package</c> and its options.</summary>
internal static class PackageCommandLine
{
    /// <summary>Where the manifest lies: beside the program.</summary>
    private static string ManifestFolder => Path.Combine(AppContext.BaseDirectory, "manifest");

    public static Command Create(Func<ParseResult, Terminal> terminalFor)
    {
        var texts = Texts.Of<PackageCommand>(Language.German);
        var appId = new Option<string>("--app-id") { Description = texts["AppId"], Required = true };
        var host = new Option<string>("--host") { Description = texts["Host"], Required = true };
        var file = new Option<string>("--out") { Description = texts["Out"], DefaultValueFactory = _ => PackageRequest.DefaultOut };
        file.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValueOrDefault<string>()))
                given.AddError(texts["OutEmpty"]);
        });
        var version = new Option<string>("--package-version") { Description = texts["Version"], DefaultValueFactory = _ => PackageRequest.DefaultVersion };
        var developer = new Option<string>("--developer") { Description = texts["Developer"], DefaultValueFactory = _ => PackageRequest.DefaultDeveloper };
        var website = new Option<string?>("--website") { Description = texts["Website"] };
        var privacy = new Option<string?>("--privacy") { Description = texts["Privacy"] };
        var terms = new Option<string?>("--terms") { Description = texts["Terms"] };
        var command = new Command("package", texts["Package"]) { appId, host, file, version, developer, website, privacy, terms };
        command.SetAction(parsed => new PackageCommand(ManifestFolder, terminalFor(parsed)).Run(new PackageRequest(
            parsed.GetRequiredValue(appId), parsed.GetRequiredValue(host), parsed.GetRequiredValue(file), parsed.GetRequiredValue(version),
            parsed.GetRequiredValue(developer), parsed.GetValue(website), parsed.GetValue(privacy), parsed.GetValue(terms))));
        return command;
    }
}
