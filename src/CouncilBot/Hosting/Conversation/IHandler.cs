namespace CouncilBot.Hosting.Conversation;

/// <summary>
/// Does one thing people can do in chat: loads, decides, puts changes into the visit's unit of work and says what to answer. It
/// neither commits nor sends; may be called again when somebody else changed the same thing at the same moment.
/// </summary>
internal interface IHandler
{
    /// <summary>Handles one visit.</summary>
    ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation);
}
