namespace CouncilBot.AdaptiveCards;

/// <summary>Something to fill in. Clients check it only as a courtesy: the server checks again.</summary>
public abstract record InputElement : CardElement
{
    private protected InputElement(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
    }

    private protected abstract void WriteInput(CardWriter writer);

    private protected sealed override void WriteContent(CardWriter writer)
    {
        writer.NoteInput(Id ?? throw new InvalidOperationException("An input needs an id."));
        WriteInput(writer);
    }

    /// <summary>Without a message a client marks what is missing by colour alone.</summary>
    private protected void WriteRequired(CardWriter writer, bool isRequired, string? errorMessage)
    {
        if (isRequired && string.IsNullOrWhiteSpace(errorMessage))
            throw new InvalidOperationException($"The input '{Id}' is required and says nothing when it is missing.");
        writer.Flag("isRequired", isRequired);
        writer.Text("errorMessage", errorMessage is null ? null : ShownText.OneLine(errorMessage));
    }
}
