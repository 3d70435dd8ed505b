using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams.Turns;

/// <summary>Sends what a turn led to and tells the handler what became of it.</summary>
internal sealed class TurnDelivery(Turn turn, ITurnHandler handler, IConnector connector, ILogger log, CancellationToken cancellation)
{
    private readonly List<SentMessage> _sent = [];
    private bool _isUndelivered;
    private bool _hasSent;

    /// <summary>Messages in order, then the update.</summary>
    /// <returns>Whether everything was accepted.</returns>
    public async Task<bool> DeliverAsync(TurnResult result, InvokeResponse? late)
    {
        if (late is not null)
            await DeliverLateAsync(late).ConfigureAwait(false);

        await SendInOrderAsync(result.Messages).ConfigureAwait(false);
        if (result.Update is var (id, activity))
            await UpdateAsync(id, activity).ConfigureAwait(false);

        if (_hasSent && !_isUndelivered)
            await ToldAsync(() => handler.OnAnsweredAsync(turn, _sent, CancellationToken.None), nameof(ITurnHandler.OnAnsweredAsync)).ConfigureAwait(false);

        return !_isUndelivered;
    }

    /// <summary>Sends words that are no result of the turn, such as an apology; nobody is told when that fails.</summary>
    public Task SayAsync(string text) => TryAsync(c => c.SendAsync(turn.Conversation, OutgoingActivity.OfText(text), cancellation));

    // After one that could not be sent the next would come out of order, unless the fault was in the message itself.
    private async Task SendInOrderAsync(IReadOnlyList<OutgoingActivity> messages)
    {
        ConnectorResult? stopped = null;
        foreach (var message in messages)
        {
            if (stopped is not null)
            {
                await UndeliveredAsync(turn.Conversation, message, stopped).ConfigureAwait(false);
                continue;
            }

            var result = await SendAsync(turn.Conversation, message).ConfigureAwait(false);
            if (result.Status is not (ConnectorStatus.Done or ConnectorStatus.TooBig or ConnectorStatus.Refused))
                stopped = result.Status == ConnectorStatus.Unknown ? result with { Status = ConnectorStatus.TryLater } : result;
        }
    }

    /// <summary>
    /// The answer to an invoke that the channel no longer waited for. It was meant for the one who pressed, so in a group or a
    /// channel it goes to their personal chat: an update there would show it to everybody.
    /// </summary>
    private async Task DeliverLateAsync(InvokeResponse response)
    {
        switch (response)
        {
            // A card that refreshes itself asks again; an update would make it ask at once.
            case InvokeResponse.Card when turn.Action is { IsAutomatic: true }:
                Log.TooLateToShow(log, turn.DeliveryKey);
                break;
            case InvokeResponse.Card card when turn is { Scope: ConversationScope.Personal, Activity.ReplyToId: { Length: > 0 } pressed }:
                await UpdateAsync(pressed, OutgoingActivity.OfCard(card.Json, card.Summary ?? "")).ConfigureAwait(false);
                break;
            case InvokeResponse.Card card:
                await SendPersonallyAsync(OutgoingActivity.OfCard(card.Json, card.Summary ?? "")).ConfigureAwait(false);
                break;
            case InvokeResponse.Note note:
                await SendPersonallyAsync(OutgoingActivity.OfText(note.Text)).ConfigureAwait(false);
                break;
            case InvokeResponse.Failure failure:
                await SendPersonallyAsync(OutgoingActivity.OfText(failure.Text)).ConfigureAwait(false);
                break;
            case InvokeResponse.DialogMessage message:
                await SendPersonallyAsync(OutgoingActivity.OfText(message.Text)).ConfigureAwait(false);
                break;
            // A list of results or a dialog cannot be shown from here.
            default:
                Log.TooLateToShow(log, turn.DeliveryKey);
                break;
        }
    }

