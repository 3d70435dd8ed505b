using System.Diagnostics;
using System.Globalization;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Index;

namespace CouncilBot.Bench;

/// <summary>How long questions and index builds take, on the real collections and on grown ones.</summary>
internal sealed class Speed(KnowledgeBase knowledge, IReadOnlyList<LabelledQuestion> questions)
{
    private const int WarmUpRounds = 30;

    /// <summary>One question on one real collection, in process, after warm-up.</summary>
    public void Questions(int rounds)
    {
        var answerer = new Answerer(knowledge.Glossary);
        var asked = questions
            .Select(q => (Index: knowledge.Find(q.Collection)!, answerer.Read(q.Q).Question))
            .Where(q => q.Question is not null)
            .ToList();
        for (var round = 0; round < WarmUpRounds; round++)
            asked.ForEach(q => answerer.Ask(q.Index, q.Question!));

        var times = new List<double>(asked.Count * rounds);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (index, question) in asked)
                times.Add(Milliseconds(() => answerer.Ask(index, question!)));
        }

        Print($"question, real collections ({asked.Count} questions, {rounds} rounds)", times);
    }

    /// <summary>Building all indexes from the read documents.</summary>
    public void Builds(int rounds)
    {
        var collections = knowledge.Collections.Select(c => (c, knowledge.Find(c)!.Documents)).ToList();
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            times.Add(Milliseconds(() =>
            {
                foreach (var (name, documents) in collections)
                    CollectionIndex.Build(name, documents, knowledge.Glossary);
            }));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"build all {collections.Count} indexes: first {times[0]:0.0} ms, median of {rounds} {Quantile(times, 0.5):0.0} ms"));
    }

    /// <summary>Question time, build time and memory as collections grow; the passages are the real ones with some words changed, so that vocabulary grows too.</summary>
    public void Growth(IEnumerable<int> sizes)
    {
        var answerer = new Answerer(knowledge.Glossary);
        var asked = questions.Select(q => answerer.Read(q.Q).Question).OfType<Question>().ToList();
        Console.WriteLine("| passages | build, s | bytes per passage (search / all) | median, ms | p99, ms |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        foreach (var size in sizes)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var documents = Grown(size);
            var clock = Stopwatch.StartNew();
            var index = CollectionIndex.Build("grown", documents, knowledge.Glossary);
            var build = clock.Elapsed.TotalSeconds;
            var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)index.Passages.Count;
            foreach (var question in asked)
                answerer.Ask(index, question);

            var times = asked.ConvertAll(question => Milliseconds(() => answerer.Ask(index, question)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {index.Passages.Count:N0} | {build:0.00} | {index.SearchBytes / (double)index.Passages.Count:0} / {bytes:0} | {Quantile(times, 0.5):0.00} | {Quantile(times, 0.99):0.00} |"));
            GC.KeepAlive(documents);
        }
    }

    /// <summary>Thousands of collections served by one process within a bound of memory.</summary>
    public void Collections(string seeds, int count, long indexBytes)
    {
        var data = Directory.CreateTempSubdirectory("councilbot-bench").FullName;
        try
        {
            var sources = Directory.GetDirectories(seeds).Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < count; i++)
            {
                var target = Directory.CreateDirectory(Path.Combine(data, $"town-{i:0000}")).FullName;
                foreach (var file in Directory.GetFiles(sources[i % sources.Count]))
                    File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }

            var clock = Stopwatch.StartNew();
            var (many, errors) = KnowledgeBase.Open(seeds, data, indexBytes);
            if (many is null)
                throw new InvalidOperationException(errors[0].ToString());

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{many.Collections.Count} collections opened in {clock.Elapsed.TotalSeconds:0.0} s"));
            var answerer = new Answerer(many.Glossary);
            var times = new List<double>();
            var largest = 0L;
            for (var i = 0; i < count; i++)
            {
                var question = answerer.Read(questions[i % questions.Count].Q).Question;
                if (question is null)
                    continue;

                times.Add(Milliseconds(() => answerer.Ask(many.Find($"town-{i:0000}")!, question)));
                if (i % 250 == 0)
                    largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true));
            }

            Print($"question to a collection that has to be loaded first ({count} collections)", times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"indexes in memory at the end: {many.LoadedCount}, managed memory at most {largest / 1048576.0:0} MiB (bound for indexes {indexBytes / 1048576} MiB)"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Documents whose passages are the real ones again and again, every tenth word replaced by one of a vocabulary that grows with the square root of the size.</summary>
    private List<Document> Grown(int size)
    {
        var real = knowledge.Collections.SelectMany(c => knowledge.Find(c)!.Documents).ToList();
        var total = real.Sum(d => d.Passages.Count);
        var random = new Random(1);
        var words = (int)Math.Sqrt(size) * 20;
        var copies = Math.Max(1, size / total);
        var grown = new List<Document>();
        for (var copy = 0; copy < copies; copy++)
        {
            foreach (var document in real)
                grown.Add(copy == 0 ? document : Varied(document, copy, random, words));
        }

        return grown;
    }

    private static Document Varied(Document document, int copy, Random random, int words)
    {
        var passages = new List<Passage>(document.Passages.Count);
        var clean = new System.Text.StringBuilder();
        foreach (var passage in document.Passages)
        {
            var text = string.Join(' ', passage.Text.Split(' ').Select(w => random.Next(10) == 0 ? $"begriff{Letters(random.Next(words))}" : w));
            var start = clean.Length;
            clean.Append(text).Append('\n');
            passages.Add(passage with { Id = $"{passage.Id}/{copy}", Text = text, Span = new TextSpan(start, text.Length), Sentences = [new TextSpan(0, text.Length)] });
        }

        return document with { CleanText = clean.ToString(), Passages = passages };
    }

    private static string Letters(int number)
    {
        var letters = string.Empty;
        for (var rest = number + 1; rest > 0; rest /= 20)
            letters += "bcdfghjklmnpqrstvwxz"[rest % 20] + "a";

        return letters;
    }

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Print(string what, List<double> times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {Quantile(times, 0.5):0.000} ms, p99 {Quantile(times, 0.99):0.000} ms, max {times.Max():0.000} ms"));

    private static double Quantile(List<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
