using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Storage.Rows;

/// <summary>A coalition and the collection that holds its agreement. Comes from the agreement's data.</summary>
public sealed class CoalitionRow
{
    /// <summary>Short name, such as <c>siegen</c>.</summary>
    public required string Id { get; set; }

    /// <summary>Name as people know it.</summary>
    public required string Name { get; set; }

    /// <summary>Collection of documents.</summary>
    public required string Collection { get; set; }
}

/// <summary>A faction of a coalition.</summary>
public sealed class FactionRow : ICoalitionOwned
{
    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>Short name, such as <c>cdu</c>.</summary>
    public required string Key { get; set; }

    /// <summary>Name as people know it.</summary>
    public required string Name { get; set; }
}

/// <summary>A person, known by tenant and object id together.</summary>
public sealed class PersonRow
{
    /// <summary>Our identity of the person.</summary>
    public Guid Id { get; set; }

    /// <summary>Entra tenant.</summary>
    public Guid TenantId { get; set; }

    /// <summary>Entra object id in that tenant.</summary>
    public Guid ObjectId { get; set; }

    /// <summary>Name as it stands in the list of members.</summary>
    public required string Name { get; set; }

    /// <summary>Language the person chose; null: not chosen yet.</summary>
    public Language? Language { get; set; }

    /// <summary>The coalition that answers, for a person of several.</summary>
    public string? ChosenCoalitionId { get; set; }

    /// <summary>A question asked before a coalition was chosen; answered and cleared then.</summary>
    public string? PendingQuestion { get; set; }

    /// <summary>Begin of the hours in which no notices are sent, in minutes of the local day; null: there are none.</summary>
    public int? QuietFrom { get; set; }

    /// <summary>End of these hours, in minutes of the local day; before the begin it means the next day.</summary>
    public int? QuietUntil { get; set; }

    /// <summary>Until when the person wants no reminders, UTC; null: reminders come. <see cref="Never"/>: they are switched off.</summary>
    public DateTime? NoRemindersUntilUtc { get; set; }

    /// <summary>When the person was enrolled, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>A moment that does not come.</summary>
    public static DateTime Never { get; } = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);
}

/// <summary>A person's place in one coalition. Ends when they leave; comes back to life when they return.</summary>
public sealed class MembershipRow : ICoalitionOwned, IVersioned
{
    /// <summary>Identity of the membership.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The faction; null for people without one, such as the mayor.</summary>
    public string? FactionKey { get; set; }

    /// <summary>Roles in this coalition.</summary>
    public Roles Roles { get; set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime SinceUtc { get; set; }

    /// <summary>Until when, UTC; null while it lasts.</summary>
    public DateTime? EndedUtc { get; set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; set; }
}

/// <summary>An invitation a newcomer redeems by typing its code. Only a hash of the code is stored.</summary>
public sealed class InvitationRow : ICoalitionOwned, IVersioned
{
    /// <summary>How long a code is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The faction the newcomer joins; null for people without one.</summary>
    public string? FactionKey { get; set; }

    /// <summary>The roles the newcomer gets.</summary>
    public Roles Roles { get; set; }

    /// <summary>Slow hash of the code, hexadecimal.</summary>
    public required string CodeHash { get; set; }

    /// <summary>Membership of who invited; null: whoever runs the installation.</summary>
    public Guid? CreatedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>When the code stops working, UTC.</summary>
    public DateTime ExpiresUtc { get; set; }

    /// <summary>When it was used, UTC; null while it is open.</summary>
    public DateTime? UsedUtc { get; set; }

    /// <summary>Who used it.</summary>
    public Guid? UsedBy { get; set; }

    /// <summary>Concurrency token: of two who redeem at the same moment one loses.</summary>
    public int Version { get; set; }
}

/// <summary>Wrong codes typed by one account, so that codes cannot be guessed.</summary>
public sealed class CodeAttemptsRow : IVersioned
{
    /// <summary>Entra tenant.</summary>
    public Guid TenantId { get; set; }

    /// <summary>Entra object id.</summary>
    public Guid ObjectId { get; set; }

    /// <summary>Wrong codes since <see cref="WindowStartUtc"/>.</summary>
    public int Failures { get; set; }

    /// <summary>Since when they are counted, UTC.</summary>
    public DateTime WindowStartUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}