    private async Task SendPersonallyAsync(OutgoingActivity activity)
    {
        if (turn.Scope == ConversationScope.Personal)
        {
            await SendAsync(turn.Conversation, activity).ConfigureAwait(false);
            return;
        }

        var (service, bot, tenant, person) = (turn.Conversation.ServiceUrl, turn.Conversation.BotId, turn.TenantId.ToString("D"), turn.Activity.From!.Id!);
        var chat = await TryAsync(c => c.CreatePersonalAsync(service, bot, tenant, person, cancellation)).ConfigureAwait(false);
        if (chat is { Status: ConnectorStatus.Done, Id: { } id })
            await SendAsync(new ConversationReference(service, id, bot, tenant, person), activity).ConfigureAwait(false);
        else
            NotDelivered(chat); // The handler knows only conversations, and this one must not be taken for the group.
    }

    private async Task<ConnectorResult> SendAsync(ConversationReference to, OutgoingActivity activity) =>
        await NotedAsync(to, activity, await TryAsync(c => c.SendAsync(to, activity, cancellation)).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task UpdateAsync(string id, OutgoingActivity activity)
    {
        var result = await TryAsync(c => c.UpdateAsync(turn.Conversation, id, activity, cancellation)).ConfigureAwait(false);
        // Only the message is gone, which says nothing about the conversation.
        if (result.Status == ConnectorStatus.Gone)
            await SendAsync(turn.Conversation, activity).ConfigureAwait(false);
        else
            await NotedAsync(turn.Conversation, activity, result with { Id = id }).ConfigureAwait(false);
    }

    private async Task<ConnectorResult> NotedAsync(ConversationReference to, OutgoingActivity activity, ConnectorResult result)
    {
        _hasSent = true;
        if (result.Status == ConnectorStatus.Done && to == turn.Conversation)
            _sent.Add(new SentMessage(activity, result.Id));

        if (result.Status != ConnectorStatus.Done)
            await UndeliveredAsync(to, activity, result).ConfigureAwait(false);

        // Nothing is cut by itself and nothing is tried again; without a word it would look as if the bot had not heard.
        if (result.Status == ConnectorStatus.TooBig)
            await TryAsync(c => c.SendAsync(to, OutgoingActivity.OfText(handler.Apology(turn, TurnTrouble.TooBig)), cancellation)).ConfigureAwait(false);

        return result;
    }

    private async Task UndeliveredAsync(ConversationReference to, OutgoingActivity activity, ConnectorResult result)
    {
        NotDelivered(result);
        // What was meant for one person must not be kept for, or noted about, the group in which they pressed.
        var meant = to == turn.Conversation ? turn : turn with { Conversation = to, Scope = ConversationScope.Personal };
        await ToldAsync(() => handler.OnUndeliveredAsync(meant, activity, result, CancellationToken.None), nameof(ITurnHandler.OnUndeliveredAsync)).ConfigureAwait(false);
    }

    private void NotDelivered(ConnectorResult result)
    {
        _isUndelivered = true;
        Log.Undelivered(log, turn.DeliveryKey, result.Status, LogText.Of(result.Code));
    }

    // The work is committed by now: nothing that fails from here on may look as if it had not been done.
    private async Task<ConnectorResult> TryAsync(Func<IConnector, Task<ConnectorResult>> call)
    {
        try
        {
            return await call(connector).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.StepFailed(log, turn.DeliveryKey, nameof(IConnector), LogText.TypesOf(e), LogText.TraceOf(e));
            return new ConnectorResult(ConnectorStatus.Unknown, Code: e.GetType().Name);
        }
    }

    // Also when the turn was cancelled: what was not sent then would otherwise be kept nowhere.
    private async Task ToldAsync(Func<Task> tell, string step)
    {
        try
        {
            await tell().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.StepFailed(log, turn.DeliveryKey, step, LogText.TypesOf(e), LogText.TraceOf(e));
        }
    }
}
