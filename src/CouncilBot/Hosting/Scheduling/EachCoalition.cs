using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>The part of a round that is done for each coalition by itself, so that one that fails does not hold up the others.</summary>
internal static class EachCoalition
{
    /// <summary>Another instance may be faster with the same; what it has done is found the next time, and the rest is done.</summary>
    private const int MostAttempts = 3;

    /// <summary>Does the work for one after the other.</summary>
    /// <exception cref="AggregateException">Some failed; the others are done.</exception>
    public static async Task RunAsync(IEnumerable<Agreement> coalitions, Func<Agreement, Task> work)
    {
        List<Exception> failures = [];
        foreach (var coalition in coalitions)
        {
            try
            {
                await RepeatAsync(() => work(coalition));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private static async Task RepeatAsync(Func<Task> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (DbErrors.IsConflict(e) && attempt < MostAttempts)
            {
                // On what is stored now it may succeed, or be done already.
            }
        }
    }
}
