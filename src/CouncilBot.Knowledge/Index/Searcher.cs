namespace CouncilBot.Knowledge.Index;

/// <summary>How well a passage answers.</summary>
/// <param name="Passage">Index of the passage in its collection.</param>
/// <param name="Score">Weight of what was found, comparable within one question only.</param>
/// <param name="Strengths">For each unit of the question how well the passage has it, 0 to 1.</param>
/// <param name="Sentence">The sentence that carries most.</param>
/// <param name="SentenceScores">The weight found in each sentence.</param>
internal sealed record Hit(int Passage, float Score, float[] Strengths, int Sentence, float[] SentenceScores);

/// <summary>What a search found, and what it knows of the question.</summary>
/// <param name="Units">The units of the question.</param>
/// <param name="Weights">Weight of each unit: importance times rarity in the collection.</param>
/// <param name="Speaking">How many passages speak of each unit.</param>
/// <param name="Hits">The best passages, best first.</param>
/// <param name="Matching">How many passages are about the subject of the question; in very large collections a lower bound.</param>
internal sealed record SearchResult(IReadOnlyList<QueryUnit> Units, float[] Weights, int[] Speaking, IReadOnlyList<Hit> Hits, int Matching);

/// <summary>
/// Finds the passages of one collection that speak of what a question asks. First every passage gets the sum of the weights
/// of the units it has; then the best few are looked at sentence by sentence.
/// </summary>
internal sealed class Searcher
{
    /// <summary>So many of the best passages are looked at sentence by sentence.</summary>
    private const int Candidates = 24;

    /// <summary>
    /// Most occurrences of words that are read for one question. Only collections of tens of thousands of passages exceed it;
    /// there the commonest words, which tell least, no longer bring in passages of their own.
    /// </summary>
    private const int ReadingBudget = 150_000;

    /// <summary>Where a word stands is remembered when its lists are no longer than this together.</summary>
    private const int MostRemembered = 4_000;

    [ThreadStatic]
    private static Scratch? _scratch;

    private readonly CollectionIndex _index;
    private readonly RankingWeights _weights;
    private readonly float[] _sharpened = new float[256];
    private readonly float _speaks;

    public Searcher(CollectionIndex index, RankingWeights weights)
    {
        (_index, _weights) = (index, weights);
        for (var impact = 0; impact < _sharpened.Length; impact++)
            _sharpened[impact] = Sharpened(impact / PassageWords.FullImpact);

        _speaks = Sharpened(weights.Speaks);
    }

