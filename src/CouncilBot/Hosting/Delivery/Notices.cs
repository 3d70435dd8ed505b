using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>
/// How people hear of a matter: rows for the outbox in the unit of work that changes the matter, committed with it or not at all.
/// What a message says is made when it is sent, from the state of that moment, so that the latest retry is never out of date.
/// Called after the event was added: <see cref="MatterRow.Events"/> counts it, and a repetition adds nothing.
/// </summary>
internal static class Notices
{
    /// <summary>Several notices to one person within this time become one message.</summary>
    public static readonly TimeSpan Bundle = TimeSpan.FromMinutes(1);

    /// <summary>Who comes back from a holiday still gets it: it shows how things stand then.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromDays(14);

    /// <summary>How long news wait for somebody to be enrolled.</summary>
    public static readonly TimeSpan LaterExpiry = TimeSpan.FromDays(90);

    /// <summary>Older cards of one person are left as they are, until they are closed: nobody scrolls up so far.</summary>
    private const int CardsOfAPerson = 3;

    /// <summary>Tells people what happened.</summary>
    /// <param name="db">The unit of work, open for the coalition.</param>
    /// <param name="matter">The matter, with the event counted.</param>
    /// <param name="news">Name of what happened; the words are the card's.</param>
    /// <param name="people">Who is told; whether they may see it is looked at when it is sent.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="occasion">Names what happened where it is no event of the matter, which would tell it from what happened before; null: it is one.</param>
    /// <returns>How many are told.</returns>
    public static async Task<int> ToPeopleAsync(CouncilDb db, MatterRow matter, string news, IReadOnlyCollection<Guid> people, DateTime now, CancellationToken cancellation, string? occasion = null)
    {
        var ids = people.Distinct().ToList();
        if (ids.Count == 0)
            return 0;

        var due = await DueAsync(db, matter.CoalitionId, ids, now, cancellation);
        var payload = new NoticePayload(news).ToJson();
        await Outbox.AddAsync(db, [.. ids.Where(due.ContainsKey).Select(person => Row(MessageKeys.Notice(matter.Id, matter.Events, person, occasion), OutboxKind.Notice, matter, payload, now, due[person], Expiry, person))], cancellation);
        return due.Count;
    }

    /// <summary>
    /// Tells the board of a faction. Where nobody of it is enrolled the news wait until somebody is, and the feature can say so.
    /// </summary>
    /// <param name="db">The unit of work, open for the coalition.</param>
    /// <param name="matter">The matter, with the event counted.</param>
    /// <param name="news">Name of what happened.</param>
    /// <param name="faction">The faction.</param>
    /// <param name="board">The roles that make its board.</param>
    /// <param name="except">Who caused it and is not told, or null.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many are told; 0 only when nobody is enrolled: a board that is just the excepted person counts as 1.</returns>
    public static async Task<int> ToBoardAsync(CouncilDb db, MatterRow matter, string news, string faction, Roles board, Guid? except, DateTime now, CancellationToken cancellation)
    {
        var people = await Roster.WithRolesAsync(db, matter.CoalitionId, faction, board, cancellation);
        if (people.Count == 0)
        {
            await KeepForLaterAsync(db, matter, news, faction, board, now, cancellation);
            return 0;
        }

        return Math.Max(1, await ToPeopleAsync(db, matter, news, [.. people.Where(p => p != except)], now, cancellation));
    }

    /// <summary>
    /// Brings the cards of a matter that lie in chats up to date, except the pressed one, which the turn itself answers. Older
    /// updates that still wait are taken back; of one that is on its way the next waits until it has arrived.
    /// </summary>
    public static async Task UpdateCardsAsync(CouncilDb db, MatterRow matter, (Guid Conversation, string ActivityId)? pressed, DateTime now, CancellationToken cancellation, string? occasion = null, int cardsOfAPerson = CardsOfAPerson)
    {
        var cards = await db.MatterCards.Where(c => c.MatterId == matter.Id).OrderByDescending(c => c.Id).ToListAsync(cancellation);
        if (cards.Count == 0)
            return;

        var earlier = await db.Outbox
            .Where(m => m.MatterId == matter.Id && m.Kind == OutboxKind.CardUpdate && (m.State == OutboxState.Pending || m.State == OutboxState.Sending))
            .ToListAsync(cancellation);
        foreach (var waiting in earlier.Where(m => m.State == OutboxState.Pending))
            (waiting.State, waiting.LastError) = (OutboxState.Expired, "Overtaken");

        var newest = cards.GroupBy(c => c.PersonId).SelectMany(ofPerson => ofPerson.Take(cardsOfAPerson));
        await Outbox.AddAsync(db, [.. newest.Where(c => !IsPressed(c) || IsOnItsWay(c)).Select(c => Update(matter, c, now, occasion))], cancellation);

        bool IsPressed(MatterCardRow card) => pressed is var (conversation, activity) && card.ConversationId == conversation && card.ActivityId == activity;

        // It may arrive after the answer of this turn, and would show the state before.
        bool IsOnItsWay(MatterCardRow card) => earlier.Exists(m => m.State == OutboxState.Sending && m.ConversationId == card.ConversationId && m.Updates == card.ActivityId);
    }

