using System.Globalization;
using CouncilBot.Features.Members.Strangers;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Members;

namespace CouncilBot.Features.Members.MyData;

/// <summary>
/// "Meine Daten": everything that is stored about the person, as text in the chat. Somebody with years of questions gets it in
/// parts, because Teams takes only so many messages at once. The answer is not stored again.
/// </summary>
internal sealed class MyDataHandler : IHandler
{
    public const string Verb = "mydata.show";

    /// <summary>Messages of one part; Teams slows a bot down that sends more than 8 in 2 seconds.</summary>
    internal const int MessagesOfAPart = 6;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await Roster.ExportAsync(visit.Db, visit.Person.Id, cancellation) is not { } data)
            return Response.Say(visit.Texts<Stranger>()["NotEnrolled"]);

        var texts = visit.Texts<MyDataHandler>();
        var names = await PlaceNames.ReadAsync(visit.Db, Coalitions(data), cancellation);
        var parts = Pages.Of(new MyDataText(data, names, visit.Language).Sections()).Chunk(MessagesOfAPart).ToList();
        var wanted = int.TryParse(visit.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        if (wanted < 1 || wanted > parts.Count)
            return Response.Say(texts["NoSuchPart", parts.Count]);

        return Response.SayAll([.. Messages(visit, texts, parts, wanted)], texts["Note"]) with { IsSecret = true };
    }

    private static IEnumerable<string> Messages(Visit visit, Texts texts, List<string[]> parts, int wanted)
    {
        var title = texts["Title", BerlinTime.Of(visit.Now).ToString("g", texts.Culture)];
        var part = parts.Count > 1 ? $" · {texts["Part", wanted, parts.Count]}" : "";
        var messages = parts[wanted - 1];
        for (var i = 0; i < messages.Length; i++)
        {
            var before = i == 0 ? $"**{title}**{part}\n\n" : "";
            var after = i == messages.Length - 1 && wanted < parts.Count ? $"\n\n{texts["NextPart", wanted + 1]}" : "";
            yield return $"{before}{messages[i]}{after}";
        }
    }

    private static IEnumerable<string> Coalitions(PersonExport data) =>
    [
        .. data.Memberships.Select(m => m.CoalitionId),
        .. data.InvitationsUsed.Select(i => i.CoalitionId),
    ];
}
