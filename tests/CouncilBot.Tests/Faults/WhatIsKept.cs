using System.Text;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Faults;

public sealed class WhatIsKept : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(23, 1)]
    [InlineData(25, 0)]
    public async Task Of_a_delivery_is_kept_for_a_day(int hours, int kept)
    {
        await _bot.SayAsync(Town.CduMember, "Hilfe");

        await TidyUpAsync(TimeSpan.FromHours(hours));

        Assert.Equal(kept, (await _bot.RowsAsync(db => db.Inbox)).Count);
    }

    [Theory]
    [InlineData(179, 1)]
    [InlineData(181, 0)]
    public async Task Of_a_question_is_kept_for_half_a_year(int days, int kept)
    {
        await _bot.SayAsync(Town.CduMember, "Was gilt für den Haushalt?");

        await TidyUpAsync(TimeSpan.FromDays(days));

        Assert.Equal(kept, (await _bot.RowsAsync(db => db.Questions)).Count);
    }

    [Fact]
    [Trait("Catalogue", "M7")]
    public async Task Of_a_question_is_in_no_file_of_the_database_afterwards()
    {
        await _bot.SayAsync(Town.CduMember, "Quellenvergnügungssteuer");
        await TidyUpAsync(TimeSpan.FromDays(181));

        var files = Directory.GetFiles(Path.GetDirectoryName(_bot.DatabaseFile)!, "councilbot.db*");
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(files, f => Assert.DoesNotContain("Quellenvergnügungssteuer", Encoding.UTF8.GetString(Read(f)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_question_given_on_goes_with_it_and_not_before()
    {
        await _bot.HandOverAsync(Town.CduMember, Town.CduManager);
        await TidyUpAsync(TimeSpan.FromDays(179));
        Assert.Equal((1, 1), ((await _bot.RowsAsync(db => db.Questions)).Count, (await _bot.RowsAsync(db => db.Handovers)).Count));

        await TidyUpAsync(TimeSpan.FromDays(2));
        Assert.Equal((0, 0), ((await _bot.RowsAsync(db => db.Questions)).Count, (await _bot.RowsAsync(db => db.Handovers)).Count));
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(32, 0)]
    public async Task Of_a_message_is_kept_for_a_month_after_its_time(int days, int kept)
    {
        await using (var db = _bot.Open())
        {
            var person = (await _bot.RowsAsync(d => d.People))[0];
            db.Add(Outgoing.ToPerson("test", person.Id, "siegen", OutgoingActivity.OfText("x"), _bot.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromDays(1)));
            await db.SaveChangesAsync();
        }

        await _bot.SendOutboxAsync();
        await TidyUpAsync(TimeSpan.FromDays(days));

        Assert.Equal(kept, (await _bot.RowsAsync(db => db.Outbox)).Count);
        Assert.Equal(TimeSpan.FromDays(30), Outbox.Retention);
        Assert.True(InboxRow.Retention > TimeSpan.FromHours(2));
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private Task TidyUpAsync(TimeSpan later)
    {
        _bot.Clock.Pass(later);
        return _bot.Services.GetRequiredService<Hosting.Starting.Housekeeping>().RoundAsync(CancellationToken.None);
    }
}
