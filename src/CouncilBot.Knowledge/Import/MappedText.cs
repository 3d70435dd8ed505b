using System.Text;

namespace CouncilBot.Knowledge.Import;

/// <summary>Text under repair: every character remembers where in the source it stood and whether it was bold.</summary>
internal sealed class MappedText
{
    private const int TailLength = 8;

    private readonly StringBuilder _text = new();
    private readonly List<int> _offsets = [];
    private readonly List<bool> _bold = [];

    public int Length => _text.Length;

    public IReadOnlyList<int> Offsets => _offsets;

    /// <summary>Whether every letter and digit is bold.</summary>
    public bool IsBold { get; private set; }

    /// <summary>The first stretch of bold type, or null when there is none.</summary>
    public string? BoldPart()
    {
        var start = _bold.IndexOf(true);
        if (start < 0)
            return null;

        var end = _bold.IndexOf(false, start);
        return _text.ToString(start, (end < 0 ? _bold.Count : end) - start).Trim();
    }

    public char this[int index] => _text[index];

    /// <summary>The last few characters, enough to tell how the text ends.</summary>
    public string Tail => _text.ToString(Math.Max(0, _text.Length - TailLength), Math.Min(TailLength, _text.Length));

    public void Append(char c, int sourceOffset, bool bold = false)
    {
        if (char.IsLetterOrDigit(c))
            IsBold = bold && (IsBold || !HasLetters());

        _text.Append(c);
        _offsets.Add(sourceOffset);
        _bold.Add(bold);
    }

    /// <summary>Appends <paramref name="other"/>; a separator takes the source position of the character it follows.</summary>
    public void Append(string separator, MappedText other)
    {
        var bold = _bold.Count > 0 && _bold[^1] && other._bold.Count > 0 && other._bold[0];
        foreach (var c in separator)
            Append(c, _offsets.Count > 0 ? _offsets[^1] + 1 : other._offsets.FirstOrDefault(), bold);

        IsBold = other.IsBold && (IsBold || !HasLetters());
        _text.Append(other._text);
        _offsets.AddRange(other._offsets);
        _bold.AddRange(other._bold);
    }

    public void RemoveLast()
    {
        _text.Length--;
        _offsets.RemoveAt(_offsets.Count - 1);
        _bold.RemoveAt(_bold.Count - 1);
    }

    public void RemoveFirst(int count)
    {
        _text.Remove(0, count);
        _offsets.RemoveRange(0, count);
        _bold.RemoveRange(0, count);
    }

    public override string ToString() => _text.ToString();

    private bool HasLetters()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (char.IsLetterOrDigit(_text[i]))
                return true;
        }

        return false;
    }
}
