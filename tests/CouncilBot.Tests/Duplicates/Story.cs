using System.Text.Json.Nodes;
using CouncilBot.Storage;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Duplicates;

/// <summary>What people do in the program that is killed.</summary>
internal abstract class Story
{
    /// <summary>SQL for what must not be: a change without its message, or a message without its change. One line for each.</summary>
    public abstract string Halves { get; }

    /// <summary>Who gets a message of each press.</summary>
    public abstract IReadOnlyList<TownPerson> Recipients { get; }

    /// <summary>Stores what people need to press a number of times. The coalition is Siegen.</summary>
    /// <param name="db">The database.</param>
    /// <param name="member">Membership of who presses.</param>
    /// <param name="count">How often.</param>
    public abstract Task PrepareAsync(CouncilDb db, Guid member, int count);

    /// <summary>The button with this number, for <see cref="Town.CduMember"/>.</summary>
    public abstract (string Verb, JsonObject Data) Press(int number);

    /// <summary>Words that are on the message of one press only.</summary>
    protected static string Words(int number) => $"Nummer {number:000}";
}
