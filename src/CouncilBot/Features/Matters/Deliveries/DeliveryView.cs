using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Matters.Deliveries;

/// <summary>What became of the news of a matter, one line for each person, in words.</summary>
internal sealed class DeliveryView
{
    /// <summary>More than a board has people.</summary>
    public const int MostLines = 40;

    private DeliveryView()
    {
    }

    /// <summary>The lines for a card; in place of none a sentence that says so.</summary>
    /// <param name="deliveries">What became of them.</param>
    /// <param name="language">Language of the words.</param>
    /// <param name="now">This moment, UTC.</param>
    public static IReadOnlyList<CardElement> Of(Hosting.Delivery.Deliveries deliveries, Language language, DateTime now)
    {
        var texts = Texts.Of<DeliveryView>(language);
        // Below each other: beside a name a phone has no room for a sentence.
        List<CardElement> lines =
        [
            .. deliveries.People.Take(MostLines).SelectMany(p => new CardElement[]
            {
                Styled.Bold(p.Name) with { Spacing = Spacing.Small },
                Styled.Plain(Words(p.Fate, texts, now)) with { Spacing = Spacing.None },
            }),
        ];
        if (deliveries.People.Count > MostLines)
            lines.Add(Line(texts["More", deliveries.People.Count - MostLines]));

        lines.AddRange(deliveries.Factions.Select(f => Line(texts["NobodyYet", f])));
        if (lines.Count == 0)
            lines.Add(Line(texts["None"]));

        return lines;
    }

    /// <summary>The same as text, for clients without cards.</summary>
    public static string Plain(Hosting.Delivery.Deliveries deliveries, Language language, DateTime now)
    {
        var texts = Texts.Of<DeliveryView>(language);
        var lines = deliveries.People.Take(MostLines).Select(p => $"{p.Name}: {Words(p.Fate, texts, now)}").Concat(deliveries.Factions.Select(f => texts["NobodyYet", f])).ToList();
        return lines.Count > 0 ? string.Join(' ', lines) : texts["None"];
    }

    /// <summary>What became of one message, as a sentence.</summary>
    public static string Words(Fate fate, Texts texts, DateTime now) => fate switch
    {
        Fate.Delivered(var at) => texts["Delivered", Time(at, texts, now)],
        Fate.Waiting(_, WaitReason.OnItsWay) => texts["OnItsWay"],
        Fate.Waiting(var until, WaitReason.Retry) => texts["WaitingRetry", Time(until, texts, now)],
        Fate.Waiting(var until, var reason) => texts[$"Waiting{reason}", Time(until, texts, now, "Until")],
        Fate.Unreachable(var reason) => texts[$"Unreachable{reason}"],
        Fate.Unknown => texts["Unknown"],
        Fate.Failed => texts["Failed"],
        Fate.Expired => texts["Expired"],
        Fate.NotForThem => texts["NotForThem"],
        _ => throw new InvalidOperationException(fate.GetType().Name),
    };

    /// <summary>The time, with the day unless it is today.</summary>
    private static string Time(DateTime utc, Texts texts, DateTime now, string kind = "")
    {
        var local = BerlinTime.Of(utc);
        return texts[local.Date == BerlinTime.Of(now).Date ? $"{kind}Today" : $"{kind}OtherDay", local];
    }

    private static TextBlock Line(string words) => Styled.Plain(words) with { Spacing = Spacing.Small };
}
