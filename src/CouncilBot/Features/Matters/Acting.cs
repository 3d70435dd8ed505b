using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Matters;

/// <summary>People and moments as decisions see them.</summary>
internal static class Acting
{
    /// <summary>Who visits.</summary>
    public static Actor Actor(this Visit visit) => visit.Member.Actor();

    /// <summary>Who has a membership.</summary>
    public static Actor Actor(this Membership member) => new(member.Id, member.FactionKey, member.Roles);

    /// <summary>Whether somebody may see the matter of a row: for lists and views that need not load it.</summary>
    public static bool MaySee(this Actor who, MatterRow row, CoalitionRules rules) => row.Audience.Includes(who, row.AuthorId, row.FactionKey, rules);

    /// <summary>A moment.</summary>
    public static Moment At(DateTime utc) => new(utc, DateOnly.FromDateTime(BerlinTime.Of(utc)));
}
