using System.Text;
using System.Text.Json;
using CouncilBot.Features.Committee.Subscribe;
using CouncilBot.Hosting;
using CouncilBot.Tests.Support;
using Ical.Net;

namespace CouncilBot.Tests.Committee;

/// <summary>
/// The text of a calendar. What is written here is read back once more by npm's ical.js, see tests/calendar: two programs that know
/// nothing of each other have to find the same in it.
/// </summary>
public sealed class ACalendarFile
{
    private static readonly DateTime Now = new(2027, 1, 6, 11, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Places =
    [
        "Raum 2, Eingang B; links \\ rechts",
        "Rathaus\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "Rathaus\nBEGIN:VALARM\nACTION:PROCEDURE",
        "\u0000\u0007\u001b[31m\u2028\u2029\u0085 Rathaus",
        "https://example.org/meet?a=1,2;b=\"3\"",
        "😀🏛️ Rathaus \ud83d",
        string.Concat(Enumerable.Repeat("😀ä,;\\", 5_000)),
        new string('ß', 20_000),
        ":;=\",",
    ];

    public static TheoryData<string> Hostile => [.. Places];

    [Theory]
    [Trait("Catalogue", "D6")]
    [MemberData(nameof(Hostile))]
    public void Stays_one_entry_whatever_is_said_as_a_place(string place)
    {
        var file = CalendarFile.Write(place, [Entry(place)], Now);
        var text = Encoding.UTF8.GetString(file.Content);
        var calendar = Calendar.Load(text)!;
        var entry = Assert.Single(calendar.Events);

        Assert.DoesNotContain("\uFFFD\uFFFD", text, StringComparison.Ordinal);
        Assert.Single(entry!.Alarms);
        Assert.True(entry.Location is null || entry.Location.Length <= 200, entry.Location);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n') && !line.Contains('\r'), line));
    }

    [Fact]
    public void Keeps_every_character_of_a_place()
    {
        var place = $"{string.Concat(Enumerable.Repeat("😀ä", 60))}, Raum 2; \\ Eingang";

        Assert.Equal(place, Calendar.Load(Encoding.UTF8.GetString(CalendarFile.Write("K", [Entry(place)], Now).Content))!.Events[0]!.Location);
    }

    [Fact]
    public void Without_entries_is_a_calendar() => Assert.Empty(Calendar.Load(Encoding.UTF8.GetString(CalendarFile.Write("K", [], Now).Content))!.Events);

    [Fact]
    public void Has_the_same_tag_until_something_else_than_the_moment_changes()
    {
        var tag = CalendarFile.Write("K", [Entry("A")], Now).Tag;

        Assert.Equal(tag, CalendarFile.Write("K", [Entry("A")], Now.AddHours(1)).Tag);
        Assert.NotEqual(tag, CalendarFile.Write("K", [Entry("B")], Now).Tag);
    }

    [Fact]
    public void Is_left_for_another_program_to_read_back()
    {
        List<CalendarEntry> entries = [];
        var places = Places.Where(p => p.Length <= 200).ToList();
        // The weeks of both changes of clocks, and places that are hard to write.
        foreach (var (day, i) in new[] { 3 * 31, 0, 21, 28, 35, 210, 217 }.Select((d, i) => (new DateOnly(2027, 3, 8).AddDays(d), i)))
        {
            var start = BerlinTime.ToUtc(day.ToDateTime(new TimeOnly(15, 30)))!.Value;
            entries.Add(Entry(places[i]) with { Id = Features.Committee.MeetingBook.IdOf("siegen", day), StartUtc = start, EndUtc = i == 0 ? null : start.AddMinutes(75), Sequence = i, IsCalledOff = i % 2 == 1, RemindMinutes = i == 2 ? null : 30 });
        }

        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "calendar")).FullName;
        var file = CalendarFile.Write("Kooperationsausschuss, „Siegen“; 😀", entries, Now);
        File.WriteAllBytes(Path.Combine(folder, "calendar.ics"), file.Content);
        File.WriteAllText(Path.Combine(folder, "expected.json"), JsonSerializer.Serialize(new
        {
            name = "Kooperationsausschuss, „Siegen“; 😀",
            entries = entries.Select(e => new
            {
                uid = $"{e.Id:N}@councilbot",
                e.Summary,
                e.Description,
                place = Coalition.Sessions.PlainLine.Of(e.Place),
                local = BerlinTime.Of(e.StartUtc).ToString("s"),
                start = e.StartUtc.ToString("s") + "Z",
                end = e.EndUtc is { } end ? end.ToString("s") + "Z" : null,
                e.Sequence,
                status = e.IsCalledOff ? "CANCELLED" : "CONFIRMED",
                alarm = e.IsCalledOff ? null : e.RemindMinutes,
            }),
        }, JsonSerializerOptions.Web));

        Assert.Equal(entries.Count, Calendar.Load(Encoding.UTF8.GetString(file.Content))!.Events.Count);
    }

    private static CalendarEntry Entry(string place) => new(
        new Guid("01234567-89ab-4def-8123-456789abcdef"),
        "Kooperationsausschuss",
        "Tagesordnung: im Bot unter „Termin 7F3A21“",
        place,
        Now.AddDays(5),
        Now.AddDays(5).AddMinutes(75),
        Sequence: 3,
        Now,
        IsCalledOff: false,
        RemindMinutes: 30);
}
