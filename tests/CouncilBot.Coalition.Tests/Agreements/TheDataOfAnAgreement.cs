using CouncilBot.Coalition.Agreements;

namespace CouncilBot.Coalition.Tests.Agreements;

public sealed class TheDataOfAnAgreement
{
    [Fact]
    public void Name_the_coalition_and_its_factions()
    {
        const string Json = """{"$schema":"../agreement.schema.json","name":" Bündnis Musterstadt ","factions":[{"key":"rot","name":"Rote"},{"key":"blau-2","name":"Blaue"}]}""";

        var (agreement, errors) = AgreementReader.Read("musterstadt", Json);

        Assert.Empty(errors);
        Assert.Equal("musterstadt", agreement!.Id);
        Assert.Equal("Bündnis Musterstadt", agreement.Name);
        Assert.Equal([new Faction("rot", "Rote"), new Faction("blau-2", "Blaue")], agreement.Factions);
        Assert.Null(agreement.Rules);
        Assert.Equal(Json, agreement.Json);
    }

    [Fact]
    public void May_be_of_documents_that_no_coalition_signed() =>
        Assert.Empty(AgreementReader.Read("soest", """{"name":"Soest"}""").Agreement!.Factions);

    [Theory]
    [InlineData("", AgreementProblem.Malformed, "$")]
    [InlineData("{", AgreementProblem.Malformed, "$")]
    [InlineData("""{"name":"A"} // noch zu klären""", AgreementProblem.Malformed, "$")]
    [InlineData("""{"name":"\ud800"}""", AgreementProblem.Malformed, "$")]
    [InlineData("null", AgreementProblem.WrongType, "$")]
    [InlineData("[]", AgreementProblem.WrongType, "$")]
    [InlineData("""{"name":1}""", AgreementProblem.WrongType, "$.name")]
    [InlineData("""{"name":null}""", AgreementProblem.WrongType, "$.name")]
    [InlineData("""{"name":"A","factions":{}}""", AgreementProblem.WrongType, "$.factions")]
    [InlineData("""{"name":"A","factions":["rot"]}""", AgreementProblem.WrongType, "$.factions[0]")]
    [InlineData("""{"name":"A","name":"B"}""", AgreementProblem.Twice, "$.name")]
    [InlineData("""{"name":"A","partner":1}""", AgreementProblem.UnknownMember, "$.partner")]
    [InlineData("""{"factions":[]}""", AgreementProblem.NameMissing, "$.name")]
    [InlineData("""{"name":"  "}""", AgreementProblem.NameMissing, "$.name")]
    [InlineData("""{"name":"A","factions":[{"key":"rot"}]}""", AgreementProblem.NameMissing, "$.factions[0].name")]
    [InlineData("""{"name":"A","factions":[{"name":"Rote"}]}""", AgreementProblem.KeyInvalid, "$.factions[0].key")]
    [InlineData("""{"name":"A","factions":[{"key":"Rot","name":"Rote"}]}""", AgreementProblem.KeyInvalid, "$.factions[0].key")]
    [InlineData("""{"name":"A","factions":[{"key":"rot","name":"R"},{"key":"rot","name":"S"}]}""", AgreementProblem.Twice, "$.factions[1].key")]
    public void Are_refused_with_the_place_of_what_is_wrong(string json, AgreementProblem problem, string path)
    {
        var (agreement, errors) = AgreementReader.Read("a", json);

        Assert.Null(agreement);
        Assert.Equal([new AgreementError(problem, path)], errors);
    }

    [Fact]
    public void Are_refused_when_they_are_longer_than_any_agreement_needs() =>
        Assert.Equal([new AgreementError(AgreementProblem.TooLarge, "$")], AgreementReader.Read("a", new string(' ', 200_001)).Errors);

    [Fact]
    public void Are_refused_when_they_are_nested_without_end() =>
        Assert.Equal([new AgreementError(AgreementProblem.Malformed, "$")], AgreementReader.Read("a", $"{new string('[', 100)}{new string(']', 100)}").Errors);

    [Fact]
    public void Do_not_repeat_a_name_of_any_length()
    {
        var (_, errors) = AgreementReader.Read("a", $$"""{"name":"A","{{new string('x', 10_000)}}":1}""");

        Assert.Equal($"$.{new string('x', 40)}…", Assert.Single(errors).Path);
    }
}
