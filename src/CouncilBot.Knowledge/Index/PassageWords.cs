namespace CouncilBot.Knowledge.Index;

/// <summary>The words of all passages, passage by passage: the text in order, and the sets of words in headings and introductions.</summary>
internal sealed class PassageWords
{
    /// <summary>Marks the end of a sentence among the words of a text.</summary>
    public const int SentenceEnd = -1;

    /// <summary>The impact of a word in the text of a short passage; more for a repeated word, 255 at most.</summary>
    public const float FullImpact = 220f;

    private const float Repeated = 1.06f;
    private const float AlsoInHeading = 1.04f;

    private readonly int[] _textStart;
    private readonly int[] _text;
    private readonly int[][] _headings;
    private readonly int[][] _intros;
    private readonly RankingWeights _weights;

    public PassageWords(int[] textStart, int[] text, int[][] headings, int[][] intros, RankingWeights weights) =>
        (_textStart, _text, _headings, _intros, _weights) = (textStart, text, headings, intros, weights);

    public int Count => _textStart.Length - 1;

    public long Bytes => (4L * (_textStart.Length + _text.Length)) + (8L * (_headings.Length + _intros.Length));

    /// <summary>The forms of the text of a passage in order, with <see cref="SentenceEnd"/> behind each sentence.</summary>
    public ReadOnlySpan<int> TextOf(int passage) => _text.AsSpan(_textStart[passage].._textStart[passage + 1]);

    /// <summary>Fills <paramref name="impacts"/> with every form of a passage and how strongly it stands for it.</summary>
    public void ReadImpacts(int passage, SparseValues impacts)
    {
        var text = TextOf(passage);
        var weight = 1f / (1f + (_weights.Length * Math.Max(0, text.Length - _weights.ShortPassage)));
        foreach (var form in text)
        {
            if (form != SentenceEnd)
                impacts.Raise(form, impacts[form] >= weight ? weight * Repeated : weight);
        }

        foreach (var form in _headings[passage])
            impacts.Raise(form, Math.Max(impacts[form] * AlsoInHeading, _weights.Heading));

        foreach (var form in _intros[passage])
            impacts.Raise(form, _weights.Intro);
    }

    public static byte Quantized(float impact) => (byte)Math.Min(255, MathF.Round(impact * FullImpact));
}
