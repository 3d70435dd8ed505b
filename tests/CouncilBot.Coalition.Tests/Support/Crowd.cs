using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>People of any faction and role, who now and then change both.</summary>
internal sealed class Crowd
{
    private static readonly Roles[] Each = [Roles.Member, Roles.Board, Roles.Chair, Roles.FactionManager, Roles.Mayor, Roles.Admin];

    private readonly Cast _cast;
    private readonly List<Actor> _people = [];

    public Crowd(Cast cast, Dice dice)
    {
        _cast = cast;
        _people.AddRange(Cast.Everybody.Select(who => cast[who]));
        for (var i = 0; i < 4; i++)
            _people.Add(new Actor(new Guid(100 + i, 0, 0, new byte[8]), AnyFaction(dice), AnyRoles(dice)));
    }

    public Actor Somebody(Dice dice)
    {
        // Without the boards nothing moves.
        var i = dice.OneIn(2) ? (int)dice.Of([Who.Board, Who.PartnerBoard]) : dice.Below(_people.Count);
        if (dice.OneIn(20))
            _people[i] = _people[i] with { Faction = AnyFaction(dice), Roles = AnyRoles(dice) };

        return _people[i];
    }

    /// <summary>Somebody with every role of a faction.</summary>
    public Actor Everything(Side side) =>
        new(Guid.Empty, side == Side.Sponsor ? _cast.Own : _cast.Partner, Roles.Member | Roles.Board | Roles.Chair | Roles.FactionManager);

    private string? AnyFaction(Dice dice) => dice.Of<string?>([_cast.Own, _cast.Own, _cast.Partner, _cast.Partner, null, "fremde"]);

    private static Roles AnyRoles(Dice dice) => Each.Aggregate(Roles.None, (roles, role) => dice.OneIn(2) ? roles | role : roles);
}
