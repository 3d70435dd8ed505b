using System.Collections.ObjectModel;

namespace CouncilBot.AdaptiveCards;

/// <summary>
/// A button the bot answers: Action.Execute, and for clients on which that does nothing (microsoft/AdaptiveCards#9315) an
/// Action.Submit with the same data, which arrives as a message. What comes back can be altered by whoever presses: it names
/// things, it never decides.
/// </summary>
public sealed record ExecuteAction : CardAction
{
    /// <param name="title">What stands on the button.</param>
    /// <param name="verb">What the bot is asked to do.</param>
    public ExecuteAction(string title, string verb)
        : base(title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(verb);
        Verb = verb;
    }

    /// <summary>What the bot is asked to do.</summary>
    public string Verb { get; }

    /// <summary>What comes back, besides the inputs and <see cref="ActionData"/>: ids and versions, no content.</summary>
    public IReadOnlyDictionary<string, string> Data
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Keys.FirstOrDefault(ActionData.IsReserved) is { } key)
                throw new ArgumentException($"The data must not hold '{key}', which is written by itself.", nameof(value));
            field = new SortedDictionary<string, string>(value.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal).AsReadOnly();
        }
    }
    = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the inputs of the card are checked and come back, too.</summary>
    public AssociatedInputs AssociatedInputs { get; init; }

    private protected override string Type => "Action.Execute";

    private protected override void WriteContent(CardWriter writer)
    {
        writer.NoteData(Data.Keys);
        writer.Text("verb", Verb);
        WriteData(writer, verb: null);
        writer.Property("fallback");
        writer.Object("Action.Submit", () =>
        {
            WriteFace(writer);
            WriteData(writer, Verb);
        });
    }

    private void WriteData(CardWriter writer, string? verb)
    {
        writer.Map("data", () =>
        {
            writer.Number(ActionData.Version, ActionData.CurrentVersion);
            writer.Text(ActionData.Verb, verb);
            foreach (var (key, value) in Data)
                writer.Text(key, ShownText.Valid(value));
        });
        writer.Name("associatedInputs", AssociatedInputs);
    }
}

/// <summary>Which inputs a button takes along.</summary>
public enum AssociatedInputs
{
    /// <summary>Those of its card and of the cards around it.</summary>
    Auto,

    /// <summary>None, and none is checked: for "cancel" and "back".</summary>
    None,
}
