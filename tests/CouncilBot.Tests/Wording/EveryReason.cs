using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Asking.Ask;
using CouncilBot.Features.Documents.Import;
using CouncilBot.Features.Documents.List;
using CouncilBot.Features.Sessions;
using CouncilBot.Features.Sessions.Import;
using CouncilBot.Features.Sessions.Sync;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Index;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Sessions;
using CouncilBot.Storage.Sessions.OParl;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Tests.Wording;

/// <summary>The value of an enum is the name of its text: a new value without wording fails here, not before a person.</summary>
public sealed class EveryReason
{
    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_refusing_a_session_has_a_text(Language language) =>
        AllWorded<SessionFaults>(language, Enum.GetNames<SessionProblem>());

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_refusing_a_file_of_sessions_has_a_text(Language language) =>
        AllWorded<ImportSessionsCommand>(language, Enum.GetNames<SessionFileProblem>().Concat(Enum.GetNames<SessionColumn>().Select(c => $"Column{c}")));

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_refusing_a_server_has_a_text(Language language) =>
        AllWorded<SyncSessionsCommand>(language, Enum.GetNames<OParlProblem>().Concat(Enum.GetNames<OParlGap>().Select(g => $"Gap{g}")));

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_refusing_a_question_has_a_text(Language language) =>
        AllWorded<AskCommand>(language, Enum.GetNames<QuestionRefusal>());

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_a_turn_without_its_result_has_a_text(Language language) =>
        AllWorded<TurnHandler>(language, Enum.GetNames<TurnTrouble>());

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_finding_a_passage_has_a_text(Language language) =>
        AllWorded<AskCommand>(language, Enum.GetNames<MatchKind>().Select(k => $"Kind{k}"));

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_refusing_a_file_has_a_text(Language language) =>
        AllWorded<ImportDocumentCommand>(language, Enum.GetNames<ImportRefusal>());

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_refusing_an_import_has_a_text(Language language) =>
        AllWorded<ImportDocumentCommand>(language, Enum.GetNames<DataFolderRefusal>());

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_an_import_to_be_done_has_a_text(Language language) =>
        AllWorded<ImportDocumentCommand>(language, Enum.GetNames<ImportEffect>());

    [Fact]
    public void About_imports_has_a_name_of_its_own()
    {
        string[] names = [.. Enum.GetNames<ImportRefusal>(), .. Enum.GetNames<DataFolderRefusal>(), .. Enum.GetNames<ImportEffect>()];

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_leaving_a_block_out_has_a_text(Language language) =>
        AllWorded<ListDocumentsCommand>(language, Enum.GetNames<SkipReason>());

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_not_starting_has_a_text(Language language) =>
        AllWorded<KnowledgeStart>(language, Enum.GetNames<SeedProblem>().Where(p => p != nameof(SeedProblem.Glossary)));

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_a_glossary_to_be_wrong_has_a_text(Language language) =>
        AllWorded<KnowledgeStart>(language, Enum.GetNames<GlossaryProblem>().Select(p => $"Glossary{p}"));

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void For_the_data_of_an_agreement_to_be_wrong_has_a_text(Language language) =>
        AllWorded<StartRefusal>(language, Enum.GetNames<AgreementProblem>());

    private static void AllWorded<TFeature>(Language language, IEnumerable<string> names)
    {
        var texts = Texts.Of<TFeature>(language);
        Assert.All(names, name => Assert.NotEmpty(texts[name]));
    }
}
