using CouncilBot.Knowledge.Text;

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
/// <param name="Hits">The best passages, best first.</param>
/// <param name="Matching">How many passages are about the subject of the question.</param>
internal sealed record SearchResult(IReadOnlyList<QueryUnit> Units, float[] Weights, IReadOnlyList<Hit> Hits, int Matching);

/// <summary>Finds the passages of one collection that speak of what a question asks.</summary>
internal sealed class Searcher
{
    /// <summary>So many of the best passages are looked at sentence by sentence.</summary>
    private const int Candidates = 24;

    private const float FullImpact = 220f;

    [ThreadStatic]
    private static Scratch? _scratch;

    private readonly CollectionIndex _index;
    private readonly RankingWeights _weights;

    public Searcher(CollectionIndex index, RankingWeights weights) => (_index, _weights) = (index, weights);

    /// <summary>Searches for <paramref name="units"/>; <paramref name="wantsNumber"/> when the question asks how many, how much or when.</summary>
    public SearchResult Search(IReadOnlyList<QueryUnit> units, bool wantsNumber)
    {
        var count = _index.Passages.Count;
        var scratch = _scratch ??= new Scratch();
        scratch.Prepare(units.Count, count);
        var weights = new float[units.Count];
        try
        {
            for (var u = 0; u < units.Count; u++)
                weights[u] = units[u].Importance * Rarity(Measure(units[u], scratch, u), count);

            for (var u = 0; u < units.Count; u++)
            {
                var strengths = scratch.Strengths[u];
                foreach (var passage in scratch.Touched[u].AsSpan())
                    scratch.AddTotal(passage, weights[u] * MathF.Pow(strengths[passage], _weights.Sharpness));
            }

            var best = Best(scratch, wantsNumber);
            var sentences = new SentenceScorer(_index, units, weights, _weights);
            var hits = new List<Hit>(best.Count);
            foreach (var (passage, total) in best)
                hits.Add(Rate(passage, total, units.Count, scratch, sentences, wantsNumber));

            hits.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Passage.CompareTo(b.Passage));
            return new SearchResult(units, weights, hits, Matching(units, weights, scratch));
        }
        finally
        {
            scratch.Clear();
        }
    }

    /// <summary>Sets how strongly each passage has the unit; returns how many speak of it.</summary>
    private int Measure(QueryUnit unit, Scratch scratch, int u)
    {
        foreach (var (form, weight, _) in unit.Forms)
        {
            var passages = _index.PassagesOf(form);
            var impacts = _index.ImpactsOf(form);
            for (var i = 0; i < passages.Length; i++)
                scratch.Raise(u, passages[i], Math.Min(1, weight * impacts[i] / FullImpact));
        }

        foreach (var phrase in unit.Phrases)
            MeasurePhrase(phrase, scratch, u);

        var speaking = 0;
        foreach (var passage in scratch.Touched[u].AsSpan())
        {
            if (scratch.Strengths[u][passage] >= _weights.Speaks)
                speaking++;
        }

        return speaking;
    }

    private void MeasurePhrase(PhraseSense phrase, Scratch scratch, int u)
    {
        var sum = new Dictionary<int, (float Sum, int Words)>();
        var word = new Dictionary<int, float>();
        foreach (var sense in phrase.Words)
        {
            word.Clear();
            foreach (var (form, weight) in sense.Forms)
            {
                var passages = _index.PassagesOf(form);
                var impacts = _index.ImpactsOf(form);
                for (var i = 0; i < passages.Length; i++)
                {
                    var strength = Math.Min(1, weight * impacts[i] / FullImpact);
                    if (!word.TryGetValue(passages[i], out var known) || known < strength)
                        word[passages[i]] = strength;
                }
            }

            foreach (var (passage, strength) in word)
            {
                var (old, words) = sum.GetValueOrDefault(passage);
                sum[passage] = (old + strength, words + 1);
            }
        }

        foreach (var (passage, (total, words)) in sum)
        {
            if (!phrase.AllNeeded || words == phrase.Words.Count)
                scratch.Raise(u, passage, phrase.Weight * total / phrase.Words.Count);
        }
    }

    /// <summary>1 for what stands in no passage, towards 0 for what stands in all.</summary>
    private float Rarity(int speaking, int count) =>
        MathF.Pow(MathF.Log(1 + ((count - speaking + 0.5f) / (speaking + 0.5f))) / MathF.Log(1 + ((count + 0.5f) / 0.5f)), _weights.RarityPower);

    private List<(int Passage, float Total)> Best(Scratch scratch, bool wantsNumber)
    {
        var queue = new PriorityQueue<int, float>();
        foreach (var passage in scratch.TotalTouched.AsSpan())
        {
            var total = scratch.Totals[passage] * Factor(passage, wantsNumber);
            if (queue.Count < Candidates)
                queue.Enqueue(passage, total);
            else if (queue.TryPeek(out _, out var worst) && total > worst)
                queue.EnqueueDequeue(passage, total);
        }

        var best = new List<(int, float)>(queue.Count);
        while (queue.TryDequeue(out var passage, out var total))
            best.Add((passage, total));

        return best;
    }

    private float Factor(int passage, bool wantsNumber)
    {
        var text = _index.Passages[passage].Text;
        var factor = text.EndsWith(':') ? _weights.Introduction : 1;
        return wantsNumber && text.AsSpan().ContainsAnyInRange('0', '9') ? factor * _weights.Number : factor;
    }

    private Hit Rate(int passage, float total, int units, Scratch scratch, SentenceScorer scorer, bool wantsNumber)
    {
        var strengths = new float[units];
        for (var u = 0; u < units; u++)
            strengths[u] = scratch.Strengths[u][passage];

        var sentences = scorer.Score(passage);
        var best = 0;
        for (var s = 1; s < sentences.Length; s++)
        {
            if (sentences[s] > sentences[best])
                best = s;
        }

        var score = (total * (1 - _weights.Sentence)) + (sentences[best] * Factor(passage, wantsNumber) * _weights.Sentence);
        return new Hit(passage, score, strengths, best, sentences);
    }

    /// <summary>Passages that have the weightiest unit found at all.</summary>
    private int Matching(IReadOnlyList<QueryUnit> units, float[] weights, Scratch scratch)
    {
        var main = -1;
        for (var u = 0; u < units.Count; u++)
        {
            if (scratch.Touched[u].Count > 0 && (main < 0 || weights[u] > weights[main]))
                main = u;
        }

        if (main < 0)
            return 0;

        var matching = 0;
        foreach (var passage in scratch.Touched[main].AsSpan())
        {
            if (scratch.Strengths[main][passage] >= _weights.Speaks)
                matching++;
        }

        return matching;
    }

    /// <summary>Working memory of one thread, reused from question to question; cleared by what was touched, not as a whole.</summary>
    private sealed class Scratch
    {
        private int _units;

        public List<float[]> Strengths { get; } = [];

        public List<Ints> Touched { get; } = [];

        public float[] Totals { get; private set; } = [];

        public Ints TotalTouched { get; } = new();

        public void Prepare(int units, int passages)
        {
            _units = units;
            if (Totals.Length < passages)
                Totals = new float[passages];

            for (var u = 0; u < units; u++)
            {
                if (u == Strengths.Count)
                {
                    Strengths.Add([]);
                    Touched.Add(new Ints());
                }

                if (Strengths[u].Length < passages)
                    Strengths[u] = new float[passages];
            }
        }

        public void Raise(int unit, int passage, float strength)
        {
            ref var known = ref Strengths[unit][passage];
            if (known >= strength)
                return;

            if (known == 0)
                Touched[unit].Add(passage);

            known = strength;
        }

        public void AddTotal(int passage, float value)
        {
            if (value <= 0)
                return;

            ref var total = ref Totals[passage];
            if (total == 0)
                TotalTouched.Add(passage);

            total += value;
        }

        public void Clear()
        {
            for (var u = 0; u < _units; u++)
            {
                foreach (var passage in Touched[u].AsSpan())
                    Strengths[u][passage] = 0;

                Touched[u].Clear();
            }

            foreach (var passage in TotalTouched.AsSpan())
                Totals[passage] = 0;

            TotalTouched.Clear();
        }
    }

    /// <summary>A list of integers that can be read as a span.</summary>
    private sealed class Ints
    {
        private int[] _items = new int[64];

        public int Count { get; private set; }

        public void Add(int item)
        {
            if (Count == _items.Length)
                Array.Resize(ref _items, Count * 2);

            _items[Count++] = item;
        }

        public void Clear() => Count = 0;

        public ReadOnlySpan<int> AsSpan() => _items.AsSpan(0, Count);
    }
}
