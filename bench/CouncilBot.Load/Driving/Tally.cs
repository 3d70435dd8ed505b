using System.Diagnostics;

namespace CouncilBot.Load.Driving;

/// <summary>What came of the questions of one run. Times are in milliseconds.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly List<double> _turns = [];
    private readonly List<double> _answers = [];
    private readonly Dictionary<string, int> _faults = new(StringComparer.Ordinal);

    /// <summary>Questions that were answered rightly.</summary>
    public int Right => _answers.Count;

    /// <summary>Everything else, by its reason.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>How many questions went wrong.</summary>
    public int Wrong => _faults.Values.Sum();

    /// <summary>A right answer.</summary>
    /// <param name="pending">The question.</param>
    /// <param name="turnEnded">When the bot's HTTP answer was there.</param>
    public void Add(Pending pending, long turnEnded)
    {
        lock (_lock)
        {
            _turns.Add(Stopwatch.GetElapsedTime(pending.Due, turnEnded).TotalMilliseconds);
            _answers.Add(Stopwatch.GetElapsedTime(pending.Due, pending.AnsweredAt).TotalMilliseconds);
        }
    }

    /// <summary>A wrong answer or none.</summary>
    public void Add(string fault)
    {
        lock (_lock)
            _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
    }

    /// <summary>From the moment a question was due to the bot's HTTP answer.</summary>
    public double Turn(double quantile) => Quantile(_turns, quantile);

    /// <summary>From the moment a question was due to the arrival of its answer at the connector.</summary>
    public double Answer(double quantile) => Quantile(_answers, quantile);

    /// <summary>The middle of <paramref name="values"/>.</summary>
    public static double Median(IEnumerable<double> values) => Quantile([.. values], 0.5);

    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    public static double Quantile(List<double> values, double share)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : values[Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1)];
    }
}
