namespace CouncilBot.Teams.Connector;

/// <summary>Finds <c>[words](address)</c> in two passes, brackets within brackets included.</summary>
internal static class MarkdownLinks
{
    /// <summary>From the opening bracket to behind the closing parenthesis.</summary>
    internal readonly record struct Span(int Start, int End);

    /// <summary>The outermost links in order.</summary>
    internal static List<Span> Find(string text)
    {
        var closing = ClosingParentheses(text);
        var links = new List<Span>();
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '\n' when IsBlankLine(text, i + 1):
                    open.Clear();
                    break;
                case '[':
                    open.Push(i);
                    break;
                case ']' when open.TryPop(out var start) && i + 1 < text.Length && closing.TryGetValue(i + 1, out var end):
                    AddOutermost(links, new Span(start, end + 1));
                    // A link holds no link, but an image (CommonMark 0.31, 6.3).
                    if (start == 0 || text[start - 1] != '!')
                        open.Clear();
                    break;
            }
        }

        return links;
    }

    /// <summary>The link in whose inside the border <paramref name="at"/> lies.</summary>
    internal static Span? Around(IReadOnlyList<Span> links, int at)
    {
        var (low, high) = (0, links.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (at <= links[middle].Start)
                high = middle - 1;
            else if (at >= links[middle].End)
                low = middle + 1;
            else
                return links[middle];
        }

        return null;
    }

    private static bool IsBlankLine(string text, int at) =>
        at < text.Length && (text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n'));

    private static void AddOutermost(List<Span> links, Span link)
    {
        while (links.Count > 0 && links[^1].Start > link.Start)
            links.RemoveAt(links.Count - 1);
        if (links.Count == 0 || links[^1].End <= link.Start)
            links.Add(link);
    }

    /// <summary>Opening parentheses that follow a bracket, each with its closing one; an address has no white space.</summary>
    private static Dictionary<int, int> ClosingParentheses(string text)
    {
        var pairs = new Dictionary<int, int>();
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case ' ' or '\n' or '\r' or '\t':
                    open.Clear();
                    break;
                case '(':
                    open.Push(i);
                    break;
                case ')' when open.TryPop(out var start) && start > 0 && text[start - 1] == ']':
                    pairs[start] = i;
                    break;
            }
        }

        return pairs;
    }
}
