namespace CouncilBot.AdaptiveCards;

/// <summary>Buttons side by side, anywhere in a card.</summary>
public sealed record ActionSet : CardElement
{
    /// <param name="actions">At least one; at most <see cref="CardLimits.PrimaryActions"/> of them primary.</param>
    public ActionSet(IReadOnlyList<CardAction> actions)
    {
        Actions = AtLeastOne.Of(actions);
        if (actions.Count(a => a.Mode == ActionMode.Primary) > CardLimits.PrimaryActions)
            throw new ArgumentException($"More than {CardLimits.PrimaryActions} buttons side by side; make the others secondary.", nameof(actions));
    }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<CardAction> Actions { get; }

    private protected override string Type => "ActionSet";

    private protected override void WriteContent(CardWriter writer) =>
        writer.List("actions", Actions, a => a.WriteTo(writer));
}
