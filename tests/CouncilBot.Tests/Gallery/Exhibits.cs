namespace CouncilBot.Tests.Gallery;

/// <summary>Every card the product can send, in each of its states.</summary>
internal static class Exhibits
{
    /// <summary>The exhibits by name.</summary>
    public static IReadOnlyDictionary<string, Exhibit> All { get; } = new[]
    {
        AnswerExhibits.All,
        DeviationExhibits.All,
        FirstStepsExhibits.All,
        HandoverExhibits.All,
        PartnerNoticeExhibits.All,
        MeetingExhibits.All,
        MemberExhibits.All,
        MessageExhibits.All,
        MotionExhibits.All,
        OpenQuestionsExhibits.All,
        ReminderExhibits.All,
        ResultExhibits.All,
        RuleExhibits.All,
        SessionExhibits.All,
    }
    .SelectMany(e => e)
    .ToDictionary(e => e.Name, StringComparer.Ordinal);
}
