using System.Text;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>Reads small texts as documents.</summary>
internal static class Reading
{
    public static readonly DocumentInfo Info = new() { Id = "vereinbarung", Collection = "musterstadt", Title = "Vereinbarung für Musterstadt", ShortTitle = "Vereinbarung" };

    public static Document Plain(string text, DocumentInfo? info = null) => PlainText.Read(info ?? Info, "0123456789ab", text);

    public static Document Markdown(string text) => Document(DocumentReader.Read(Info, "vereinbarung.md", Encoding.UTF8.GetBytes(text)));

    public static Document Word(byte[] file) => Document(DocumentReader.Read(Info, "vereinbarung.docx", file));

    public static Document Document(ImportResult result)
    {
        Assert.Null(result.Refusal);
        return Assert.IsType<Document>(result.Document);
    }

    /// <summary>The words of all passages.</summary>
    public static string[] Texts(this Document document) => [.. document.Passages.Select(p => p.Text)];

    /// <summary>The headings above a passage, as one line.</summary>
    public static string Under(this Passage passage) => string.Join(" › ", passage.HeadingPath);
}
