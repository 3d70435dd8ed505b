using System.Text.Json;
using CouncilBot.AdaptiveCards.Tests.Support;
using CouncilBot.Tests.Support;

namespace CouncilBot.AdaptiveCards.Tests;

public sealed class ACard
{
    private static readonly JsonElement Written = JsonDocument.Parse(Sample.Everything().ToJson()).RootElement;

    [Fact]
    public void Is_written_as_approved() => Approved.MatchesJson("Gallery/Everything", Sample.Everything().ToJson());

    [Theory]
    [InlineData("Markup", "**Bürger*innen** _und_ `Räte` [x](javascript:alert(1)) ![b](https://evil.example/b.png) <b>fett</b> &amp; \\* ~~a~~ snake_case {{DATE(2027-01-01T00:00:00Z, SHORT)}} ${x}")]
    [InlineData("Mention", "<at>everyone</at> <at id=\"0\">Ratsbüro</at>")]
    [InlineData("List", "- erstens\n- zweitens\n\n1. drittens\n# viertens\n> fünftens\n---")]
    [InlineData("LongWord", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesänderungsantragstellerinnenversammlung")]
    public void Shows_text_of_people_as_approved(string kind, string text) =>
        Approved.MatchesJson($"Approved/TextOfPeople.{kind}", Sample.WithTextsOfPeople(text).ToJson());

    [Fact]
    public void Is_of_the_version_that_all_clients_show() => Assert.Equal("1.5", Written.GetProperty("version").GetString());

    [Fact]
    public void Gives_the_same_characters_each_time() => Assert.Equal(Sample.Everything().ToJson(), Sample.Everything().ToJson());

    [Fact]
    public void Has_no_nulls_and_no_empty_lists() => Assert.DoesNotContain(Json.AllIn(Written), e =>
        e.ValueKind == JsonValueKind.Null || (e.ValueKind == JsonValueKind.Array && e.GetArrayLength() == 0));

    [Fact]
    public void Leaves_dates_to_the_server() => Assert.DoesNotContain("{{", Sample.Everything().ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Shows_umlauts_to_whoever_reads_the_json() => Assert.Contains("Begründung", Sample.Everything().ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Has_only_kinds_of_elements_that_every_client_shows()
    {
        string[] safe =
        [
            "AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Container", "ColumnSet", "Column", "FactSet", "ActionSet", "Input.Text",
            "Input.ChoiceSet", "Input.Toggle", "Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility",
        ];

        Assert.Equal(
            safe.Order(StringComparer.Ordinal),
            Json.ObjectsIn(Written).Select(o => o.TryGetProperty("type", out var type) ? type.GetString()! : "").Where(t => t != "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_its_buttons_in_a_set_at_the_end()
    {
        var last = Written.GetProperty("body").EnumerateArray().Last();

        Assert.Equal("ActionSet", last.GetProperty("type").GetString());
        Assert.Equal(4, last.GetProperty("actions").GetArrayLength());
        Assert.False(Written.TryGetProperty("actions", out _));
    }

    [Fact]
    public void Cannot_be_changed_through_the_list_it_was_made_from()
    {
        var items = new List<CardElement> { Elements.Text() };
        var container = new Container(items);

        items.Add(Elements.Text());

        Assert.Single(container.Items);
    }
}

public sealed class AnExecuteAction
{
    private static readonly JsonElement[] Written = [.. Json.ObjectsIn(JsonDocument.Parse(Sample.Everything().ToJson()).RootElement).Where(o => Json.Type(o) == "Action.Execute")];

    [Fact]
    public void Has_a_submit_for_clients_on_which_it_does_nothing() =>
        Assert.All(Written, e => Assert.Equal("Action.Submit", Json.Type(e.GetProperty("fallback"))));

    [Fact]
    public void Has_the_same_data_there_and_the_verb() => Assert.All(Written, execute =>
    {
        var data = execute.GetProperty("data").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
        var fallback = execute.GetProperty("fallback").GetProperty("data").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);

        Assert.True(fallback.Remove(ActionData.Verb, out var verb));
        Assert.Equal(execute.GetProperty("verb").GetString(), verb);
        Assert.Equal(data, fallback);
    });

    [Fact]
    public void Has_the_same_face_and_inputs_there() => Assert.All(Written, execute =>
        Assert.All((string[])["title", "tooltip", "style", "mode", "associatedInputs"], name => Assert.Equal(
            execute.TryGetProperty(name, out var here) ? here.GetString() : null,
            execute.GetProperty("fallback").TryGetProperty(name, out var there) ? there.GetString() : null)));

    [Fact]
    public void Tells_the_version_of_its_data() =>
        Assert.All(Written, e => Assert.Equal(ActionData.CurrentVersion, e.GetProperty("data").GetProperty(ActionData.Version).GetInt32()));

    [Fact]
    public void Writes_its_data_in_one_order()
    {
        var one = new ExecuteAction("a", "b") { Data = ActionData.Of(("x", "1"), ("a", "2")) };
        var other = new ExecuteAction("a", "b") { Data = ActionData.Of(("a", "2"), ("x", "1")) };

        Assert.Equal(Elements.Card(one).ToJson(), Elements.Card(other).ToJson());
    }

    [Theory]
    [InlineData("v")]
    [InlineData("verb")]
    [InlineData("msteams")]
    public void Keeps_the_keys_it_needs_itself(string key) => Assert.Throws<ArgumentException>(() =>
        new ExecuteAction("a", "b") { Data = ActionData.Of((key, "1")) });

    [Fact]
    public void Keeps_its_data_as_it_is_whatever_it_holds() => Law.ForAll(AnyText.Whatever(), text =>
    {
        var json = Elements.Card(new ExecuteAction("a", "b") { Data = ActionData.Of(("id", text)) }).ToJson();
        var action = Json.ObjectsIn(JsonDocument.Parse(json).RootElement).First(o => Json.Type(o) == "Action.Execute");

        Assert.Equal(string.Concat(text.EnumerateRunes()), action.GetProperty("data").GetProperty("id").GetString());
    });
}

public sealed class ProgrammersMistakes
{
    public static TheoryData<string, Func<object>> InOneElement() => new()
    {
        { "a text run without text", () => new TextRun(null!) },
        { "rich text without runs", () => new RichText([]) },
        { "a container without items", () => new Container([]) },
        { "a container with a gap", () => new Container([null!]) },
        { "a column set without columns", () => new ColumnSet([]) },
        { "columns with and without weight", () => new ColumnSet([new Column([Elements.Text()]), new Column([Elements.Text()]) { Width = ColumnWidth.Weight(1) }]) },
        { "a column of no weight", () => ColumnWidth.Weight(0) },
        { "a fact set without facts", () => new FactSet([]) },
        { "a set without buttons", () => new ActionSet([]) },
        { "seven primary buttons", () => new ActionSet([.. Enumerable.Range(0, 7).Select(i => new ExecuteAction($"{i}", "x"))]) },
        { "a button without title", () => new ExecuteAction(" ", "x") },
        { "a button without verb", () => new ExecuteAction("x", "") },
        { "a button that toggles nothing", () => new ToggleVisibilityAction("x", []) },
        { "an http address", () => new OpenUrlAction("x", new Uri("http://rat.example")) },
        { "a script address", () => new OpenUrlAction("x", new Uri("javascript:alert(1)")) },
        { "a relative address", () => new OpenUrlAction("x", new Uri("/a", UriKind.Relative)) },
        { "an address with a user", () => new OpenUrlAction("x", new Uri("https://bank.example@evil.example")) },
        { "an input without id", () => new InputText("", "x") },
        { "a text input without label", () => new InputText("x", " ") },
        { "a choice without label", () => new InputChoiceSet("x", "", [new Choice("a", "b")]) },
        { "no choices", () => new InputChoiceSet("x", "x", []) },
        { "two choices of one value", () => new InputChoiceSet("x", "x", [new Choice("a", "1"), new Choice("b", "1")]) },
        { "a toggle without title", () => new InputToggle("x", "") },
        { "an empty id", () => Elements.Text() with { Id = "" } },
    };

    public static TheoryData<string, AdaptiveCard> InOneCard() => new()
    {
        { "no body", new AdaptiveCard { Body = [] } },
        { "an id twice", Elements.Card(new InputText("a", "A"), new InputText("a", "B")) },
        { "an id twice, once in an inner card", Elements.Card(new InputText("a", "A"), new ActionSet([new ShowCardAction("x", Elements.Card(new InputText("a", "B")))])) },
        { "an input that overwrites data", Elements.Card(new InputText("a", "A"), new ActionSet([new ExecuteAction("x", "x") { Data = ActionData.Of(("a", "1")) }])) },
        { "an input that overwrites the verb", Elements.Card(new InputText("verb", "A")) },
        { "a toggle of nothing", Elements.Card(new ActionSet([new ToggleVisibilityAction("x", ["nobody"])])) },
        { "a required input without message", Elements.Card(new InputText("a", "A") { IsRequired = true }) },
        { "a comma in one of several choices", Elements.Card(new InputChoiceSet("a", "A", [new Choice("a", "1,2")]) { IsMulti = true }) },
        { "an inner card with a language", Elements.Card(new ActionSet([new ShowCardAction("x", Elements.Card(Elements.Text()) with { Language = "de" })])) },
        { "seven buttons below the body", Elements.Card(Elements.Text()) with { Actions = [.. Enumerable.Range(0, 7).Select(i => new ExecuteAction($"{i}", "x"))] } },
    };

    [Theory]
    [MemberData(nameof(InOneElement), DisableDiscoveryEnumeration = true)]
    public void In_one_element_throw_at_once(string mistake, Func<object> make)
    {
        Assert.NotEmpty(mistake);
        Assert.ThrowsAny<ArgumentException>(make);
    }

    [Theory]
    [MemberData(nameof(InOneCard), DisableDiscoveryEnumeration = true)]
    public void In_the_whole_card_throw_when_it_is_written(string mistake, AdaptiveCard card)
    {
        Assert.NotEmpty(mistake);
        var thrown = Assert.ThrowsAny<Exception>(card.ToJson);
        Assert.True(thrown is InvalidOperationException or ArgumentException, thrown.ToString());
    }
}

[Trait("Catalogue", "K7")]
public sealed class ACardThatGrows
{
    private static readonly string[] Lines = [.. Enumerable.Range(1, 1000).Select(i => $"{i}: Änderung der Satzung über die Erhebung von Gebühren „Größe {i}“")];

    [Fact]
    public void Knows_its_size_in_bytes()
    {
        var card = Elements.Card(new TextBlock(Markdown.Literal("ä€🙂")));

        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(card.ToJson()), card.SizeInBytes);
    }

    [Fact]
    public void Is_split_into_pages_that_fit()
    {
        var pages = CardPages.Of(Lines, CardOf);

        Assert.True(CardOf(Lines).SizeInBytes > CardLimits.HardBytes);
        Assert.Equal(Lines, pages.SelectMany(p => p).ToArray());
        Assert.All(pages, p => Assert.InRange(CardOf(p).SizeInBytes, 1, CardLimits.SoftBytes));
    }

    [Fact]
    public void Is_split_into_no_more_pages_than_needed()
    {
        var pages = CardPages.Of(Lines, CardOf);

        Assert.All(pages.Zip(pages.Skip(1)), p => Assert.True(CardOf([.. p.First, p.Second[0]]).SizeInBytes > CardLimits.SoftBytes));
    }

    [Fact]
    public void Is_split_the_same_way_again() => Assert.Equal(CardPages.Of(Lines, CardOf), CardPages.Of(Lines, CardOf));

    [Fact]
    public void Is_left_whole_when_it_fits() => Assert.Equal([["a", "b"]], CardPages.Of(["a", "b"], CardOf));

    [Fact]
    public void Gives_what_never_fits_its_own_page() =>
        Assert.Equal([["a"], [Lines[0]], ["b"]], CardPages.Of(["a", Lines[0], "b"], CardOf, limitInBytes: CardOf(["a"]).SizeInBytes));

    [Fact]
    public void Has_no_pages_without_items() => Assert.Empty(CardPages.Of(Array.Empty<string>(), CardOf));

    private static AdaptiveCard CardOf(IReadOnlyList<string> lines) => new() { Body = [.. lines.Select(l => new RichText([new TextRun(l)]))] };
}
