using System.Text.Json;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Agreements;

/// <summary>The schema that editors check with says the same as the reader and as the files of the product.</summary>
public sealed class TheSchemaOfTheData
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Files.Schema)).RootElement;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    [Fact]
    public void Has_the_members_of_all_files_and_no_others()
    {
        foreach (var file in new[] { Files.Seed("siegen"), Files.Seed("krefeld"), Files.Seed("siegburg"), Files.Seed("soest"), Files.Invented })
        {
            var text = File.ReadAllText(file);
            Assert.Empty(AgreementReader.Read("a", text).Errors);
            Use("root", Schema, JsonDocument.Parse(text).RootElement);
        }

        Assert.Equal(Members().Order(StringComparer.Ordinal), _used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_the_words_of_the_rules_and_no_others()
    {
        Check<BodyKind>("body", "kind");
        Check<VoteSubject>("votingRule", "subject");
        Check<VoteConsequence>("votingRule", "consequence");
        Check<MotionKind>("kindRule", "kind");
        Check<Treatment>("kindRule", "treatment");
        Check<StepKind>("step", "step");
        Check<TalkPlace>("step", "place");
        Check<SkippedBy>("step", "skippedBy");
        Check<DayOfWeek>(Definition("weekday"));
        Assert.Equal(Holidays.All.Keys.Order(StringComparer.Ordinal), Words(Member("committee", "holidays")));
    }

    private static void Check<TEnum>(string definition, string member)
        where TEnum : struct, Enum => Check<TEnum>(Member(definition, member));

    private static void Check<TEnum>(JsonElement schema)
        where TEnum : struct, Enum => Assert.Equal(Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal), Words(schema));

    private static IEnumerable<string> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!).Order(StringComparer.Ordinal);

    private static JsonElement Member(string definition, string member) => Definition(definition).GetProperty("properties").GetProperty(member);

    /// <summary>Goes along a file and the schema together and notes each member that is used.</summary>
    private void Use(string name, JsonElement schema, JsonElement data)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var definition = reference.GetString()!.Split('/')[^1];
            Use(definition, Definition(definition), data);
        }
        else if (schema.TryGetProperty("oneOf", out var several))
        {
            Use(name, several[data.ValueKind == JsonValueKind.Object ? 1 : 0], data);
        }
        else if (data.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in data.EnumerateArray())
                Use(name, schema.GetProperty("items"), entry);
        }
        else if (data.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in data.EnumerateObject())
            {
                Assert.True(schema.GetProperty("properties").TryGetProperty(member.Name, out var inner), $"{name} has no {member.Name}.");
                _used.Add($"{name}.{member.Name}");
                Use(name, inner, member.Value);
            }

            foreach (var needed in schema.TryGetProperty("required", out var required) ? required.EnumerateArray() : [])
                Assert.True(data.TryGetProperty(needed.GetString()!, out _), $"{name} needs {needed}.");
        }
    }

    private static IEnumerable<string> Members() => Schema.GetProperty("$defs").EnumerateObject()
        .Select(d => (d.Name, Schema: d.Value.TryGetProperty("oneOf", out var several) ? several[1] : d.Value))
        .Append(("root", Schema))
        .Where(d => d.Item2.TryGetProperty("properties", out _))
        .SelectMany(d => d.Item2.GetProperty("properties").EnumerateObject().Select(m => $"{d.Item1}.{m.Name}"));

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);
}
