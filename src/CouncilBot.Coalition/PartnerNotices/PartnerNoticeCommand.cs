namespace CouncilBot.Coalition.PartnerNotices;

/// <summary>What somebody wants to do with a notice.</summary>
public abstract record PartnerNoticeCommand
{
    private PartnerNoticeCommand()
    {
    }

    /// <summary>Write it anew before it is sent.</summary>
    public sealed record Edit(string Text) : PartnerNoticeCommand;

    /// <summary>Send it to the partner's board.</summary>
    public sealed record Send : PartnerNoticeCommand;

    /// <summary>Take note of it.</summary>
    public sealed record Acknowledge : PartnerNoticeCommand;

    /// <summary>Take it back.</summary>
    public sealed record Withdraw : PartnerNoticeCommand;
}
