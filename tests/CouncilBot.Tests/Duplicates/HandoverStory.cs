using System.Text.Json.Nodes;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Duplicates;

/// <summary>A member gives questions to the manager of the faction.</summary>
internal sealed class HandoverStory : Story
{
    private readonly Dictionary<int, Guid> _questions = [];

    public override string Halves => """
        SELECT 'no message of ' || h."Id" FROM "Handovers" AS h WHERE NOT EXISTS (SELECT 1 FROM "Outbox" AS o WHERE o."Key" LIKE 'handover:' || lower(replace(h."Id", '-', '')) || ':%')
        UNION ALL
        SELECT 'no change of ' || o."Key" FROM "Outbox" AS o WHERE o."Key" LIKE 'handover:%' AND NOT EXISTS (SELECT 1 FROM "Handovers" AS h WHERE o."Key" LIKE 'handover:' || lower(replace(h."Id", '-', '')) || ':%')
        UNION ALL
        SELECT 'no delivery' WHERE (SELECT COUNT(*) FROM "Inbox") < (SELECT COUNT(*) FROM "Handovers")
        """;

    public override IReadOnlyList<TownPerson> Recipients => [Town.CduManager];

    public override async Task PrepareAsync(CouncilDb db, Guid member, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _questions[i] = Guid.NewGuid();
            db.Questions.Add(new QuestionRow { Id = _questions[i], CoalitionId = "siegen", AskedBy = member, FactionKey = "cdu", Text = $"Wie heißt das Einhorn {Words(i)}?", AskedUtc = TimeProvider.System.GetUtcNow().UtcDateTime });
        }

        await db.SaveChangesAsync();
    }

    public override (string Verb, JsonObject Data) Press(int number) =>
        (GiveHandler.Verb, new JsonObject { ["question"] = _questions[number].ToString("N"), ["page"] = "0", ["around"] = "0" });
}
