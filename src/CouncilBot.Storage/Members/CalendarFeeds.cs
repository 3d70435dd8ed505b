using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>Secret addresses of calendars: whoever knows the token reads the calendar, without any other proof.</summary>
public static class CalendarFeeds
{
    // Nobody types it, so it may be as long as its hash; no copy of the database brings it back, hashed once as it is.
    private const int TokenBytes = 32;

    /// <summary>The address of a membership of the context's coalition, or null.</summary>
    public static Task<CalendarFeedRow?> OfAsync(CouncilDb db, Guid membershipId, CancellationToken cancel = default) =>
        db.CalendarFeeds.FirstOrDefaultAsync(f => f.MembershipId == membershipId, cancel);

    /// <summary>Makes an address, saved by the caller, and returns its token: the only time it is known. A former one stops working.</summary>
    /// <param name="db">The context.</param>
    /// <param name="by">Membership of whose calendar it is.</param>
    /// <param name="former">Their present address, or null.</param>
    /// <param name="time">The clock.</param>
    public static (CalendarFeedRow Feed, string Token) Create(CouncilDb db, Membership by, CalendarFeedRow? former, TimeProvider time)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        if (former is null)
        {
            var feed = new CalendarFeedRow { MembershipId = by.Id, CoalitionId = by.CoalitionId, TokenHash = HashOf(token), CreatedUtc = time.UtcNow() };
            db.Add(feed);
            return (feed, token);
        }

        (former.TokenHash, former.CreatedUtc) = (HashOf(token), time.UtcNow());
        return (former, token);
    }

    /// <summary>
    /// Whose calendar a token opens, of all coalitions; null for one that was guessed, replaced or ended, and for who has left. What
    /// never can be a token is looked up as well, so that nothing is to be learnt from how long an answer takes.
    /// </summary>
    public static async Task<(Person Person, Membership Membership)?> FindAsync(CouncilDb db, string token, CancellationToken cancel = default)
    {
        var hash = HashOf(token);
        var found = await (from feed in db.CalendarFeeds.IgnoreQueryFilters()
                           join membership in db.Memberships on feed.MembershipId equals membership.Id
                           where feed.TokenHash == hash && membership.EndedUtc == null
                           select new { membership.PersonId, membership.CoalitionId }).FirstOrDefaultAsync(cancel);
        return found is null ? null : await Roster.MemberAsync(db, found.PersonId, found.CoalitionId, cancel);
    }

    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
