using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Hosting.Doctor;

/// <summary>Whether the documents can be opened and the data of the agreements beside them can be read.</summary>
internal sealed class PapersCheck(Settings settings, string data, Language language)
{
    private readonly Texts _texts = Texts.Of<DoctorCommand>(language);
    private readonly Lazy<(KnowledgeBase? Knowledge, IReadOnlyList<SeedError> Errors)> _opened =
        new(() => KnowledgeBase.Open(settings.Seeds, data, settings.IndexMegabytes * 1024L * 1024));

    public IReadOnlyList<Finding> Documents()
    {
        var (knowledge, errors) = _opened.Value;
        return knowledge is null
            ? [.. errors.Select(e => Finding.Problem(KnowledgeStart.Line(e, language)))]
            : [Finding.Good(_texts["DocumentsGood", knowledge.Collections.Count, string.Join(", ", knowledge.Collections)])];
    }

    public IReadOnlyList<Finding> Agreements()
    {
        if (_opened.Value.Knowledge is not { } knowledge)
            return [Finding.Skipped(_texts["DocumentsFirst"])];

        var (agreements, errors) = AgreementFiles.Read(knowledge, settings.Seeds, data);
        if (errors.Count > 0)
            return [.. errors.Select(e => Finding.Problem(new StartRefusal(language).Of(e.File, e.Error)))];

        return agreements.Count == 0
            ? [Finding.Problem(_texts["AgreementsNone", AgreementFiles.Name])]
            : [Finding.Good(_texts["AgreementsGood", agreements.Count, string.Join(", ", agreements.Select(a => a.Id).Order(StringComparer.Ordinal))])];
    }
}
