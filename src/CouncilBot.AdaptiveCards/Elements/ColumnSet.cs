using System.Globalization;

namespace CouncilBot.AdaptiveCards;

/// <summary>Columns side by side; on phones they stay side by side, so keep them few and short.</summary>
public sealed record ColumnSet : CardElement
{
    /// <param name="columns">
    /// At least one; all of them with a weight or none, because clients that share the width by weight leave nothing to the others.
    /// </param>
    public ColumnSet(IReadOnlyList<Column> columns)
    {
        Columns = AtLeastOne.Of(columns);
        if (columns.DistinctBy(c => c.Width.IsWeight).Count() > 1)
            throw new ArgumentException("Some columns have a weight and some have none.", nameof(columns));
    }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<Column> Columns { get; }

    private protected override string Type => "ColumnSet";

    private protected override void WriteContent(CardWriter writer) =>
        writer.List("columns", Columns, column => column.WriteTo(writer));
}

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
public sealed record Column : CardElement
{
    /// <param name="items">At least one.</param>
    public Column(IReadOnlyList<CardElement> items)
    {
        Items = AtLeastOne.Of(items);
    }

    /// <summary>From top to bottom.</summary>
    public IReadOnlyList<CardElement> Items { get; }

    /// <summary>How wide it is.</summary>
    public ColumnWidth Width { get; init; } = ColumnWidth.Stretch;

    private protected override string Type => "Column";

    private protected override void WriteContent(CardWriter writer)
    {
        Width.WriteTo(writer);
        writer.List("items", Items, e => e.WriteTo(writer));
    }
}

/// <summary>How wide a column is.</summary>
public readonly record struct ColumnWidth
{
    private readonly bool _isAuto;
    private readonly int _weight;

    private ColumnWidth(bool isAuto, int weight) => (_isAuto, _weight) = (isAuto, weight);

    /// <summary>As wide as its content.</summary>
    public static ColumnWidth Auto { get; } = new(isAuto: true, weight: 0);

    /// <summary>What the other columns leave.</summary>
    public static ColumnWidth Stretch { get; }

    /// <summary>A share of the width, in proportion to the weights of the other columns; from 1.</summary>
    public static ColumnWidth Weight(int weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        return new(isAuto: false, weight);
    }

    internal bool IsWeight => _weight > 0;

    /// <inheritdoc/>
    public override string ToString() => _isAuto ? "auto" : _weight == 0 ? "stretch" : _weight.ToString(CultureInfo.InvariantCulture);

    internal void WriteTo(CardWriter writer)
    {
        if (IsWeight)
            writer.Number("width", _weight);
        else
            writer.Text("width", ToString());
    }
}
