using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Committee.Responses;

/// <summary>The card of who was told of a meeting and what they answered: counts at the top, then a line for each person.</summary>
internal sealed class ResponsesCard
{
    private ResponsesCard()
    {
    }

    /// <summary>The card and its summary.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="responses">Who was told and what they answered.</param>
    /// <param name="language">Language of the words.</param>
    /// <param name="now">This moment, UTC.</param>
    public static (AdaptiveCard Card, string Summary) Of(Matter<CommitteeMeeting> meeting, MeetingResponses responses, Language language, DateTime now)
    {
        var texts = Texts.Of<ResponsesCard>(language);
        var (row, state, rules) = meeting;
        var when = MeetingCards.When(state.Time, Texts.Of<CommitteeResources>(language));
        var (summary, counts) = (texts["Summary", when], Counts(responses, texts));
        List<CardElement> body =
        [
            Styled.Title(texts["Title"]),
            Styled.Plain($"{when} · {row.ShortId}") with { IsSubtle = true, Spacing = Spacing.None },
            Styled.Plain(counts),
        ];
        // Below each other: beside a name a phone has no room for a sentence.
        foreach (var person in responses.People.Take(DeliveryView.MostLines))
        {
            var name = person.Faction is { } faction ? MatterPeople.Person(person.Name, faction, rules, language) : texts["Guest", person.Name];
            body.Add(Styled.Bold(name) with { Spacing = Spacing.Small });
            body.Add(Styled.Plain($"{Answer(person, texts)} {Sent(person, texts, language, now)}") with { Spacing = Spacing.None });
        }

        if (responses.People.Count > DeliveryView.MostLines)
            body.Add(Styled.Plain(texts["More", responses.People.Count - DeliveryView.MostLines]) with { Spacing = Spacing.Small });

        body.Add(Styled.Small(texts["What"]));
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{summary} {counts}",
            Body = body,
            Actions =
            [
                new ExecuteAction(texts["Again"], DeliveriesHandler.Verb) { Data = DeliveriesHandler.Anew(row) },
                new ExecuteAction(texts["ToMeeting"], OpenHandler.Verb) { Data = MatterRef.Data(row) },
            ],
        };
        return (card, summary);
    }

    private static string Counts(MeetingResponses responses, Texts texts)
    {
        return texts["Counts", Said(Attendance.Coming), Said(Attendance.NotComing), Said(Attendance.Substitute), responses.People.Count(p => p is { Attends: true, Reply: null })];

        int Said(Attendance attendance) => responses.People.Count(p => p.Reply?.Attendance == attendance);
    }

    private static string Answer(PersonResponse person, Texts texts) => person.Reply switch
    {
        { Attendance: Attendance.Substitute, Substitute: { } name } => texts["SubstituteNamed", name],
        { } reply => texts[reply.Attendance.ToString()],
        null => texts[person.Attends ? "NoAnswer" : "Organises"],
    };

    private static string Sent(PersonResponse person, Texts texts, Language language, DateTime now) =>
        person.Fate is { } fate ? DeliveryView.Words(fate, Texts.Of<DeliveryView>(language), now) : texts["NothingSent"];
}
