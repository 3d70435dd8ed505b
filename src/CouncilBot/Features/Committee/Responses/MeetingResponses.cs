using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Reminders.Later;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;

namespace CouncilBot.Features.Committee.Responses;

/// <summary>
/// Who was to hear of a meeting, what became of it, and what they answered: what its managers need to know for organising it. The
/// people of the committee in both factions and its guests; not the factions, to which results go later. What somebody has set
/// about reminders is not said; who has switched them off has been sent nothing, as has who was enrolled after the last one.
/// </summary>
/// <param name="People">Faction by faction in the order of the agreement, guests last; by name.</param>
internal sealed record MeetingResponses(IReadOnlyList<PersonResponse> People)
{
    /// <summary>Reads them with a fixed number of statements, however many people there are; the context is open for the coalition.</summary>
    public static async Task<MeetingResponses> OfAsync(CouncilDb db, Matter<CommitteeMeeting> meeting, DateTime now, CancellationToken cancellation)
    {
        var (row, state, rules) = meeting;
        var people = await CommitteePeople.NamedAsync(db, row.CoalitionId, rules.Rules, state.Replies.Select(r => r.By), cancellation);
        // That somebody wanted to be reminded once more is between them and the bot.
        var deliveries = await Deliveries.OfAsync(db, row.Id, now, cancellation, without: MessageKeys.Reminders(row.Id, RemindLaterHandler.Kind));
        var fates = deliveries.People.ToDictionary(p => p.PersonId, p => p.Fate);
        var factions = rules.Rules.Factions.ToList();
        return new MeetingResponses(
        [
            .. people
                .OrderBy(p => p.Faction is null ? int.MaxValue : factions.IndexOf(p.Faction))
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new PersonResponse(
                    p.Name,
                    p.Faction,
                    state.ReplyOf(p.Member),
                    CommitteeMeeting.Attends(new Actor(p.Member, p.Faction, p.Roles), rules.Rules),
                    fates.GetValueOrDefault(p.Person))),
        ]);
    }
}

/// <summary>What one person heard of a meeting and answered.</summary>
/// <param name="Name">Name.</param>
/// <param name="Faction">Key of their faction; null for a guest.</param>
/// <param name="Reply">What they answered; null: nothing yet.</param>
/// <param name="Attends">Whether they attend; otherwise they organise it and are asked for no answer.</param>
/// <param name="Fate">What became of the newest message; null: nothing was sent.</param>
internal sealed record PersonResponse(string Name, string? Faction, AttendanceReply? Reply, bool Attends, Fate? Fate);
