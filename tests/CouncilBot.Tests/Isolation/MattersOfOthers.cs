using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.DeviatingVotes.Withdraw;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Isolation;

/// <summary>What is told beside the card of a matter is told only to those whom the card is for.</summary>
[Trait("Catalogue", "D1")]
public sealed class MattersOfOthers : IAsyncLifetime
{
    private const string NotFound = "Diesen Vorgang finde ich nicht";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Are_not_named_by_their_deliveries_while_they_are_somebodys_draft()
    {
        var id = (await _bot.DraftAsync(Town.CduMember, Deviations.Form(item: "Geheimer Entwurf"))).ShortId();

        var answer = await _bot.HearAnswerAsync(Town.CduBoard, $"Zustellung {id}");

        Assert.Contains(NotFound, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimer Entwurf", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_no_deliveries_to_an_author_who_changed_the_faction()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");
        Assert.Contains(MotionTalk.Title, await _bot.HearAnswerAsync(Town.CduMember, $"Zustellung {id}"), StringComparison.Ordinal);

        await _bot.EnrolOneAsync(Town.CduMember, "siegen", "spd", "Mitglied");

        Assert.Contains(NotFound, await _bot.HearAnswerAsync(Town.CduMember, $"Zustellung {id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_not_show_members_what_the_boards_proposed_to_each_other()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        await _bot.SayAsync(Town.SpdChair, $"Antrag {id} Fassung vorschlagen: Die Verwaltung baut einen Radweg.");
        await _bot.DoAsync(Town.CduManager, id, "Änderungen annehmen");

        Assert.Contains("Fassungen vergleichen", (await _bot.LookAsync(Town.SpdBoard, id)).ButtonTitles());
        Assert.DoesNotContain("Fassungen vergleichen", (await _bot.LookAsync(Town.SpdMember, id)).ButtonTitles());
        Assert.StartsWith("Das können nur die Vorstände", await _bot.HearAnswerAsync(Town.SpdMember, $"Antrag {id} vergleichen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_not_tell_the_partner_who_read_the_draft()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");
        await _bot.LookAsync(Town.SpdBoard, id);

        Assert.Equal(["CDU Mitglied", "CDU Vorstand", "SPD Vorstand"], await ReadersAsync(Town.CduBoard, id));
        Assert.Equal(["SPD Vorstand"], await ReadersAsync(Town.SpdChair, id));
    }

    [Fact]
    public async Task Are_news_of_the_faction_that_caused_them_however_late_they_are_told()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        await _bot.SayAsync(Town.SpdChair, $"Antrag {id} ablehnen: zu teuer");
        var row = await _bot.MatterAsync(id);
        await using var db = _bot.Open("siegen");
        var person = (await _bot.RowsAsync(d => d.People)).Single(p => p.ObjectId == Guid.Parse(Town.SpdChair.ObjectId));
        var member = (await Roster.MemberAsync(db, person.Id, "siegen"))!.Value;
        var cards = _bot.Services.GetServices<IMatterCards>().Single(c => c.Kind == MatterKind.Motion);

        var late = await cards.OfAsync(db, row, new Reader(person.Id, member.Membership, Language.German, person.Name), "Announced", CancellationToken.None);

        Assert.Contains("CDU-Fraktion", late!.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("SPD-Fraktion", late.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_left_behind_with_the_faction()
    {
        var vote = (await _bot.AnnounceAsync(Town.CduMember)).ShortId();
        await _bot.DraftMotionAsync(Town.CduMember);
        var row = await _bot.MatterAsync(vote);

        await _bot.EnrolOneAsync(Town.CduMember, "siegen", "spd", "Vorstand");
        await _bot.PressAsync(Town.CduMember, WithdrawDeviationSurelyHandler.Verb, new JsonObject { ["matter"] = row.Id.ToString("N"), ["seen"] = "2" });

        Assert.Equal("Announced", (await _bot.MatterAsync(vote)).Phase);
        var person = (await _bot.RowsAsync(d => d.People)).Single(p => p.ObjectId == Guid.Parse(Town.CduMember.ObjectId));
        await using var db = _bot.Open();
        var matters = (await Roster.ExportAsync(db, person.Id))!.Matters;
        Assert.Equal(MatterKind.DeviatingVote, Assert.Single(matters.Begun).Kind);
        Assert.Contains(matters.Done, e => e.Data.Contains(MotionTalk.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Do_not_name_who_had_their_account_deleted()
    {
        var id = (await _bot.AnnounceAsync(Town.CduMember)).ShortId();
        await _bot.SayAsync(Town.SpdChair, $"Ankündigung zur Kenntnis genommen {id}");
        Assert.Contains("SPD Vorsitz", (await _bot.SayOneAsync(Town.CduMember, $"Ankündigung {id}")).Card!.Value.Everything(), StringComparison.Ordinal);
        await using (var db = _bot.Open())
        {
            // What is left of somebody whose reply the coalition keeps.
            var person = await db.People.SingleAsync(p => p.ObjectId == Guid.Parse(Town.SpdChair.ObjectId));
            (person.TenantId, person.ObjectId) = (Guid.Empty, Guid.NewGuid());
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("SPD Vorsitz", (await _bot.SayOneAsync(Town.CduMember, $"Ankündigung {id}")).Card!.Value.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "K7")]
    public async Task Are_announced_for_the_longest_agenda_on_a_card_that_is_small_enough()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromDays(10), "siegen", [.. Enumerable.Range(1, 100).Select(i => ($"{i}", new string('ü', 300)))]);

        var form = await _bot.DraftAsync(Town.CduMember, Deviations.Form(session: session.Id.ToString("N"), item: ""));

        Assert.Contains("Tagesordnung", form.Everything(), StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(form.GetRawText()), 10_000, CardLimits.HardBytes / 2);
    }

    private async Task<IReadOnlyList<string>> ReadersAsync(TownPerson person, string id)
    {
        var json = string.Concat((await _bot.SayAsync(person, $"Verlauf {id} als JSON")).Select(m => m.Text).Where(t => t?.StartsWith("```", StringComparison.Ordinal) == true));
        return [.. JsonNode.Parse(json.Replace("```", "", StringComparison.Ordinal))!["seenBy"]!.AsArray().Select(r => r!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
    }
}
