using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class TheFiveDocuments
{
    public static TheoryData<string, string> All => new()
    {
        { "siegen", "kooperationsvertrag" },
        { "krefeld", "buendnisvereinbarung" },
        { "siegburg", "produktstrategie" },
        { "siegburg", "bericht-arbeitskreis" },
        { "soest", "zukunftsprogramm" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Are_cut_into_the_approved_passages(string collection, string id) =>
        Approved.Matches($"{collection}-{id}", PassageListing.Of(Seeds.Read(collection, id)));
}
