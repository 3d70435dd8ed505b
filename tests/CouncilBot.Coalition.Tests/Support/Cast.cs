using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>Everybody who may have to do with a matter, seen from it.</summary>
internal enum Who
{
    /// <summary>Who began it; not of the board.</summary>
    Author,

    /// <summary>Another member of the same faction.</summary>
    Member,

    /// <summary>Who speaks for that faction.</summary>
    Board,

    /// <summary>A member of the partner's faction.</summary>
    PartnerMember,

    /// <summary>Who speaks for the partner.</summary>
    PartnerBoard,

    /// <summary>The mayor, who belongs to no faction.</summary>
    Mayor,

    /// <summary>Somebody of a faction that is no partner, with every role.</summary>
    Stranger,
}

/// <summary>A coalition with one person for each part in a matter.</summary>
/// <param name="Name">Short name of the coalition.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Own">The faction whose matter it is.</param>
/// <param name="Partner">The other one.</param>
internal sealed record Cast(string Name, CoalitionRules Rules, string Own, string Partner)
{
    public static readonly IReadOnlyList<Who> Everybody = Enum.GetValues<Who>();

    public Actor this[Who who] => new(IdOf(who), FactionOf(who), RolesOf(who));

    public static Guid IdOf(Who who) => new((int)who + 1, 0, 0, new byte[8]);

    private string? FactionOf(Who who) => who switch
    {
        Who.Author or Who.Member or Who.Board => Own,
        Who.PartnerMember or Who.PartnerBoard => Partner,
        Who.Mayor => null,
        Who.Stranger => "fremde",
    };

    private Roles RolesOf(Who who) => who switch
    {
        Who.Author or Who.Member or Who.PartnerMember => Roles.Member,
        Who.Board or Who.PartnerBoard => Roles.Member | Rules.Roles.Speak,
        Who.Mayor => Roles.Mayor,
        Who.Stranger => Roles.Member | Roles.Board | Roles.Chair | Roles.FactionManager | Roles.Admin,
    };
}
