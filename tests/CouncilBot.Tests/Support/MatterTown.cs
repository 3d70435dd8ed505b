using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CouncilBot.Tests.Support;

/// <summary>
/// The town with matters whose cards are made by a test, and a sender that sends only when a test says so. It is noon in Berlin
/// when it starts.
/// </summary>
internal sealed class MatterTown : IAsyncDisposable
{
    /// <summary>Who is the board of a faction here.</summary>
    public const Roles Board = Roles.Chair | Roles.FactionManager;

    private MatterTown(TestBot bot, PlainCards cards) => (Bot, Cards) = (bot, cards);

    public TestBot Bot { get; }

    public PlainCards Cards { get; }

    public DateTime Now => Bot.Clock.GetUtcNow().UtcDateTime;

    public static Task<MatterTown> StartAsync(params TownPerson[] withTheApp) => StartAsync(_ => { }, withTheApp);

    /// <param name="configure">Replaces further parts.</param>
    /// <param name="withTheApp">Who has opened the app.</param>
    public static async Task<MatterTown> StartAsync(Action<IServiceCollection> configure, params TownPerson[] withTheApp)
    {
        var cards = new PlainCards();
        var town = new MatterTown(await TestBot.StartAsync(services =>
        {
            cards.TakeTheirPlace(services);
            configure(services);
        }), cards);
        await town.PassUntilAsync(new TimeOnly(12, 0));
        foreach (var person in withTheApp)
            await town.Bot.SayAsync(person, "Hilfe");

        return town;
    }

    /// <summary>Puts the clock forward to the next time Berlin's clocks show this.</summary>
    public Task PassUntilAsync(TimeOnly local)
    {
        var now = BerlinTime.Of(Now);
        var wanted = now.Date + local.ToTimeSpan();
        Bot.Clock.Pass((wanted > now ? wanted : wanted.AddDays(1)) - now);
        return Task.CompletedTask;
    }

    /// <summary>A matter of the CDU in Siegen, as nobody has heard of it yet.</summary>
    public async Task<MatterRow> BeginAsync(string title = "Radweg am Fluss", string coalition = "siegen", string faction = "cdu")
    {
        await using var db = Bot.Open(coalition);
        var hash = await db.Rules.Select(r => r.Hash).FirstAsync();
        var id = Guid.NewGuid();
        var matter = new MatterRow
        {
            Id = id,
            ShortId = MatterLog.ShortId(id),
            CoalitionId = coalition,
            Kind = MatterKind.Motion,
            FactionKey = faction,
            Phase = "WithPartner",
            Audience = Coalition.Matters.Audience.BothBoards,
            Title = title,
            RulesHash = hash,
            Events = 1,
            CreatedUtc = Now,
            ChangedUtc = Now,
        };
        db.Matters.Add(matter);
        await db.SaveChangesAsync();
        return matter;
    }

    /// <summary>Something happens with a matter; who is told is in the same transaction.</summary>
    public async Task<T> HappensAsync<T>(MatterRow matter, Func<CouncilDb, MatterRow, DateTime, Task<T>> tell)
    {
        await using var db = Bot.Open(matter.CoalitionId);
        var row = await db.Matters.SingleAsync(m => m.Id == matter.Id);
        row.Events++;
        var told = await tell(db, row, Now);
        await db.SaveChangesAsync();
        return told;
    }

    /// <summary>Something happens, and these people are told.</summary>
    public async Task<int> TellAsync(MatterRow matter, string news, params TownPerson[] people)
    {
        var ids = await Task.WhenAll(people.Select(IdOfAsync));
        return await HappensAsync(matter, (db, row, now) => Notices.ToPeopleAsync(db, row, news, ids, now, CancellationToken.None));
    }

    /// <summary>Something happens, and the cards of the matter are brought up to it.</summary>
    public Task ChangeAsync(MatterRow matter, (Guid Conversation, string ActivityId)? pressed = null) => HappensAsync(matter, async (db, row, now) =>
    {
        await Notices.UpdateCardsAsync(db, row, pressed, now, CancellationToken.None);
        return 0;
    });

    /// <summary>Somebody has a card of the matter in their chat.</summary>
    public async Task<DeliveredActivity> HasCardAsync(MatterRow matter, TownPerson person)
    {
        await TellAsync(matter, "Announced", person);
        Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        return Assert.Single(await SendAsync(), d => d.Conversation == person.Chat);
    }

    /// <summary>Sends what is due; returns what arrived.</summary>
    public async Task<IReadOnlyList<DeliveredActivity>> SendAsync()
    {
        var before = Bot.Connector.Delivered.Count;
        while (await Bot.SendOutboxAsync() > 0)
        {
        }

        return [.. Bot.Connector.Delivered.Skip(before)];
    }

    public async Task<Guid> IdOfAsync(TownPerson person) => (await Bot.RowsAsync(db => db.People)).Single(p => p.ObjectId == Guid.Parse(person.ObjectId)).Id;

    /// <summary>Messages about matters as they are stored, oldest first.</summary>
    public Task<List<OutboxRow>> MessagesAsync(OutboxKind kind = OutboxKind.Notice) => Bot.RowsAsync(db => db.Outbox.Where(o => o.Kind == kind).OrderBy(o => o.Id));

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}

/// <summary>Cards that show the title and how many events there are, for everybody whom a test does not shut out.</summary>
internal sealed class PlainCards : IMatterCards
{
    private readonly HashSet<Guid> _shutOut = [];

    public MatterKind Kind => MatterKind.Motion;

    /// <summary>Is called while a card is made.</summary>
    public Func<Task>? Making { get; set; }

    /// <summary>May not see any matter from now on.</summary>
    public void ShutOut(Guid person) => _shutOut.Add(person);

    public async Task<MatterCard?> OfAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation)
    {
        if (Making is { } making)
            await making();

        if (_shutOut.Contains(reader.PersonId))
            return null;

        var card = new AdaptiveCard
        {
            Language = reader.Language == Language.German ? "de" : "en",
            Body = [new TextBlock(Markdown.Literal($"{matter.Title} für {reader.Name}, Stand {matter.Events}"))],
        };
        return new MatterCard(card, $"{news}: {matter.Title}");
    }

    /// <summary>In place of the product's own, with a sender that waits for the test.</summary>
    public void TakeTheirPlace(IServiceCollection services)
    {
        services.RemoveAll<IMatterCards>();
        services.AddSingleton<IMatterCards>(this);
        services.Remove(services.Single(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.GetType().GenericTypeArguments is [_, var type] && type == typeof(OutboxSender)));
    }
}
