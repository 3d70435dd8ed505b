using CouncilBot.Hosting;
using CouncilBot.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>
/// <c>/calendar/{token}.ics</c>: somebody's calendar, for whoever knows the token. One that was guessed, replaced or ended, is no
/// token at all or belongs to somebody the committee no longer concerns gets the same answer.
/// </summary>
internal static class CalendarEndpoint
{
    private const string Extension = ".ics";

    /// <summary>Calendars keep a copy anyway; asking each time makes the end of an address count at once.</summary>
    private const string AskEachTime = "private, no-cache";

    private const string RetrySeconds = "60";

    public static void MapCalendar(this IEndpointRouteBuilder app) => app.MapMethods("/calendar/{**file}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync);

    /// <summary>The address for a token.</summary>
    public static string AddressOf(string publicUrl, string token) => $"{publicUrl.TrimEnd('/')}/calendar/{token}{Extension}";

    private static async Task<IResult> AnswerAsync(string? file, HttpResponse response, CalendarFeed feed, CouncilDbFactory databases, ILogger<CalendarFeed> log, CancellationToken aborted)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await using var db = databases.Open();
            var token = file?.EndsWith(Extension, StringComparison.Ordinal) == true ? file[..^Extension.Length] : "";
            if (await feed.OpenAsync(db, token, aborted) is not { } calendar)
            {
                response.Headers.CacheControl = "no-store";
                return TypedResults.NotFound();
            }

            response.Headers.CacheControl = AskEachTime;
            return TypedResults.Bytes(calendar.Content, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{calendar.Tag}\"", isWeak: true));
        }
        catch (Exception e) when (DbErrors.FaultOf(e) is DbFault.Unavailable or DbFault.Busy)
        {
            Log.StoreUnavailable(log, DbErrors.CodeOf(e));
            (response.Headers.CacheControl, response.Headers.RetryAfter) = ("no-store", RetrySeconds);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