    /// <summary>Searches for <paramref name="units"/>; <paramref name="wantsNumber"/> when the question asks how many, how much or when.</summary>
    public SearchResult Search(IReadOnlyList<QueryUnit> units, bool wantsNumber)
    {
        var count = _index.Passages.Count;
        var scratch = _scratch ??= new Scratch();
        scratch.Prepare(units.Count, count);
        try
        {
            var longest = LongestListFor(units, scratch);
            var weights = new float[units.Count];
            var speaking = new int[units.Count];
            for (var u = 0; u < units.Count; u++)
            {
                speaking[u] = Find(units[u].Senses, scratch.Units[u], scratch, longest);
                weights[u] = units[u].Importance * Rarity(speaking[u], count);

                scratch.Totals.AddAll(scratch.Units[u], weights[u]);
            }

            var sentences = new SentenceScorer(_index, units, weights, _weights, scratch.Sentences);
            var hits = Best(scratch, wantsNumber).ConvertAll(c => Rate(c.Passage, c.Total, units.Count, scratch, sentences, wantsNumber));
            hits.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Passage.CompareTo(b.Passage));
            return new SearchResult(units, weights, speaking, hits, Matching(weights, scratch));
        }
        finally
        {
            scratch.Clear();
        }
    }

    private float Sharpened(float strength) => MathF.Pow(strength, _weights.Sharpness);

    /// <summary>The longest list of passages that is read so that all lists of the question stay within the budget.</summary>
    private int LongestListFor(IReadOnlyList<QueryUnit> units, Scratch scratch)
    {
        var total = 0L;
        foreach (var unit in units)
            total += (unit.Senses.Reach ??= ReachOf(unit.Senses, scratch)).Reading;

        if (total <= ReadingBudget)
            return int.MaxValue;

        var lists = units.SelectMany(u => AllForms(u.Senses)).Select(form => _index.PassagesOf(form).Length).ToList();
        lists.Sort();
        var read = 0L;
        var longest = 0;
        foreach (var length in lists)
        {
            read += length;
            if (read > ReadingBudget)
                break;

            longest = length;
        }

        return longest;
    }

    private static IEnumerable<int> AllForms(Senses senses) =>
        senses.Forms.Concat(senses.Phrases.SelectMany(p => p.Words).SelectMany(w => w.Forms)).Select(f => f.Form);

    private Reach ReachOf(Senses senses, Scratch scratch)
    {
        var lists = AllForms(senses).Select(form => _index.PassagesOf(form).Length).ToList();
        var (reading, longest) = (lists.Sum(length => (long)length), lists.DefaultIfEmpty().Max());
        var inSentences = SentenceScorer.WeightsOf(senses, _weights).ToArray();
        if (reading > MostRemembered)
            return new Reach(reading, longest, inSentences, null);

        var strengths = scratch.Alone;
        var speaking = Measure(senses, strengths, scratch, longest);
        var found = new FoundPassages(strengths.Keys.ToArray(), strengths.Values(), speaking);
        strengths.Clear();
        return new Reach(reading, longest, inSentences, found);
    }

    /// <summary>Sets how strongly each passage has what the senses stand for; returns how many speak of it.</summary>
    private int Find(Senses senses, SparseValues strengths, Scratch scratch, int longest)
    {
        if (senses.Reach is not { Found: { } found, LongestList: var own } || own > longest)
            return Measure(senses, strengths, scratch, longest);

        strengths.Fill(found.Passages, found.Strengths);
        return found.Speaking;
    }

    private int Measure(Senses senses, SparseValues strengths, Scratch scratch, int longest)
    {
        var unread = Measure(senses.Forms, strengths, longest);
        foreach (var phrase in senses.Phrases)
            MeasurePhrase(phrase, strengths, scratch, longest);

        return Math.Min(_index.Passages.Count, strengths.CountFrom(_speaks) + unread);
    }

    /// <summary>Reads the passages of <paramref name="forms"/>; returns how many stand in lists that were too long to read.</summary>
    private int Measure(IReadOnlyList<FormMatch> forms, SparseValues strengths, int longest)
    {
        var unread = 0;
        foreach (var match in forms)
        {
            var passages = _index.PassagesOf(match.Form);
            if (passages.Length > longest)
            {
                unread += match.Weight >= _weights.Speaks ? passages.Length : 0;
                continue;
            }

            var weight = Sharpened(match.Weight);
            var impacts = _index.ImpactsOf(match.Form);
            for (var i = 0; i < passages.Length; i++)
                strengths.Raise(passages[i], Math.Min(1, weight * _sharpened[impacts[i]]));
        }

        return unread;
    }

    /// <summary>A share for each word; where all are needed, passages that lack one get nothing.</summary>
    private void MeasurePhrase(PhraseSense phrase, SparseValues strengths, Scratch scratch, int longest)
    {
        var (word, sum, found) = (scratch.Word, scratch.Sum, scratch.Found);
        foreach (var sense in phrase.Words)
        {
            Measure(sense.Forms, word, longest);
            sum.AddAll(word, 1f / phrase.Words.Count);
            found.AddOne(word);
            word.Clear();
        }

        var weight = Sharpened(phrase.Weight);
        foreach (var passage in sum.Keys)
        {
            if (!phrase.AllNeeded || found[passage] == phrase.Words.Count)
                strengths.Raise(passage, weight * sum[passage]);
        }

        sum.Clear();
        found.Clear();
    }

    /// <summary>1 for what stands in no passage, towards 0 for what stands in all.</summary>
    private float Rarity(int speaking, int count) =>
        MathF.Pow(MathF.Log(1 + ((count - speaking + 0.5f) / (speaking + 0.5f))) / MathF.Log(1 + ((count + 0.5f) / 0.5f)), _weights.RarityPower);

    private List<(int Passage, float Total)> Best(Scratch scratch, bool wantsNumber)
    {
        var queue = new PriorityQueue<int, float>(Candidates + 1);
        var worst = 0f;
        var largestFactor = Math.Max(1, wantsNumber ? _weights.Number : 1);
        foreach (var passage in scratch.Totals.Keys)
        {
            var total = scratch.Totals[passage];
            if (queue.Count == Candidates && total * largestFactor <= worst)
                continue;

            total *= Factor(passage, wantsNumber);
            if (queue.Count < Candidates)
                queue.Enqueue(passage, total);
            else if (total > worst)
                queue.EnqueueDequeue(passage, total);

            if (queue.Count == Candidates && queue.TryPeek(out _, out var least))
                worst = least;
        }

        var best = new List<(int, float)>(queue.Count);
        while (queue.TryDequeue(out var passage, out var total))
            best.Add((passage, total));

        return best;
    }

    private float Factor(int passage, bool wantsNumber)
    {
        var traits = _index.TraitsOf(passage);
        var factor = traits.HasFlag(PassageTraits.Introduces) ? _weights.Introduction : 1;
        return wantsNumber && traits.HasFlag(PassageTraits.HasNumber) ? factor * _weights.Number : factor;
    }

    private Hit Rate(int passage, float total, int units, Scratch scratch, SentenceScorer scorer, bool wantsNumber)
    {
        var strengths = new float[units];
        for (var u = 0; u < units; u++)
            strengths[u] = scratch.Units[u][passage];

        var (sentences, repetition) = scorer.Score(passage);
        var best = 0;
        for (var s = 1; s < sentences.Length; s++)
        {
            if (sentences[s] > sentences[best])
                best = s;
        }

        var score = (total * (1 - _weights.Sentence)) + (sentences[best] * Factor(passage, wantsNumber) * _weights.Sentence) + repetition;
        return new Hit(passage, score, strengths, best, sentences);
    }

    /// <summary>Passages that have the weightiest unit found at all.</summary>
    private int Matching(float[] weights, Scratch scratch)
    {
        var main = -1;
        for (var u = 0; u < weights.Length; u++)
        {
            if (scratch.Units[u].Count > 0 && (main < 0 || weights[u] > weights[main]))
                main = u;
        }

        return main < 0 ? 0 : scratch.Units[main].CountFrom(_speaks);
    }

    /// <summary>Working memory of one thread, reused from question to question.</summary>
    private sealed class Scratch
    {
        public List<SparseValues> Units { get; } = [];

        public SparseValues Totals { get; } = new();

        public SparseValues Word { get; } = new();

        public SparseValues Sum { get; } = new();

        public SparseValues Found { get; } = new();

        public SparseValues Alone { get; } = new();

        public FormWeights Sentences { get; } = new();

        public void Prepare(int units, int passages)
        {
            while (Units.Count < units)
                Units.Add(new SparseValues());

            foreach (var values in Units)
                values.Resize(passages);

            foreach (var values in (ReadOnlySpan<SparseValues>)[Totals, Word, Sum, Found, Alone])
                values.Resize(passages);
        }

        public void Clear()
        {
            foreach (var values in Units)
                values.Clear();

            foreach (var values in (ReadOnlySpan<SparseValues>)[Totals, Word, Sum, Found, Alone])
                values.Clear();

            Sentences.Clear();
        }
    }
}
