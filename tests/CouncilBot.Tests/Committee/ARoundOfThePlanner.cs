using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee.Plan;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Committee;

/// <summary>Every minute all committees are looked at; of most of them nothing is due.</summary>
public sealed class ARoundOfThePlanner
{
    [Fact]
    public async Task Asks_no_more_of_many_coalitions_than_of_one_while_nothing_is_due()
    {
        var amongOne = await OfNothingDueAsync(1);
        var amongMany = await OfNothingDueAsync(40);

        Assert.Equal(amongOne, amongMany);
        Assert.Equal("SELECT Matters\nSELECT Sessions\nSELECT Memberships\nSELECT CommitteeTimes", amongMany);
    }

    [Fact]
    public async Task Looks_again_at_what_another_instance_has_changed()
    {
        await using var town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard);
        await town.RoundAsync();
        await town.RoundAsync();
        await using var other = await TestBot.BesideAsync(town.Bot);
        Assert.Contains("Der Termin ist verlegt.", (await other.SayOneAsync(Town.SpdManager, $"Termin verlegen {CommitteeTown.Named(CommitteeTown.Monday)} 7.1.2027, 17 Uhr")).Words(), StringComparison.Ordinal);

        await town.PassToAsync(new DateTime(2027, 1, 7, 9, 0, 5));
        await town.RoundAsync();

        Assert.NotEmpty(await town.RemindersAsync(ReminderKind.Agenda));
    }

    [Fact]
    [Trait("Catalogue", "F7")]
    public async Task Reminds_once_when_two_instances_come_to_the_same_moment()
    {
        await using var town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard);
        await town.RoundAsync();
        await using var other = await TestBot.BesideAsync(town.Bot);
        await town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));

        await Task.WhenAll(new[] { town.Bot, other }.Select(bot => bot.Services.GetRequiredService<CommitteePlanner>().RoundAsync(CancellationToken.None)));
        await town.RoundAsync();

        Assert.NotEmpty(await town.RemindersAsync(ReminderKind.Agenda));
        await town.Bot.SettledAsync();
        Assert.Single(town.News(Town.CduBoard));
    }

    [Fact]
    public async Task Reminds_who_is_enrolled_after_the_moment_when_there_was_nobody()
    {
        await using var bot = await TestBot.StartAsync(enrolTown: false);
        var planner = bot.Services.GetRequiredService<CommitteePlanner>();
        await planner.RoundAsync(CancellationToken.None);
        // All reminders of the meetings that are entered now lie behind, except that the last meeting has not begun.
        bot.Clock.Pass(planner.NextUtc!.Value.AddDays(14) - bot.Clock.GetUtcNow().UtcDateTime);
        await planner.RoundAsync(CancellationToken.None);
        await planner.RoundAsync(CancellationToken.None);
        Assert.Empty(await bot.RowsAsync(db => db.Outbox));

        await bot.EnrolAsync(Town.Members);
        await planner.RoundAsync(CancellationToken.None);

        Assert.NotEmpty(await bot.RowsAsync(db => db.Outbox));
    }

    private static async Task<string> OfNothingDueAsync(int coalitions)
    {
        using var many = new ManyCoalitions(Path.Combine(Repository.Seeds, "siegen"), coalitions, (_, _) => { });
        await using var bot = await TestBot.StartAsync(seeds: many.Seeds);
        var planner = bot.Services.GetRequiredService<CommitteePlanner>();
        // The first enters the meetings, the second sees that there are some.
        await planner.RoundAsync(CancellationToken.None);
        await planner.RoundAsync(CancellationToken.None);
        return await Queries.OfAsync(() => planner.RoundAsync(CancellationToken.None));
    }
}
