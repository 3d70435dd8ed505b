using CouncilBot.Coalition.Agreements;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Members;

/// <summary>Roles as people call them.</summary>
internal sealed class RoleNames
{
    private RoleNames()
    {
    }

    /// <summary>Every role there is, alone.</summary>
    public static IReadOnlyList<Roles> Each { get; } = [.. Enum.GetValues<Roles>().Where(r => r != Roles.None)];

    /// <summary>The roles in words, separated by commas; a word of its own for none.</summary>
    public static string Of(Roles roles, Language language)
    {
        var texts = Texts.Of<RoleNames>(language);
        return roles == Roles.None
            ? texts[nameof(Roles.None)]
            : string.Join(", ", Each.Where(r => roles.HasFlag(r)).Select(r => texts[r.ToString()]));
    }
}
