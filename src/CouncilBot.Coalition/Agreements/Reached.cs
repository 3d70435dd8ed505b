namespace CouncilBot.Coalition.Agreements;

/// <summary>Of several rules on one thing the first holds whose amount is reached, so their amounts must fall.</summary>
internal sealed class Reached<TKey>
    where TKey : struct
{
    private readonly Dictionary<TKey, decimal?> _from = [];

    /// <summary>Notes a rule that can never hold.</summary>
    /// <param name="rule">Its place.</param>
    /// <param name="key">What it is about; null when that could not be read.</param>
    /// <param name="fromEuro">From which amount on it holds.</param>
    public void Check(Place rule, TKey? key, decimal? fromEuro)
    {
        if (key is not { } known)
            return;

        if (_from.TryGetValue(known, out var before) && (before is null || fromEuro >= before))
            rule.Wrong(AgreementProblem.NeverReached);
        else
            _from[known] = fromEuro;
    }
}
