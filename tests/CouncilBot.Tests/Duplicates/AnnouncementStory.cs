using System.Text.Json.Nodes;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.DeviatingVotes.Announce;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Duplicates;

/// <summary>A member announces deviating votes to both boards.</summary>
internal sealed class AnnouncementStory : Story
{
    private readonly Dictionary<int, Guid> _matters = [];

    public override string Halves => """
        SELECT 'not every message of ' || e."MatterId" FROM "MatterEvents" AS e WHERE e."Number" = 2 AND (SELECT COUNT(*) FROM "Outbox" AS o WHERE o."Kind" = 1 AND o."MatterId" = e."MatterId") <> 2
        UNION ALL
        SELECT 'no change of ' || o."Key" FROM "Outbox" AS o WHERE o."MatterId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "MatterEvents" AS e WHERE e."MatterId" = o."MatterId" AND e."Number" = 2)
        UNION ALL
        SELECT 'row and events differ in ' || m."Id" FROM "Matters" AS m WHERE m."Events" <> (SELECT COUNT(*) FROM "MatterEvents" AS e WHERE e."MatterId" = m."Id")
        UNION ALL
        SELECT 'no delivery' WHERE (SELECT COUNT(*) FROM "Inbox") < (SELECT COUNT(*) FROM "MatterEvents" WHERE "Number" = 2)
        """;

    public override IReadOnlyList<TownPerson> Recipients => [Town.CduManager, Town.SpdChair];

    public override async Task PrepareAsync(CouncilDb db, Guid member, int count)
    {
        var rules = await db.Rules.Select(r => r.Hash).FirstAsync();
        for (var i = 0; i < count; i++)
        {
            _matters[i] = Guid.NewGuid();
            var announcement = new Announcement(new SessionRef(null, null, null, null, "Rat am Donnerstag"), new ItemRef(null, null, $"Punkt {Words(i)}"), VoteSubject.Other, PlannedVote.No);
            var origin = new MatterOrigin(_matters[i], "siegen", MatterKind.DeviatingVote, "cdu", member, rules);
            var summary = new MatterSummary(nameof(DeviatingVotePhase.Draft), IsOpen: true, Audience.Author, Waiting.Sponsor, $"Punkt {Words(i)}", SessionId: null, DueUtc: null);
            MatterLog.Begin<DeviatingVoteEvent>(db, origin, new DeviatingVoteEvent.Prepared("cdu", member, announcement), summary, TimeProvider.System.GetUtcNow().UtcDateTime);
        }

        await db.SaveChangesAsync();
    }

    public override (string Verb, JsonObject Data) Press(int number) =>
        (AnnounceDeviationHandler.Verb, new JsonObject { ["matter"] = _matters[number].ToString("N"), ["seen"] = "1" });
}
