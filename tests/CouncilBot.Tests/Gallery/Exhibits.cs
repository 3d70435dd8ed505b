namespace CouncilBot.Tests.Gallery;

/// <summary>Every card the product can send, in each of its states.</summary>
internal static class Exhibits
{
    /// <summary>The exhibits by name.</summary>
    public static IReadOnlyDictionary<string, Exhibit> All { get; } =
        AnswerExhibits.All.Concat(HandoverExhibits.All).Concat(OpenQuestionsExhibits.All).Concat(FirstStepsExhibits.All).Concat(MemberExhibits.All).ToDictionary(e => e.Name, StringComparer.Ordinal);
}
