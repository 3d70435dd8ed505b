using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.Handover.Reply;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Questions that go to a manager, and the replies.</summary>
internal static class HandoverExhibits
{
    /// <summary>Tries what a text can try, and is as long as a question may be.</summary>
    public const string Hostile = "<at>alle</at> **Grundsteuer** [hier](https://evil.example) ![x](https://evil.example/x.png) {{DATE(2027-01-01T00:00:00Z)}} &amp; <b>fett</b>";

    private const string Manager = "HandoverCards.ForManager";
    private const string Asker = "HandoverCards.ForAsker";
    private const string Question = "Wie hoch ist die Grundsteuer?";
    private const string Reply = "Darüber haben wir nicht gesprochen. Ich nehme es am Montag in den Kooperationsausschuss mit und melde mich danach.";

    /// <summary>A question that is as long as a question may be, with a word that is wider than a phone.</summary>
    public static string Long { get; } = string.Concat(
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenwitwe: ",
        string.Concat(Enumerable.Repeat("Und warum baut niemand eine Marskolonie? ", 40)))[..1_000].TrimEnd();

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("handover-for-the-manager", Manager, "HandOver", g => ReceivedAsync(g, Visitors.Member, Question)),
        new("handover-for-the-manager-hostile", Manager, "HandOver", g => ReceivedAsync(g, Visitors.Prankster, Hostile)),
        new("handover-for-the-manager-long", Manager, "HandOver", g => ReceivedAsync(g, Visitors.Member, Long)),
        new("handover-for-the-manager-english", Manager, "HandOver", g => ReceivedInEnglishAsync(g, "How high is the property tax?")),
        new("handover-on-the-agenda", "MeetingCards.ShowAsync", "QuestionAgenda", async g =>
        {
            var card = await ReceivedAsync(g, Visitors.Member, Question);
            await MeetingExhibits.PlanAsync(g);
            await g.PushAsync(Visitors.Manager, card, "In den Kooperationsausschuss");
            return await g.ReceivedAsync(Visitors.Manager, "Der Punkt steht auf der Tagesordnung");
        }),
        new("handover-answered", Manager, "Reply", g => RepliedAsync(g, Question, Reply)),
        new("handover-for-the-asker", Asker, "Reply", async g =>
        {
            await RepliedAsync(g, Question, Reply);
            return await g.ReceivedAsync(Visitors.Member, "kein Zitat");
        }),
        new("handover-for-the-asker-hostile", Asker, "Reply", async g =>
        {
            await RepliedAsync(g, Hostile, $"{Hostile}\n\n- erstens\n- zweitens\n\n# drittens");
            return await g.ReceivedAsync(Visitors.Member, "kein Zitat");
        }),
        new("handover-for-the-asker-english", Asker, "Reply", async g =>
        {
            var card = await ReceivedInEnglishAsync(g, "How high is the property tax?");
            await g.PressAsync(Visitors.EnglishManager, card, "Send reply", Words("We have not talked about it."));
            return await g.ReceivedAsync(Visitors.EnglishMember, "not a quote");
        }),
    ];

    private static async Task<JsonElement> ReceivedAsync(Guide guide, TownPerson asker, string question)
    {
        await guide.AloneAsync();
        await guide.InstallAsync(Visitors.Manager);
        var card = await guide.SayAsync(asker, question);
        await guide.PushAsync(asker, card, "An Geschäftsführung geben");
        return await guide.ReceivedAsync(Visitors.Manager, "Eine Frage aus Ihrer Fraktion");
    }

    private static async Task<JsonElement> RepliedAsync(Guide guide, string question, string reply)
    {
        var card = await ReceivedAsync(guide, Visitors.Member, question);
        return await guide.PressAsync(Visitors.Manager, card, "Antwort senden", Words(reply));
    }

    private static async Task<JsonElement> ReceivedInEnglishAsync(Guide guide, string question)
    {
        await guide.AloneAsync();
        await guide.InstallAsync(Visitors.EnglishManager);
        var card = await guide.SayAsync(Visitors.EnglishMember, question);
        await guide.PushAsync(Visitors.EnglishMember, card, "Ask my faction manager");
        return await guide.ReceivedAsync(Visitors.EnglishManager, "A question from your faction");
    }

    private static JsonObject Words(string reply) => new() { [ReplyHandler.ReplyInput] = reply };
}
