using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Tests.Sessions;

public sealed class ABodyThatIsNamed
{
    private static readonly Body Council = new("rat", BodyKind.Council, new LocalName("Rat", "Council"), ["Stadtrat"]);
    private static readonly Body Main = new("hfa", BodyKind.MainAndFinanceCommittee, new LocalName("Haupt- und Finanzausschuss", "Main committee"), ["HFA", "Finanzausschuss"]);
    private static readonly Body Any = new("ausschuss", BodyKind.Committee, new LocalName("Ausschuss", "Committee"), []);
    private static readonly Body Building = new("bau", BodyKind.Committee, new LocalName("Bauausschuss", "Bauausschuss"), []);
    private static readonly Body Sports = new("sport", BodyKind.Committee, new LocalName("Sportausschuss", "Sportausschuss"), []);
    private static readonly Body[] WithAny = [Council, Main, Any];
    private static readonly Body[] WithAll = [Council, Main, Building, Sports];

    [Theory]
    [InlineData("rat")]
    [InlineData("RAT")]
    [InlineData("Stadtrat")]
    [InlineData(" council ")]
    public void Is_found_by_its_key_name_and_words(string text) => Assert.Equal(new FoundBody(Council), BodyFinder.Named(text, WithAny));

    [Theory]
    [InlineData("Kulturausschuss")]
    [InlineData("Ausschuss für Kultur")]
    public void Is_any_committee_with_its_own_name_where_the_rules_have_only_that_one(string text)
    {
        Assert.Equal(new FoundBody(Any, text), BodyFinder.Named(text, WithAny));
        Assert.Equal(new FoundBody(Any, text), BodyFinder.In(text, WithAny));
        Assert.Null(BodyFinder.Named(text, WithAll).Body);
    }

    [Fact]
    public void Is_any_committee_without_a_name_when_nothing_else_is_said() => Assert.Equal(new FoundBody(Any), BodyFinder.Named("Ausschuss", WithAny));

    [Theory]
    [InlineData("Kreistag")]
    [InlineData("Integrationsrat")]
    [InlineData("")]
    public void Is_not_found(string text)
    {
        Assert.Equal(new FoundBody(Body: null), BodyFinder.Named(text, WithAny));
        Assert.Equal(new FoundBody(Body: null), BodyFinder.In(text, WithAny));
    }

    [Theory]
    [InlineData("12. Sitzung des Rates", "rat")]
    [InlineData("Rat der Stadt Siegen", "rat")]
    [InlineData("Sitzung des Haupt- und Finanzausschusses (HFA)", "hfa")]
    [InlineData("Finanzausschuss, öffentlich", "hfa")]
    public void Is_found_in_the_title_of_an_entry(string title, string key) => Assert.Equal(key, BodyFinder.In(title, WithAny).Body?.Key);

    [Theory]
    [InlineData("Rat und HFA gemeinsam")]
    [InlineData("Unterausschuss des Finanzausschusses")]
    public void Is_ambiguous_when_two_are_named(string title) => Assert.Equal(new FoundBody(Body: null, IsAmbiguous: true), BodyFinder.In(title, WithAny));
}
