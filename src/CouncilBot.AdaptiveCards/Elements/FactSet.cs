namespace CouncilBot.AdaptiveCards;

/// <summary>Titles and values in two columns; good on phones, where a table is not.</summary>
public sealed record FactSet : CardElement
{
    /// <param name="facts">At least one.</param>
    public FactSet(IReadOnlyList<Fact> facts)
    {
        Facts = AtLeastOne.Of(facts);
    }

    /// <summary>From top to bottom.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    private protected override string Type => "FactSet";

    private protected override void WriteContent(CardWriter writer) => writer.List("facts", Facts, fact =>
        writer.Map(() =>
        {
            writer.Text("title", fact.Title.ToString());
            writer.Text("value", fact.Value.ToString());
        }));
}

/// <summary>One line of a <see cref="FactSet"/>; clients read markdown in both.</summary>
public sealed record Fact(Markdown Title, Markdown Value);
