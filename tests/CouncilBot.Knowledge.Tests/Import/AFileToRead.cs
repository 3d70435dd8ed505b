using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class AFileToRead
{
    private const string Text = "Größe, Maß & Straße: 5 € für Bürger*innen.";

    [Fact]
    public void Without_a_byte_is_refused() => Assert.Equal(ImportRefusal.Empty, Refusal("a.txt", []));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.docx")]
    public void Over_20_MB_is_refused_whatever_it_is(string name) => Assert.Equal(ImportRefusal.TooLarge, Refusal(name, new byte[Limits.FileBytes + 1]));

    [Theory]
    [InlineData("a.txt", " \t\r\n\f \n")]
    [InlineData("a.md", "\n\n---\n\n")]
    [InlineData("a.txt", "\uFEFF")]
    [InlineData("a.md", "# Nur eine Überschrift\n")]
    public void Without_text_is_refused(string name, string text) => Assert.Equal(ImportRefusal.NoText, Refusal(name, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Of_Word_without_text_is_refused() => Assert.Equal(ImportRefusal.NoText, Refusal("a.docx", new WordFileBuilder().Paragraph(" ").Build()));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.pdf")]
    [InlineData("a.md")]
    public void That_is_binary_is_refused(string name)
    {
        byte[] pdf = [.. "%PDF-1.7\n"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n', 0, 1, 2, 3, .. "stream"u8];
        Assert.Equal(ImportRefusal.NotText, Refusal(name, pdf));
    }

    [Fact]
    public void Full_of_control_characters_is_refused() =>
        Assert.Equal(ImportRefusal.NotText, Refusal("a.txt", [.. Enumerable.Repeat((byte)7, 10), .. "Das ist Text."u8]));

    [Fact]
    public void In_UTF_8_is_read_as_such() => Read("a.txt", Encoding.UTF8.GetBytes(Text), "UTF-8", assumed: false);

    [Fact]
    public void In_UTF_8_may_say_so() => Read("a.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], "UTF-8", assumed: false);

    [Fact]
    public void In_UTF_16_is_read_in_either_byte_order()
    {
        Read("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], "UTF-16", assumed: false);
        Read("a.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], "UTF-16", assumed: false);
    }

    [Fact]
    public void In_Windows_1252_is_read_right_and_said_to_be_assumed() =>
        Read("a.txt", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text), "Windows-1252", assumed: true);

    [Fact]
    public void In_Windows_1252_may_be_Markdown() =>
        Read("a.md", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text), "Windows-1252", assumed: true);

    [Theory]
    [InlineData("A.TXT")]
    [InlineData("a")]
    [InlineData("a.text")]
    public void Of_any_other_ending_is_read_as_plain_text(string name) =>
        Assert.Equal("**Wir bauen", Reading.Document(DocumentReader.Read(Reading.Info, name, Encoding.UTF8.GetBytes("# **Wir bauen\n\nWir bauen."))).SourceText[2..13]);

    [Fact]
    public void May_have_its_ending_in_capitals() =>
        Assert.Equal("Verkehr", Assert.Single(Reading.Document(DocumentReader.Read(Reading.Info, "A.MD", "# Verkehr\n\nWir bauen."u8.ToArray())).Passages).Under());

    [Fact]
    public void Has_a_version_that_changes_with_any_byte()
    {
        var version = DocumentReader.VersionOf("Wir bauen."u8);
        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, DocumentReader.VersionOf("Wir bauen."u8));
        Assert.NotEqual(version, DocumentReader.VersionOf("Wir bauen!"u8), StringComparer.Ordinal);
        Assert.Equal(version, Reading.Document(DocumentReader.Read(Reading.Info, "a.txt", "Wir bauen."u8.ToArray())).Version);
    }

    [Fact]
    public void Tells_how_far_it_has_got()
    {
        var shares = new List<double>();
        DocumentReader.Read(Reading.Info, "a.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("Wir bauen.", 100))), new Steps(shares));
        Assert.NotEmpty(shares);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.docx")]
    public void Is_not_read_to_the_end_when_nobody_wants_it_any_more(string name)
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var bytes = name == "a.docx" ? new WordFileBuilder().Paragraph("Wir bauen.").Build() : "Wir bauen."u8.ToArray();
        Assert.ThrowsAny<OperationCanceledException>(() => DocumentReader.Read(Reading.Info, name, bytes, progress: null, stopped.Token));
    }

    [Fact]
    public void Of_Word_that_is_none_is_refused() => Assert.Equal(ImportRefusal.BrokenWordFile, Refusal("a.docx", "Das ist kein Archiv."u8.ToArray()));

    [Fact]
    public void Of_Word_that_is_another_archive_is_refused() => Assert.Equal(ImportRefusal.BrokenWordFile, Refusal("a.docx", Archive(("notizen.txt", "Hallo"))));

    [Fact]
    public void Of_Word_that_is_cut_off_is_refused()
    {
        var file = new WordFileBuilder().Paragraph("Wir bauen.").Build();
        Assert.Equal(ImportRefusal.BrokenWordFile, Refusal("a.docx", file[..(file.Length / 2)]));
    }

    [Theory]
    [InlineData("<w:p><w:r>")]
    [InlineData("<w:p><w:pPr><w:outlineLvl w:val=\"oben\"/></w:pPr><w:r><w:t>Text.</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:pPr><w:numPr><w:numId w:val=\"eins\"/></w:numPr></w:pPr><w:r><w:t>Text.</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:b w:val=\"vielleicht\"/></w:rPr><w:t>Text.</w:t></w:r></w:p>")]
    [InlineData("&bomb;")]
    public void Of_Word_with_nonsense_in_it_is_refused(string body) => Assert.Equal(ImportRefusal.BrokenWordFile, Refusal("a.docx", new WordFileBuilder().Xml(body).Build()));

    [Fact]
    public void Of_Word_that_defines_entities_is_refused() =>
        Assert.Equal(ImportRefusal.BrokenWordFile, Refusal("a.docx", WithDocumentXml("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>")));

    [Fact]
    public void Of_Word_that_nests_without_end_is_refused()
    {
        const int Levels = 100_000;
        var body = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", Levels)) + "<w:p/>" + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", Levels));
        Assert.Equal(ImportRefusal.BrokenWordFile, Refusal("a.docx", new WordFileBuilder().Xml(body).Build()));
    }

    [Fact]
    public void Of_Word_that_unfolds_beyond_the_limit_is_refused()
    {
        var bomb = Bomb();
        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Equal(ImportRefusal.UnpacksTooLarge, Refusal("a.docx", bomb));
    }

    [Fact]
    public void Of_Word_that_lies_about_what_it_unfolds_to_is_refused()
    {
        var bomb = Bomb();
        PretendToBeSmall(bomb);
        Assert.NotNull(DocumentReader.Read(Reading.Info, "a.docx", bomb).Refusal);
    }

    [Fact]
    public void Of_Word_is_refused_or_read_whatever_is_wrong_with_its_bytes()
    {
        var file = new WordFileBuilder().Style("berschrift1", "heading 1", level: 1).Paragraph("Verkehr", "berschrift1").Paragraph("Wir bauen.").Build();
        for (var at = 0; at < file.Length; at++)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= (byte)(1 + (at % 255));
            var result = DocumentReader.Read(Reading.Info, "a.docx", damaged);
            Assert.True(result.Document is null != result.Refusal is null, $"byte {at}");
        }
    }

    private static ImportRefusal? Refusal(string name, byte[] bytes)
    {
        var result = DocumentReader.Read(Reading.Info, name, bytes);
        Assert.Null(result.Document);
        return result.Refusal;
    }

    private static void Read(string name, byte[] bytes, string encoding, bool assumed)
    {
        var result = DocumentReader.Read(Reading.Info, name, bytes);
        Assert.Equal(Text, Assert.Single(Reading.Document(result).Passages).Text);
        Assert.Equal((encoding, assumed), (result.Encoding, result.EncodingAssumed));
    }

    private static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] WithDocumentXml(string xml)
    {
        using var stream = new MemoryStream();
        stream.Write(new WordFileBuilder().Paragraph("Wir bauen.").Build());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml")!.Delete();
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }

        return stream.ToArray();
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        stream.Write(new WordFileBuilder().Paragraph("Wir bauen.").Build());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/media/bomb.xml", CompressionLevel.SmallestSize).Open();
            var megabyte = new byte[1024 * 1024];
            for (var i = 0; i <= Limits.UnpackedBytes / megabyte.Length; i++)
                entry.Write(megabyte);
        }

        return stream.ToArray();
    }

    /// <summary>Writes a size of ten bytes into every entry of the directory of an archive.</summary>
    private static void PretendToBeSmall(byte[] archive)
    {
        for (var i = 0; i + 46 < archive.Length; i++)
        {
            if (archive.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
                BinaryPrimitives.WriteInt32LittleEndian(archive.AsSpan(i + 24), 10);
        }
    }

    private sealed class Steps(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
