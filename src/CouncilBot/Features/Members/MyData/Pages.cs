using System.Text;

namespace CouncilBot.Features.Members.MyData;

/// <summary>Packs sections of text into messages that stay below what the wire sends in one.</summary>
internal static class Pages
{
    /// <summary>Longest message, in characters; the wire cuts at 4,000, also in the middle of an entry.</summary>
    public const int LongestMessage = 3_500;

    /// <summary>Breaks between entries, never within one that fits a message. A section that goes on starts with its heading again.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<IReadOnlyList<string>> sections)
    {
        var pages = new List<string>();
        var page = new StringBuilder();
        foreach (var section in sections)
        {
            var heading = section[0];
            var isFirst = true;
            foreach (var entry in section.Skip(1).DefaultIfEmpty(""))
            {
                var needed = entry.Length + 1 + (isFirst ? heading.Length + 3 : 0);
                if (page.Length > 0 && page.Length + needed > LongestMessage)
                {
                    pages.Add(page.ToString());
                    page.Clear();
                    isFirst = true;
                }

                if (isFirst)
                    page.Append(page.Length > 0 ? "\n\n" : "").Append(heading).Append('\n');

                page.Append('\n').Append(entry);
                isFirst = false;
            }
        }

        if (page.Length > 0)
            pages.Add(page.ToString());

        return pages;
    }
}
