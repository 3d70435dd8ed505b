using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Connector;

/// <summary>The connector service over HTTP (Bot Connector REST API, version 3).</summary>
internal sealed class ConnectorClient(ConnectorHttp http, ConversationLanes lanes, TenantLanes tenants, ActivityBodies bodies) : IConnector
{
    private const int PageSize = 200;
    private const int MostPages = 100;

    private static readonly ConnectorResult s_badAddress = new(ConnectorStatus.Refused, Code: "AddressNotAllowed");
    private static readonly ConnectorResult s_badCard = new(ConnectorStatus.Refused, Code: "CardIsNotJson");
    private static readonly ConnectorResult s_tooBig = new(ConnectorStatus.TooBig, Code: "OverOwnLimit");

    /// <summary>
    /// A text over <see cref="MessageLimits.TextCharacters"/> goes out in several messages; the id is that of the first. When some
    /// parts were accepted and the next was not, the result is <see cref="ConnectorStatus.Unknown"/> with the code
    /// <c>PartlySent</c> unless it is final, so that nobody repeats what is already there.
    /// </summary>
    public async Task<ConnectorResult> SendAsync(ConversationReference conversation, OutgoingActivity activity, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ThrowIfTwofold(activity);
        var address = activity.ReplyToId is { } answered
            ? ConnectorAddress.Activity(conversation.ServiceUrl, http.IsAnonymous, conversation.ConversationId, answered)
            : ConnectorAddress.Activities(conversation.ServiceUrl, http.IsAnonymous, conversation.ConversationId);
        if (address is null)
            return s_badAddress;
        if (activity.Text is not { Length: > MessageLimits.TextCharacters } text)
            return await WriteAsync("send", HttpMethod.Post, address, conversation, activity, activity.Text, cancellation);

        ConnectorResult? first = null;
        foreach (var part in TextSplitter.Split(text))
        {
            if (string.IsNullOrWhiteSpace(part))
                continue;
            var result = await WriteAsync("send", HttpMethod.Post, address, conversation, activity, part, cancellation);
            if (result.Status != ConnectorStatus.Done)
                return first is not null && result.Status == ConnectorStatus.TryLater ? new ConnectorResult(ConnectorStatus.Unknown, first.Id, Code: "PartlySent") : result;
            first ??= result;
        }

        return first ?? new ConnectorResult(ConnectorStatus.Refused, Code: "Empty");
    }

    /// <summary>A text cannot be split here, because there is one message to replace.</summary>
    public async Task<ConnectorResult> UpdateAsync(ConversationReference conversation, string activityId, OutgoingActivity activity, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(activityId);
        ThrowIfTwofold(activity);
        if (activity.Text is { Length: > MessageLimits.TextCharacters })
            return s_tooBig;
        if (ConnectorAddress.Activity(conversation.ServiceUrl, http.IsAnonymous, conversation.ConversationId, activityId) is not { } address)
            return s_badAddress;
        var result = await WriteAsync("update", HttpMethod.Put, address, conversation, activity, activity.Text, cancellation);
        return result is { Status: ConnectorStatus.Done, Id: null } ? result with { Id = activityId } : result;
    }

    public async Task<ConnectorResult> DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(activityId);
        if (ConnectorAddress.Activity(conversation.ServiceUrl, http.IsAnonymous, conversation.ConversationId, activityId) is not { } address)
            return s_badAddress;
        return await InTurnAsync(conversation, new ConnectorCall("delete", HttpMethod.Delete, address, body: null, isRepeatable: true), mayWait: false, cancellation);
    }

    public async Task<ConnectorResult> CreatePersonalAsync(string serviceUrl, string botId, string tenantId, string userId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        ArgumentNullException.ThrowIfNull(botId);
        ArgumentNullException.ThrowIfNull(tenantId);
        ArgumentNullException.ThrowIfNull(userId);
        if (ConnectorAddress.Conversations(serviceUrl, http.IsAnonymous) is not { } address)
            return s_badAddress;
        var body = bodies.Rent();
        try
        {
            body.WritePersonalConversation(botId, tenantId, userId);
            // The service gives the same conversation again, so creating may be repeated like a reading.
            var result = await http.RunAsync(new ConnectorCall("create", HttpMethod.Post, address, body, isRepeatable: true), cancellation);
            return result is { Status: ConnectorStatus.Done, Id: null } ? new ConnectorResult(ConnectorStatus.TryLater, Code: "NoId") : result;
        }
        finally
        {
            bodies.Return(body);
        }
    }

    public async Task<IReadOnlyList<Member>?> MembersAsync(ConversationReference conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var members = new List<Member>();
        string? continuation = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (ConnectorAddress.Members(conversation.ServiceUrl, http.IsAnonymous, conversation.ConversationId, PageSize, continuation) is not { } address)
                return null;
            var call = new MembersCall(address);
            if (await http.RunAsync(call, cancellation) is not { Status: ConnectorStatus.Done })
                return null;
            members.AddRange(call.Members);
            if (call.Continuation is null)
                return members;
            continuation = call.Continuation;
        }

        // A list without an end is no list.
        return null;
    }

    /// <summary>Teams would make two messages of it.</summary>
    private static void ThrowIfTwofold(OutgoingActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity is { Text: not null, Card: not null })
            throw new ArgumentException("A message is a text or a card.", nameof(activity));
    }

    private async ValueTask<ConnectorResult> WriteAsync(
        string operation,
        HttpMethod method,
        Uri address,
        ConversationReference conversation,
        OutgoingActivity activity,
        string? text,
        CancellationToken cancellation)
    {
        var body = bodies.Rent();
        try
        {
            if (!body.TryWrite(conversation, activity, text))
                return s_badCard;
            if (body.Length > MessageLimits.HardBytes)
                return s_tooBig;
            return await InTurnAsync(conversation, new ConnectorCall(operation, method, address, body, isRepeatable: method == HttpMethod.Put), activity.MayWait, cancellation);
        }
        finally
        {
            bodies.Return(body);
        }
    }

    private async ValueTask<ConnectorResult> InTurnAsync(ConversationReference conversation, ConnectorCall call, bool mayWait, CancellationToken cancellation)
    {
        if (await tenants.WaitAsync(conversation.TenantId, mayWait, cancellation) is { } tooBusy)
            return new ConnectorResult(ConnectorStatus.TryLater, RetryAfter: tooBusy, Code: "TenantPace");
        if (await lanes.WaitAsync(conversation.ConversationId, cancellation) is { } tooFar)
            return new ConnectorResult(ConnectorStatus.TryLater, RetryAfter: tooFar, Code: "Pace");
        var result = await http.RunAsync(call, cancellation);
        tenants.Count(conversation.TenantId, call.Tries - 1);
        if (result is { Status: ConnectorStatus.TryLater, RetryAfter: { } silence })
            lanes.Pause(conversation.ConversationId, silence);
        return result;
    }
}
