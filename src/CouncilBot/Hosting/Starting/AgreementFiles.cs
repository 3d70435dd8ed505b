using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Rules;
using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Hosting.Starting;

/// <summary>
/// Finds <c>agreement.json</c> beside the documents of each collection; the data folder goes before the seeds. A rule whose words
/// are not in the documents is an error of the file like any other: no rule is applied that cannot be shown.
/// </summary>
internal static class AgreementFiles
{
    public const string Name = "agreement.json";

    /// <summary>All agreements, and what is wrong with those that cannot be read, by file.</summary>
    public static (IReadOnlyList<Agreement> Agreements, IReadOnlyList<(string File, AgreementError Error)> Errors) Read(KnowledgeBase knowledge, string seeds, string data)
    {
        var agreements = new List<Agreement>();
        var errors = new List<(string, AgreementError)>();
        foreach (var collection in knowledge.Collections)
        {
            if (new[] { data, seeds }.Select(root => Path.Combine(root, collection, Name)).FirstOrDefault(File.Exists) is not { } file)
                continue;

            var (agreement, wrong) = ReadFile(collection, file);
            if (agreement is not null)
                wrong = RuleQuotes.Check(agreement, knowledge.DocumentsOf(collection));

            errors.AddRange(wrong.Select(e => (file, e)));
            if (agreement is not null && wrong.Count == 0)
                agreements.Add(agreement);
        }

        return (agreements, errors);
    }

    private static (Agreement? Agreement, IReadOnlyList<AgreementError> Errors) ReadFile(string collection, string file)
    {
        try
        {
            return AgreementReader.Read(collection, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new AgreementError(AgreementProblem.Malformed, "$")]);
        }
    }
}
