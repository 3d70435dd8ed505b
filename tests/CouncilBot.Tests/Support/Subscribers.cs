using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace CouncilBot.Tests.Support;

/// <summary>People who subscribe to their calendar, and their calendars.</summary>
internal static partial class Subscribers
{
    /// <summary>Somebody asks for the address for the first time; its path.</summary>
    public static async Task<string> SubscribeAsync(this TestBot bot, TownPerson person, string words = "Kalender abonnieren") =>
        AddressIn((await bot.SayOneAsync(person, words)).Card!.Value) ?? throw new InvalidOperationException("No address was shown.");

    /// <summary>The path of the address on a card, exactly as it is there; null: it shows none.</summary>
    public static string? AddressIn(JsonElement card) => Address().Match(card.GetRawText()) is { Success: true } found ? found.Groups["path"].Value : null;

    /// <summary>The secret in an address.</summary>
    public static string TokenOf(string path) => path["/calendar/".Length..^".ics".Length];

    /// <summary>The calendar as it is sent.</summary>
    public static async Task<string> TextAsync(this TestBot bot, string path)
    {
        using var response = await bot.GetResponseAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The calendar as programs read it.</summary>
    public static async Task<Calendar> CalendarAsync(this TestBot bot, string path) => Calendar.Load(await bot.TextAsync(path))!;

    /// <summary>The entry of a meeting of Siegen.</summary>
    public static CalendarEvent Of(this Calendar calendar, DateOnly day) => calendar.Events.Single(e => e.Uid == $"{Features.Committee.MeetingBook.IdOf("siegen", day):N}@councilbot");

    /// <summary>Whether there is a calendar; where there is none the answer is always the same.</summary>
    public static async Task<bool> OpensAsync(this TestBot bot, string path)
    {
        using var response = await bot.GetResponseAsync(path);
        if (response.StatusCode == HttpStatusCode.OK)
            return true;

        Assert.Equal((HttpStatusCode.NotFound, "no-store", ""), (response.StatusCode, response.Headers.CacheControl?.ToString(), await response.Content.ReadAsStringAsync()));
        return false;
    }

    [GeneratedRegex(@"https://bot\.example\.org(?<path>/calendar/[A-Za-z0-9_-]{43}\.ics)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}
