using System.Collections.Concurrent;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Turns;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Installing;

/// <summary>
/// Where the bot is installed. The channel tells it twice (conversationUpdate and installationUpdate), in either order and
/// sometimes late: the newest event counts, and each installation is greeted once.
/// </summary>
internal sealed class Installations(CouncilDbFactory databases)
{
    /// <summary>That a conversation lives is written at most once in this time.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    /// <summary>Conversations remembered as just seen; beyond, everything is looked up again.</summary>
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>Keeps where answers go: whoever writes has the app.</summary>
    /// <returns>The conversation, to be remembered after the commit; null when it was seen just before.</returns>
    public async ValueTask<ConversationRow?> SeenAsync(Visit visit, CancellationToken cancellation)
    {
        var turn = visit.Turn;
        if (turn.Activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke) || turn.Activity.Name == InvokeNames.ComposeExtensionQuery)
            return null;

        if (_seen.TryGetValue(WithoutThread(turn.Conversation.ConversationId), out var seen)
            && (seen.ServiceUrl, seen.UserId) == (turn.Conversation.ServiceUrl, turn.Conversation.UserId)
            && visit.Now - seen.AtUtc < SeenEvery)
            return null;

        var row = await FindAsync(visit.Db, turn.Conversation, cancellation) ?? Add(visit);
        if (row.State != ConversationState.Active && At(turn) >= row.StateSinceUtc)
            (row.State, row.StateSinceUtc) = (ConversationState.Active, At(turn));

        Readdress(row, visit);
        row.LastSeenUtc = visit.Now;
        return row;
    }

    /// <summary>Does without looking it up for a while; only when it is stored, and not for what the visit deleted.</summary>
    public void Remember(Visit visit, ConversationRow? conversation)
    {
        if (conversation is not { State: ConversationState.Active } || visit.Db.Entry(conversation).State != EntityState.Unchanged)
            return;

        if (_seen.Count >= MostRemembered)
            _seen.Clear();

        _seen[conversation.ConversationId] = new Seen(conversation.ServiceUrl, conversation.UserId, visit.Now);
    }

    /// <summary>The app came or went.</summary>
    public async ValueTask<Response> UpdateAsync(Visit visit, CancellationToken cancellation)
    {
        if (Change(visit.Turn.Activity) is not { } isAdded)
            return Response.Nothing;

        var row = await FindAsync(visit.Db, visit.Turn.Conversation, cancellation);
        var at = At(visit.Turn);
        if (row is not null && at < row.StateSinceUtc)
            return Response.Nothing;

        row ??= Add(visit);
        if (!isAdded)
        {
            Forget(visit.Turn.Conversation.ConversationId);
            // Kept even when nothing was known: the news that it was installed before may be on its way. Without the person.
            (row.State, row.StateSinceUtc, row.WelcomedUtc, row.ObjectId, row.UserId) = (ConversationState.Uninstalled, at, null, null, null);
            return Response.Nothing;
        }

        (row.State, row.StateSinceUtc) = (ConversationState.Active, at);
        Readdress(row, visit);
        if (row.WelcomedUtc is not null)
            return Response.Nothing;

        row.WelcomedUtc = visit.Now;
        return Welcome.For(visit);
    }

    /// <summary>What a sending taught about a conversation.</summary>
    /// <param name="reference">The conversation.</param>
    /// <param name="status">The answer of the channel.</param>
    /// <param name="atUtc">When it came, UTC: what was heard later counts for more.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task NoteAsync(ConversationReference reference, ConnectorStatus status, DateTime atUtc, CancellationToken cancellation)
    {
        if (status is not (ConnectorStatus.NotInstalled or ConnectorStatus.Blocked or ConnectorStatus.Gone))
            return;

        await using var db = databases.Open();
        if (await FindAsync(db, reference, cancellation) is not { } row || row.StateSinceUtc > atUtc)
            return;

        row.State = status == ConnectorStatus.Blocked ? ConversationState.Blocked : ConversationState.Uninstalled;
        row.StateSinceUtc = atUtc;
        Forget(reference.ConversationId);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The app came or went at this moment, which is the newer news.
        }
    }

    /// <summary>The row of a conversation was deleted or changed elsewhere: look it up next time.</summary>
    public void Forget(string conversationId) => _seen.TryRemove(WithoutThread(conversationId), out _);

    /// <summary>The stored conversation, or null. Threads of a channel are one conversation.</summary>
    public static Task<ConversationRow?> FindAsync(CouncilDb db, ConversationReference reference, CancellationToken cancellation)
    {
        var (conversation, bot) = (WithoutThread(reference.ConversationId), reference.BotId);
        return db.Conversations.FirstOrDefaultAsync(c => c.ConversationId == conversation && c.BotId == bot, cancellation);
    }

    private static ConversationRow Add(Visit visit)
    {
        var turn = visit.Turn;
        var row = new ConversationRow
        {
            Id = Guid.NewGuid(),
            ConversationId = WithoutThread(turn.Conversation.ConversationId),
            BotId = turn.Conversation.BotId,
            TenantId = turn.TenantId,
            ServiceUrl = turn.Conversation.ServiceUrl,
            State = ConversationState.Active,
            StateSinceUtc = At(turn),
            LastSeenUtc = visit.Now,
        };
        Readdress(row, visit);
        visit.Db.Conversations.Add(row);
        return row;
    }

    /// <summary>Answers go where the newest activity came from.</summary>
    private static void Readdress(ConversationRow row, Visit visit)
    {
        var (turn, isPersonal) = (visit.Turn, visit.IsPersonal);
        (row.ServiceUrl, row.ObjectId, row.UserId) = (turn.Conversation.ServiceUrl, isPersonal ? turn.ObjectId : null, isPersonal ? turn.Conversation.UserId : null);
    }

    /// <summary>True: the bot was added; false: removed; null: neither.</summary>
    private static bool? Change(Activity activity)
    {
        if (activity.Type == ActivityTypes.InstallationUpdate)
        {
            return activity.Action?.ToLowerInvariant() switch
            {
                "add" or "add-upgrade" => true,
                "remove" or "remove-upgrade" => false,
                _ => null,
            };
        }

        if (activity.ChannelData?.EventType is "teamDeleted" or "teamHardDeleted")
            return false;

        if (activity.MembersAdded?.Any(m => m?.Id == activity.Recipient?.Id) == true)
            return true;

        return activity.MembersRemoved?.Any(m => m?.Id == activity.Recipient?.Id) == true ? false : null;
    }

    private static DateTime At(Turn turn) => (turn.Activity.Timestamp ?? turn.Received).UtcDateTime;

    private static string WithoutThread(string conversationId) =>
        conversationId.IndexOf(";messageid=", StringComparison.Ordinal) is var at and >= 0 ? conversationId[..at] : conversationId;

    private sealed record Seen(string ServiceUrl, string? UserId, DateTime AtUtc);
}
