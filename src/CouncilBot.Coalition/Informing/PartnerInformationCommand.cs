namespace CouncilBot.Coalition.Informing;

/// <summary>What somebody wants to do with an information.</summary>
public abstract record PartnerInformationCommand
{
    private PartnerInformationCommand()
    {
    }

    /// <summary>Write it anew before it is sent.</summary>
    public sealed record Edit(string Text) : PartnerInformationCommand;

    /// <summary>Send it to the partner's board.</summary>
    public sealed record Send : PartnerInformationCommand;

    /// <summary>Take note of it.</summary>
    public sealed record Acknowledge : PartnerInformationCommand;

    /// <summary>Take it back.</summary>
    public sealed record Withdraw : PartnerInformationCommand;
}
