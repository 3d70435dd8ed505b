namespace CouncilBot.Knowledge.Glossaries;

/// <summary>
/// Reads glossary files: one concept a line, six columns divided by "|" (concept, synonyms, colloquial, English, broader,
/// related), lists divided by ";", comments behind "#". The name of a file tells the role of its concepts, see <see cref="ConceptRole"/>.
/// </summary>
public sealed class GlossaryReader
{
    private const int Columns = 6;

    private readonly List<Line> _lines = [];
    private readonly List<GlossaryError> _errors = [];
    private readonly Dictionary<string, Line> _owners = new(StringComparer.Ordinal);

    /// <summary>Reads all <paramref name="files"/> as one glossary; the glossary is null when there are errors.</summary>
    public static (Glossary? Glossary, IReadOnlyList<GlossaryError> Errors) Read(IEnumerable<(string Name, string Text)> files)
    {
        var reader = new GlossaryReader();
        foreach (var (name, text) in files)
            reader.ReadFile(name, text);

        reader.Connect();
        return (reader._errors.Count == 0 ? new Glossary([.. reader._lines.Select(l => l.Concept)]) : null, reader._errors);
    }

    private void ReadFile(string name, string text)
    {
        var role = RoleOf(Path.GetFileName(name));
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var content = raw.Trim();
            if (content.Length > 0 && content[0] != '#')
                ReadLine(name, number, content, role);
        }
    }

    private void ReadLine(string file, int number, string content, ConceptRole role)
    {
        var columns = content.Split('|');
        if (columns.Length != Columns)
        {
            _errors.Add(new GlossaryError(file, number, GlossaryProblem.WrongColumns, content.Length <= 60 ? content : content[..60]));
            return;
        }

        var cells = Array.ConvertAll(columns, c => c.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (cells[0].Length != 1 || cells[4].Length > 1)
        {
            _errors.Add(new GlossaryError(file, number, GlossaryProblem.NoSingleConcept, columns[0].Trim()));
            return;
        }

        var concept = new Concept(cells[0][0], cells[1], cells[2], cells[3], role) { Ordinal = _lines.Count };
        var line = new Line(file, number, concept, cells[4].FirstOrDefault(), cells[5]);
        foreach (var (term, forms) in concept.Synonyms.Concat(concept.Colloquial).Prepend(concept.Name).Zip(concept.GermanForms))
            Claim(line, term, string.Join(' ', forms));

        _lines.Add(line);
    }

    private static ConceptRole RoleOf(string file)
    {
        if (file.StartsWith("glossary.frame", StringComparison.OrdinalIgnoreCase))
            return ConceptRole.Frame;

        if (file.StartsWith("glossary.general-verbs", StringComparison.OrdinalIgnoreCase))
            return ConceptRole.Verb;

        return file.StartsWith("glossary.general", StringComparison.OrdinalIgnoreCase) ? ConceptRole.General : ConceptRole.Subject;
    }

    private void Claim(Line line, string term, string key)
    {
        if (key.Length == 0)
            _errors.Add(new GlossaryError(line.File, line.Number, GlossaryProblem.EmptyTerm, term));
        else if (!_owners.TryAdd(key, line))
            _errors.Add(new GlossaryError(line.File, line.Number, GlossaryProblem.DuplicateTerm, term, _owners[key].Place));
    }

    private void Connect()
    {
        var byName = _lines.GroupBy(l => l.Concept.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var line in _lines)
        {
            foreach (var name in line.Related.Append(line.Broader).OfType<string>().Where(n => !byName.ContainsKey(n)))
                _errors.Add(new GlossaryError(line.File, line.Number, GlossaryProblem.UnknownConcept, name));

            line.Concept.Broader = line.Broader is not null && byName.TryGetValue(line.Broader, out var broader) ? broader.Concept : null;
            line.Concept.Related = [.. line.Related.Where(byName.ContainsKey).Select(n => byName[n].Concept)];
        }

        foreach (var line in _lines)
        {
            if (IsOnCycle(line.Concept))
                _errors.Add(new GlossaryError(line.File, line.Number, GlossaryProblem.Cycle, line.Concept.Name));
        }

        foreach (var group in _lines.Where(l => l.Concept.Broader is not null).GroupBy(l => l.Concept.Broader!))
            group.Key.Narrower = [.. group.Select(l => l.Concept)];
    }

    private bool IsOnCycle(Concept start)
    {
        var steps = 0;
        for (var next = start.Broader; next is not null && steps <= _lines.Count; next = next.Broader, steps++)
        {
            if (ReferenceEquals(next, start))
                return true;
        }

        return false;
    }

    private sealed record Line(string File, int Number, Concept Concept, string? Broader, IReadOnlyList<string> Related)
    {
        public string Place => $"{File}:{Number}";
    }
}
