using System.Text.RegularExpressions;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Members;

/// <summary>Invitation codes in what the bot says.</summary>
internal static partial class Codes
{
    /// <summary>A manager asks for a code in words.</summary>
    public static async Task<string> InviteAsync(this TestBot bot, TownPerson manager, string role = "Mitglied") =>
        CodeIn((await bot.SayOneAsync(manager, $"Einladung erstellen für {role}")).Words());

    /// <summary>The one code that is shown.</summary>
    public static string CodeIn(string words) => Assert.Single(Code().Matches(words).Select(m => m.Value).Distinct(StringComparer.Ordinal));

    /// <summary>Whether a code is shown.</summary>
    public static bool ShowsCode(string words) => Code().IsMatch(words);

    /// <summary>All words of some messages.</summary>
    public static string Words(this IEnumerable<DeliveredActivity> messages) => string.Join('\n', messages.Select(m => m.Words()));

    [GeneratedRegex("[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
