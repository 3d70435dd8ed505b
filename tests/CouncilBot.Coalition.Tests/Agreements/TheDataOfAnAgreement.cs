using CouncilBot.Coalition.Agreements;

namespace CouncilBot.Coalition.Tests.Agreements;

public sealed class TheDataOfAnAgreement
{
    [Fact]
    public void Name_the_coalition_and_its_factions()
    {
        var (agreement, errors) = AgreementReader.Read("musterstadt", """{"name":" Bündnis Musterstadt ","factions":[{"key":"rot","name":"Rote"},{"key":"blau-2","name":"Blaue"}]}""");

        Assert.Empty(errors);
        Assert.Equal("musterstadt", agreement!.Id);
        Assert.Equal("Bündnis Musterstadt", agreement.Name);
        Assert.Equal([new Faction("rot", "Rote"), new Faction("blau-2", "Blaue")], agreement.Factions);
    }

    [Fact]
    public void May_be_of_documents_that_no_coalition_signed() =>
        Assert.Empty(AgreementReader.Read("soest", """{"name":"Soest"}""").Agreement!.Factions);

    [Theory]
    [InlineData("", AgreementProblem.Malformed, "$")]
    [InlineData("null", AgreementProblem.Malformed, "$")]
    [InlineData("[]", AgreementProblem.Malformed, "$")]
    [InlineData("""{"name":"A","name":"B"}""", AgreementProblem.Malformed, "$.name")]
    [InlineData("""{"name":"A","partner":1}""", AgreementProblem.Malformed, "$.partner")]
    [InlineData("""{"factions":[]}""", AgreementProblem.NameMissing, "$.name")]
    [InlineData("""{"name":"  "}""", AgreementProblem.NameMissing, "$.name")]
    [InlineData("""{"name":"A","factions":[{"key":"rot"}]}""", AgreementProblem.NameMissing, "$.factions[0].name")]
    [InlineData("""{"name":"A","factions":[{"name":"Rote"}]}""", AgreementProblem.KeyInvalid, "$.factions[0].key")]
    [InlineData("""{"name":"A","factions":[{"key":"Rot","name":"Rote"}]}""", AgreementProblem.KeyInvalid, "$.factions[0].key")]
    [InlineData("""{"name":"A","factions":[{"key":"rot","name":"R"},{"key":"rot","name":"S"}]}""", AgreementProblem.FactionTwice, "$.factions[1].key")]
    public void Are_refused_with_the_place_of_what_is_wrong(string json, AgreementProblem problem, string path)
    {
        var (agreement, errors) = AgreementReader.Read("a", json);

        Assert.Null(agreement);
        Assert.Equal([new AgreementError(problem, path)], errors);
    }
}
