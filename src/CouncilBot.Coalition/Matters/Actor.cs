using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;

namespace CouncilBot.Coalition.Matters;

/// <summary>Who does something, as the roster knows them at that moment.</summary>
/// <param name="Member">Their membership.</param>
/// <param name="Faction">Key of their faction, or null.</param>
/// <param name="Roles">Their roles.</param>
public sealed record Actor(Guid Member, string? Faction, Roles Roles);

/// <summary>A moment, as people and as machines name it.</summary>
/// <param name="Utc">UTC.</param>
/// <param name="Today">The local day.</param>
public readonly record struct Moment(DateTime Utc, DateOnly Today);

/// <summary>The two sides of a matter.</summary>
public enum Side
{
    /// <summary>The faction whose matter it is.</summary>
    Sponsor,

    /// <summary>The other one.</summary>
    Partner,
}

/// <summary>Who has to act next.</summary>
[Flags]
public enum Waiting
{
    /// <summary>Nobody.</summary>
    Nobody = 0,

    /// <summary>The faction whose matter it is.</summary>
    Sponsor = 1,

    /// <summary>The other one.</summary>
    Partner = 2,

    /// <summary>Both.</summary>
    Both = Sponsor | Partner,
}

/// <summary>Who may see something.</summary>
public enum Audience
{
    /// <summary>Only who wrote it.</summary>
    Author,

    /// <summary>Who wrote it and the board of their faction.</summary>
    OwnBoard,

    /// <summary>The faction of who wrote it.</summary>
    OwnFaction,

    /// <summary>Who wrote it and the boards of both factions.</summary>
    BothBoards,

    /// <summary>Both factions.</summary>
    BothFactions,

    /// <summary>Who attends the cooperation committee, its guests among them, and who organises the factions.</summary>
    Committee,

    /// <summary>Both factions, and the guests of the cooperation committee.</summary>
    FactionsAndGuests,
}

/// <summary>The bounds of what may be seen.</summary>
public static class Sight
{
    /// <summary>Whether somebody belongs to an audience.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="who">Who looks.</param>
    /// <param name="author">Membership of who wrote it; null when their data were deleted.</param>
    /// <param name="faction">Faction of who wrote it; null: it belongs to both.</param>
    /// <param name="rules">The rules of the coalition: its factions, and the roles that make a board.</param>
    public static bool Includes(this Audience audience, Actor who, Guid? author, string? faction, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(rules);
        // The only business a guest takes part in.
        var isGuest = rules.Committee is { } committee && who.Is(committee.Guests);
        if (isGuest && audience is Audience.Committee or Audience.FactionsAndGuests)
            return true;

        // Whoever belongs to no faction, such as the mayor, sees no other records; nor does a faction that is no partner.
        if (who.Faction is not { } own || !rules.Factions.Contains(own, StringComparer.Ordinal))
            return false;

        var board = rules.Roles.Speak;
        var isOwn = own == faction;
        // Who has changed factions leaves the business of the former one behind.
        var isAuthor = isOwn && who.Member == author;
        return audience switch
        {
            Audience.Author => isAuthor,
            Audience.OwnBoard => isAuthor || (isOwn && who.Is(board)),
            Audience.OwnFaction => isOwn,
            Audience.BothBoards => isAuthor || who.Is(board),
            Audience.BothFactions or Audience.FactionsAndGuests => true,
            Audience.Committee => who.Is((rules.Committee?.Attendees ?? Agreements.Roles.None) | rules.Roles.Organise),
        };
    }

    /// <summary>The other of the two sides.</summary>
    public static Side Other(this Side side) => side switch
    {
        Side.Sponsor => Side.Partner,
        Side.Partner => Side.Sponsor,
    };

    /// <summary>Whether somebody has one of the roles.</summary>
    public static bool Is(this Actor who, Roles roles)
    {
        ArgumentNullException.ThrowIfNull(who);
        return (who.Roles & roles) != Roles.None;
    }
}
