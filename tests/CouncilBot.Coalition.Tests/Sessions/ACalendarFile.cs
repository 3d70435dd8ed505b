using System.Text;
using CouncilBot.Coalition.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Coalition.Tests.Sessions;

public sealed class ACalendarFile
{
    [Fact]
    public void Has_lines_with_a_name_a_zone_and_a_value()
    {
        var line = Assert.Single(CalendarLine.Read("dtstart;X=\"a:b;c\";TZID=\"Europe/Berlin\":20261124T170000"));

        Assert.Equal(new CalendarLine(1, "DTSTART", "Europe/Berlin", IsDate: false, "20261124T170000"), line);
        Assert.True(Assert.Single(CalendarLine.Read("DTSTART;VALUE=DATE:20261124")).IsDate);
    }

    [Fact]
    public void Counts_the_lines_an_editor_counts()
    {
        var lines = CalendarLine.Read("BEGIN:VEVENT\r\nSUMMARY:Rat\r\n \tder Stadt\r\n\r\nUID:1\nSTATUS:X\rEND:VEVENT").ToList();

        Assert.Equal([(1, "BEGIN"), (2, "SUMMARY"), (5, "UID"), (6, "STATUS"), (7, "END")], lines.Select(l => (l.Number, l.Name)));
        Assert.Equal("Rat\tder Stadt", lines[1].Text);
    }

    [Fact]
    public void Names_what_is_no_content_line() => Assert.Equal("", Assert.Single(CalendarLine.Read("Sitzung am Dienstag")).Name);

    [Fact]
    public void Gives_back_every_text_that_was_written_into_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(5_545), size: null)), Prop.ForAll(AnyLines.Arbitrary, Arb.From(Gen.Choose(2, 75)), (text, width) =>
        {
            var wanted = text.ReplaceLineEndings("\n");
            var file = Folded($"DESCRIPTION:{Escaped(wanted)}", width) + "\r\nEND:VEVENT\r\n";

            var lines = CalendarLine.Read(file).ToList();

            Assert.Equal(wanted, lines[0].Text);
            Assert.Equal(("END", 2 + file.Split("\r\n ").Length - 1), (lines[1].Name, lines[1].Number));
        }));

    [Fact]
    public void Breaks_nothing_whatever_it_holds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(1_970), size: null)), Prop.ForAll(AnyLines.Arbitrary, text =>
            Assert.All(CalendarLine.Read(text), line => Assert.InRange(line.Number, 1, text.Length + 1))));

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Folded(string line, int width)
    {
        var folded = new StringBuilder();
        for (var at = 0; at < line.Length; at += width)
            folded.Append(at == 0 ? "" : "\r\n ").Append(line.AsSpan(at, Math.Min(width, line.Length - at)));

        return folded.ToString();
    }
}
