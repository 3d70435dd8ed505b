using CouncilBot.Hosting.Scheduling;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Teams.Authentication;
using Microsoft.AspNetCore.Routing;

namespace CouncilBot.Hosting.Health;

/// <summary>
/// <c>/healthz</c>: the process lives. <c>/readyz</c>: it can answer and does what is due, or the names of the parts that cannot, of the schedule also the rounds; never values, since
/// everybody may ask.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok\n"));
        app.MapGet("/readyz", async (Store store, KnowledgeBase knowledge, SigningKeys keys, RoundScheduler scheduler, TimeProvider time, CancellationToken aborted) =>
        {
            (string Name, bool IsReady)[] parts =
            [
                ("database", await store.AnswersAsync(Patience, time, aborted)),
                ("index", knowledge.Collections.Count > 0),
                ("signing-keys", keys.State.Availability != SigningKeyAvailability.Never),
            ];
            var missing = parts.Where(p => !p.IsReady).Select(p => p.Name).ToList();
            // Without the database nothing is due.
            if (parts[0].IsReady && await scheduler.FaultAsync(Patience, aborted) is { } fault)
                missing.Add(fault);

            return missing.Count == 0
                ? Results.Text("ready\n")
                : Results.Text($"not ready: {string.Join(", ", missing)}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
