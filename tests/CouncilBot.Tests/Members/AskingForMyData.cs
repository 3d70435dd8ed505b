using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members.MyData;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Members;

public sealed class AskingForMyData : IAsyncLifetime
{
    private static readonly bool[] EitherWay = [true, false];
    private static readonly Rating?[] EveryRating = [null, Rating.Helpful, Rating.NotHelpful];
    private static readonly string[] BothCoalitions = ["siegen", "krefeld"];

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Shows_everything_stored_about_the_person()
    {
        await _bot.SayAsync(Town.CduMember, "Wie teuer ist der Eintritt ins Hallenbad?");
        var question = await AddQuestionAsync(Town.CduMember, "Was gilt beim Haushalt?", Rating.NotHelpful);
        await AddHandoverAsync(question, repliedBy: Town.CduManager, "Das klären wir am Montag.");

        // The wire lets long words break.
        var words = (await _bot.SayAsync(Town.CduMember, "Meine Daten")).Words().Replace("\u200B", "", StringComparison.Ordinal);

        foreach (var part in new[]
        {
            Town.CduMember.Name, Town.CduMember.Tenant, Town.CduMember.ObjectId, Town.CduMember.Chat, Town.CduMember.Mri, "CDU-Fraktion",
            "Eintritt ins Hallenbad", "Was gilt beim Haushalt?", "als nicht hilfreich bewertet", "Das klären wir am Montag.",
        })
        {
            Assert.Contains(part, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Catalogue", "E6")]
    public async Task Shows_nothing_of_other_people()
    {
        var question = await AddQuestionAsync(Town.CduMember, "Geheime Frage eines Mitglieds");
        await AddHandoverAsync(question, repliedBy: Town.CduManager, "Meine Auskunft.");
        await AddQuestionAsync(Town.SpdMember, "Frage der anderen Fraktion");
        await _bot.InviteAsync(Town.CduManager);

        var words = (await _bot.SayAsync(Town.CduManager, "Meine Daten")).Words();

        Assert.Contains("Meine Auskunft.", words, StringComparison.Ordinal);
        Assert.Contains("Von Ihnen erstellte Einladungen (1)", words, StringComparison.Ordinal);
        foreach (var other in new[] { "Geheime Frage", "anderen Fraktion", Town.CduMember.Name, Town.CduMember.ObjectId, Town.SpdMember.Name })
            Assert.DoesNotContain(other, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_stored_again()
    {
        await AddQuestionAsync(Town.CduMember, "Kanarienvogel");

        await _bot.SayAsync(Town.CduMember, "Meine Daten");

        await using var db = _bot.Open();
        Assert.All(await db.Inbox.ToListAsync(), row => Assert.DoesNotContain("Kanarienvogel", row.Result ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comes_in_parts_when_it_is_long()
    {
        for (var i = 0; i < 45; i++)
            await AddQuestionAsync(Town.CduMember, $"Frage Nummer {i} {new string('x', 480)}");

        var first = await _bot.SayAsync(Town.CduMember, "Meine Daten");
        var second = await _bot.SayAsync(Town.CduMember, "Meine Daten Teil 2");

        Assert.All(first.Concat(second), m => Assert.InRange(m.Text!.Length, 1, 4_000));
        Assert.Equal(MyDataHandler.MessagesOfAPart, first.Count);
        Assert.Contains("Teil 1 von 2", first.Words(), StringComparison.Ordinal);
        Assert.Contains("Meine Daten Teil 2", first.Words(), StringComparison.Ordinal);
        var words = $"{first.Words()}\n{second.Words()}";
        Assert.All(Enumerable.Range(0, 45), i => Assert.Contains($"Frage Nummer {i} ", words, StringComparison.Ordinal));
        Assert.Contains("2 Teile", (await _bot.SayOneAsync(Town.CduMember, "Meine Daten Teil 3")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_was_typed_as_typed()
    {
        await AddQuestionAsync(Town.CduMember, "Ist [das](https://boese.example) **fett**?\n- Liste");

        var text = string.Join('\n', (await _bot.SayAsync(Town.CduMember, "Meine Daten")).Select(m => m.Text));

        Assert.DoesNotContain("](https", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**fett**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n- Liste", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_worded_in_both_languages_for_every_kind_of_data()
    {
        var now = DateTime.SpecifyKind(new DateTime(2026, 11, 20, 8, 0, 0), DateTimeKind.Utc);
        var data = new PersonExport(
            Guid.NewGuid(), Guid.NewGuid(), "Anna", Language.English, "siegen", "Noch eine Frage?", 22 * 60, 7 * 60, now, now,
            [new("siegen", "cdu", Roles.Member, now, null), new("krefeld", null, Roles.Mayor, now, now)],
            [.. from covered in EitherWay from rating in EveryRating select new ExportedQuestion("siegen", "cdu", "Frage", Language.German, now, covered, covered, rating, covered ? now : null)],
            [new("siegen", "cdu", "Frage", now, null, null), new("siegen", "cdu", "Frage", now, "Antwort", now)],
            [new("siegen", "cdu", "Frage", now, "Antwort", now)],
            [new("siegen", "cdu", Roles.Member, now, now, null)],
            [new("siegen", null, Roles.Mayor, now, now, now)],
            [new ExportedCalendarFeed("siegen", now)],
            [.. Enum.GetValues<ConversationState>().Select(s => new ExportedConversation("a:1", null, "https://smba.example/", s, now, now, now))],
            [.. Enum.GetValues<OutboxState>().Select(s => new ExportedMessage("siegen", OutboxKind.Notice, "{}", now, now, now, s, now, null))],
            [new ExportedCard("siegen", Guid.NewGuid(), Guid.NewGuid(), "1", 1)],
            new ExportedMatters(
                [.. Enum.GetValues<MatterKind>().Select(k => new ExportedMatter("siegen", Guid.NewGuid(), k, "cdu", "Titel", "Draft", now, now))],
                [new ExportedMatterEvent("siegen", Guid.NewGuid(), now, "cdu", "{}")],
                [new ExportedMatterSeen("siegen", Guid.NewGuid(), now, 1)],
                new Dictionary<Guid, MatterKind>()),
            new ExportedAttempts(3, now));
        await using var db = _bot.Open();
        var names = await PlaceNames.ReadAsync(db, BothCoalitions, CancellationToken.None);

        var german = new MyDataText(data, names, Language.German).Sections().ToList();
        var english = new MyDataText(data, names, Language.English).Sections().ToList();

        Assert.Equal(german.Select(s => s.Count), english.Select(s => s.Count));
        Assert.NotEqual(Pages.Of(german), Pages.Of(english));
    }

    private async Task<QuestionRow> AddQuestionAsync(TownPerson person, string text, Rating? rating = null)
    {
        await using var db = _bot.Open("siegen");
        var row = new QuestionRow
        {
            Id = Guid.NewGuid(),
            CoalitionId = "siegen",
            AskedBy = await MembershipAsync(person),
            FactionKey = "cdu",
            Text = text,
            AskedUtc = _bot.Clock.GetUtcNow().UtcDateTime,
            Rating = rating,
        };
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    private async Task AddHandoverAsync(QuestionRow question, TownPerson repliedBy, string reply)
    {
        await using var db = _bot.Open("siegen");
        db.Add(new HandoverRow
        {
            Id = Guid.NewGuid(),
            CoalitionId = "siegen",
            FactionKey = "cdu",
            QuestionId = question.Id,
            Text = question.Text,
            AskedBy = question.AskedBy,
            CreatedUtc = question.AskedUtc,
            Reply = reply,
            RepliedBy = await MembershipAsync(repliedBy),
            RepliedUtc = question.AskedUtc,
        });
        await db.SaveChangesAsync();
    }

    private async Task<Guid> MembershipAsync(TownPerson person)
    {
        await using var db = _bot.Open();
        return (await Roster.FindAsync(db, Guid.Parse(person.Tenant), Guid.Parse(person.ObjectId)))!.Memberships[0].Id;
    }
}
