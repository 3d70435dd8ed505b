using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Committee;

namespace CouncilBot.Coalition.Rules;

/// <summary>The partners' regular meeting.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="From">Local time it begins.</param>
/// <param name="Until">Local time it ends.</param>
/// <param name="MostPerFaction">Most people of each faction.</param>
/// <param name="Attendees">Who of a faction attends.</param>
/// <param name="Guests">Who attends besides.</param>
/// <param name="Before">Bodies before whose sessions it meets in any case.</param>
/// <param name="Quotes">Where it stands; at least one.</param>
/// <param name="Holidays">On which it does not meet: a setting of the coalition, never shown as a quote.</param>
/// <param name="Reminders">When its people hear of it.</param>
public sealed record CommitteeRules(
    DayOfWeek Day,
    TimeOnly From,
    TimeOnly Until,
    int MostPerFaction,
    Roles Attendees,
    Roles Guests,
    IReadOnlyList<string> Before,
    IReadOnlyList<RuleSource> Quotes,
    Holidays Holidays,
    CommitteeReminders Reminders);
