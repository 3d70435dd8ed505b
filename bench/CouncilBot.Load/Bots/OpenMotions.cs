using System.Globalization;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Load.Bots;

/// <summary>Motions of one faction that wait for the other's reply, entered as the bot itself keeps them.</summary>
internal static class OpenMotions
{
    /// <summary>Enters motions of the CDU.</summary>
    /// <returns>The letters people name them by.</returns>
    public static async Task<IReadOnlyList<string>> PrepareAsync(string file, int count)
    {
        await using var services = Database.Open(new StorageOptions { Provider = StorageProvider.Sqlite, File = file });
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open("siegen");
        var kept = await db.Rules.SingleAsync();
        var rules = AgreementReader.Read("siegen", kept.Json).Agreement!.Rules!;
        var author = await db.Memberships.Where(m => m.FactionKey == "cdu").Select(m => m.Id).FirstAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var due = DateOnly.FromDateTime(now).AddDays(7);
        var ids = new List<string>(count);
        for (var i = 1; i <= count; i++)
        {
            var content = new MotionContent(
                string.Create(CultureInfo.InvariantCulture, $"Antrag {i}: Sanierung der Schule am Markt"),
                "Die Verwaltung wird beauftragt, die Sanierung der Schule am Markt zu planen und dem Rat zu berichten.",
                Paper: null,
                MotionKind.Motion,
                "rat",
                Session: null,
                new FinancialEffect(Exists: true, 250_000));
            var drafted = new MotionEvent.Drafted("cdu", author, content);
            var draft = Motion.Replay([drafted]);
            var row = MatterLog.Begin<MotionEvent>(db, new MatterOrigin(Guid.NewGuid(), "siegen", MatterKind.Motion, "cdu", author, kept.Hash), drafted, Summary(draft, rules, due), now);
            var announced = new MotionEvent.Announced(due);
            MatterLog.Append<MotionEvent>(db, row, announced, author, "cdu", Summary(draft.Apply(announced), rules, due), now.AddMilliseconds(i));
            ids.Add(row.ShortId);
            if (i % 100 == 0)
                await db.SaveChangesAsync();
        }

        await db.SaveChangesAsync();
        return ids;
    }

    private static MatterSummary Summary(Motion motion, CoalitionRules rules, DateOnly due) =>
        new(motion.PhaseName, motion.IsOpen, motion.Audience(rules), motion.Waiting, motion.Title, SessionId: null, BerlinTime.EndOf(due));
}