    /// <summary>The message that brings one card up to the newest event.</summary>
    public static OutboxRow Update(MatterRow matter, MatterCardRow card, DateTime now, string? occasion = null) =>
        CardUpdate.Of(card, MessageKeys.CardUpdate(matter.Id, matter.Events, card.Id, occasion), matter.Id, now, now);

    /// <summary>The quiet hours of a person have changed: what waits is due when they say so now.</summary>
    public static async Task ReplanAsync(CouncilDb db, Guid person, QuietHours? quiet, DateTime now, CancellationToken cancellation)
    {
        var waiting = await db.Outbox
            .Where(m => m.PersonId == person && m.State == OutboxState.Pending && m.Kind != OutboxKind.CardUpdate && m.Attempts == 0)
            .ToListAsync(cancellation);
        foreach (var message in waiting)
            message.DueUtc = quiet?.After(now) ?? now;
    }

    private static async Task KeepForLaterAsync(CouncilDb db, MatterRow matter, string news, string faction, Roles board, DateTime now, CancellationToken cancellation)
    {
        var key = MessageKeys.ForLater(matter.Id, faction);
        var row = db.Outbox.Local.FirstOrDefault(m => m.Key == key) ?? await db.Outbox.FirstOrDefaultAsync(m => m.Key == key, cancellation);
        var payload = new NoticePayload(news, (int)board).ToJson();
        if (row is null)
        {
            row = Row(key, OutboxKind.ForLater, matter, payload, now, now, LaterExpiry, person: null);
            row.FactionKey = faction;
            db.Add(row);
        }
        else
        {
            (row.State, row.Payload, row.ExpiresUtc, row.SentUtc) = (OutboxState.Pending, payload, now + LaterExpiry, null);
        }
    }

    /// <summary>When each of these people may be told: at once, with the message that waits for them, or when their quiet hours end.</summary>
    private static async Task<Dictionary<Guid, DateTime>> DueAsync(CouncilDb db, string coalition, List<Guid> people, DateTime now, CancellationToken cancellation)
    {
        var since = now - Bundle;
        var known = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.QuietFrom, p.QuietUntil }).ToListAsync(cancellation);
        var last = (await db.Outbox
                .Where(m => m.Kind == OutboxKind.Notice && m.PersonId != null && people.Contains(m.PersonId.Value) && m.CoalitionId == coalition && m.DueUtc > since
                    && (m.State == OutboxState.Pending || m.State == OutboxState.Sending || m.State == OutboxState.Sent))
                .Select(m => new { m.PersonId, m.DueUtc })
                .ToListAsync(cancellation))
            .Concat(db.Outbox.Local.Where(m => m.Kind == OutboxKind.Notice && m.CoalitionId == coalition && m.DueUtc > since && m.State == OutboxState.Pending).Select(m => new { m.PersonId, m.DueUtc }))
            .Where(m => m.PersonId is not null)
            .GroupBy(m => m.PersonId!.Value)
            .ToDictionary(g => g.Key, g => g.Max(m => m.DueUtc));
        return known.ToDictionary(p => p.Id, p =>
        {
            var due = !last.TryGetValue(p.Id, out var before) ? now : before > now ? before : before + Bundle;
            return QuietHours.Of(p.QuietFrom, p.QuietUntil)?.After(due) ?? due;
        });
    }

    // A second copy does less harm than none: it shows the same state, and both are kept up to date.
    private static OutboxRow Row(string key, OutboxKind kind, MatterRow matter, string payload, DateTime now, DateTime due, TimeSpan expiry, Guid? person) => new()
    {
        Key = key,
        Kind = kind,
        CoalitionId = matter.CoalitionId,
        MatterId = matter.Id,
        PersonId = person,
        Payload = payload,
        MayRepeat = true,
        CreatedUtc = now,
        DueUtc = due,
        ExpiresUtc = now + expiry,
    };
}

/// <summary>What a notice tells.</summary>
/// <param name="News">Name of what happened.</param>
/// <param name="Board">The roles that make the board it waits for; 0: it waits for nobody.</param>
internal sealed record NoticePayload(string News, int Board = 0)
{
    /// <summary>Reads what <see cref="ToJson"/> wrote; throws <see cref="JsonException"/> for anything else.</summary>
    public static NoticePayload Read(string json) => JsonSerializer.Deserialize(json, NoticeJson.Default.NoticePayload) is { News: not null } payload ? payload : throw new JsonException("No news.");

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, NoticeJson.Default.NoticePayload);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(NoticePayload))]
internal sealed partial class NoticeJson : JsonSerializerContext;
