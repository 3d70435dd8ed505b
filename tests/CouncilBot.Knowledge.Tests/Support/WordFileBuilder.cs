using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>Builds .docx files, sound ones and such as no program would write.</summary>
internal sealed class WordFileBuilder
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const string Drawing =
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" " +
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private readonly StringBuilder _body = new();
    private readonly StringBuilder _styles = new();
    private readonly StringBuilder _definitions = new();
    private readonly StringBuilder _lists = new();

    public WordFileBuilder Paragraph(string text, string? style = null) => Paragraph(text, style is null ? string.Empty : $"<w:pStyle w:val=\"{style}\"/>", run: string.Empty);

    public WordFileBuilder Bold(string text) => Paragraph(text, properties: string.Empty, run: "<w:rPr><w:b/></w:rPr>");

    public WordFileBuilder Item(int list, string text, int level = 0) =>
        Paragraph(text, Invariant($"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), run: string.Empty);

    /// <summary>A paragraph with <paramref name="properties"/> as they stand in the file.</summary>
    public WordFileBuilder Paragraph(string text, string properties, string run) =>
        Xml($"<w:p><w:pPr>{properties}</w:pPr><w:r>{run}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>");

    /// <summary>A paragraph in which a text box is anchored, with the copy of the box for older programs.</summary>
    public WordFileBuilder ParagraphWithBox(string before, string box, string after)
    {
        var content = $"<w:txbxContent><w:p><w:r><w:t>{box}</w:t></w:r></w:p></w:txbxContent>";
        return Xml(
            $"<w:p><w:r><w:t xml:space=\"preserve\">{before}</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData>" +
            $"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>" +
            $"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\">{after}</w:t></w:r></w:p>");
    }

    /// <summary>Anything between the tags of the body.</summary>
    public WordFileBuilder Xml(string xml)
    {
        _body.Append(xml);
        return this;
    }

    /// <summary>A paragraph style; headings have a level from 1.</summary>
    public WordFileBuilder Style(string id, string name, int? level = null, string? basedOn = null, int? list = null)
    {
        _styles.Append(CultureInfo.InvariantCulture, $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{(basedOn is null ? "" : $"<w:basedOn w:val=\"{basedOn}\"/>")}<w:pPr>")
            .Append(list is { } number ? Invariant($"<w:numPr><w:numId w:val=\"{number}\"/></w:numPr>") : "")
            .Append(level is { } outline ? Invariant($"<w:outlineLvl w:val=\"{outline - 1}\"/>") : "")
            .Append("</w:pPr></w:style>");
        return this;
    }

    /// <summary>How the lists of a kind are numbered.</summary>
    public WordFileBuilder Definition(int id, string format, int start = 1)
    {
        _definitions.Append(Invariant($"<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/></w:lvl></w:abstractNum>"));
        return this;
    }

    /// <summary>A list of the kind <paramref name="definition"/>.</summary>
    public WordFileBuilder List(int id, int definition, int? restart = null)
    {
        var over = restart is { } start ? Invariant($"<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>") : "";
        _lists.Append(Invariant($"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{over}</w:num>"));
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            Write(main, $"<w:document {Word} {Drawing}><w:body>{_body}</w:body></w:document>");
            Write(main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Word}>{_styles}</w:styles>");
            Write(main.AddNewPart<NumberingDefinitionsPart>(), $"<w:numbering {Word}>{_definitions}{_lists}</w:numbering>");
        }

        return stream.ToArray();
    }

    private static void Write(OpenXmlPart part, string xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
