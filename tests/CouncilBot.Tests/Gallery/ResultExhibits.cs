using System.Text.Json;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Results of the cooperation committee: noted, released, confirmed, listed and asked for.</summary>
internal static class ResultExhibits
{
    private const string Meeting = "MeetingCards.ShowAsync";
    private const string Form = "NoteResultHandler.Form";
    private const string List = "ResultsHandler.Card";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("result-form", Form, "MeetingResult", async g => await LastAsync(g, Town.CduManager, $"Ergebnis {await HeldAsync(g)}")),
        new("result-form-english", Form, "MeetingResult", async g => await LastAsync(g, Visitors.EnglishManager, $"Result {await HeldAsync(g)} 1")),
        new("result-noted", Meeting, "MeetingResult", async g => await LastAsync(g, Town.CduManager, $"Ergebnis {await HeldAsync(g)} 2: {ResultTalk.PoolResult}; Abstimmung: kein Einvernehmen; Aufgabe: Die Verwaltung rechnet nach")),
        new("result-hostile", Meeting, "MeetingResult", async g => await LastAsync(g, Town.CduManager, $"Ergebnis {await HeldAsync(g)} 1: {HandoverExhibits.Hostile}; Aufgabe: {HandoverExhibits.Hostile}")),
        new("result-released-by-one", Meeting, "MeetingRelease", async g => await LastAsync(g, Town.CduManager, $"Ergebnisse freigeben {await NotedAsync(g)}")),
        new("results-released", Meeting, "MeetingRelease", async g => await LastAsync(g, Town.SpdManager, $"Ergebnisse freigeben {await ReleasedByOneAsync(g)}")),
        new("results-confirmed", Meeting, "MeetingConfirm", async g => await LastAsync(g, Town.SpdManager, $"Ergebnisse bestätigen {await ReleasedAsync(g)}")),
        new("results-for-a-member-english", Meeting, "Meeting", async g => await LastAsync(g, Visitors.EnglishMember, $"Meeting {await ReleasedAsync(g)}")),
        new("result-whole", "NoteResultHandler.Whole", "MeetingResult", async g => await LastAsync(g, Town.SpdMember, $"Ergebnis {await ReleasedAsync(g)} 2")),
        new("results-list", List, "MeetingResults", async g =>
        {
            await ReleasedAsync(g);
            return await LastAsync(g, Town.SpdMember, "Ergebnisse");
        }),
        new("results-list-none-english", List, "MeetingResults", async g => await LastAsync(await g.AloneAsync(), Visitors.EnglishMember, "Committee results")),
        new("answer-with-later-results", "AnswerCards.Covered", "Question", async g =>
        {
            await ReleasedAsync(g);
            return await LastAsync(g, Town.SpdMember, "Was wurde zum Radweg an der Sieg vereinbart?");
        }),
        new("not-covered-with-later-results", "AnswerCards.NotCovered", "Question", async g =>
        {
            await g.AloneAsync();
            await g.Bot.ReleasedAsync(ResultTalk.Dome, ResultTalk.DomeResult);
            return await LastAsync(g, Town.SpdMember, ResultTalk.AboutDome);
        }),
    ];

    private static async Task<string> HeldAsync(Guide guide)
    {
        await guide.AloneAsync();
        return await guide.Bot.HeldAsync(ResultTalk.Cycling, ResultTalk.Pool);
    }

    private static async Task<string> NotedAsync(Guide guide)
    {
        var id = await HeldAsync(guide);
        await guide.TellAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}; Abstimmung: Einvernehmen; bis: 31.12.2027");
        await guide.TellAsync(Town.CduManager, $"Ergebnis {id} 2: {ResultTalk.PoolResult}; Abstimmung: kein Einvernehmen; Aufgabe: Die Verwaltung rechnet nach");
        return id;
    }

    private static async Task<string> ReleasedByOneAsync(Guide guide)
    {
        var id = await NotedAsync(guide);
        await guide.TellAsync(Town.CduManager, $"Ergebnisse freigeben {id}");
        return id;
    }

    private static async Task<string> ReleasedAsync(Guide guide)
    {
        var id = await ReleasedByOneAsync(guide);
        await guide.TellAsync(Town.SpdManager, $"Ergebnisse freigeben {id}");
        return id;
    }

    private static async Task<JsonElement> LastAsync(Guide guide, TownPerson person, string words) =>
        (await guide.TellAsync(person, words)).Last(m => m.Delivery == Delivery.Sent && m.Card is not null).Card!.Value;
}
