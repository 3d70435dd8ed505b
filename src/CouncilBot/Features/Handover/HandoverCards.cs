using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Handover.Agenda;
using CouncilBot.Features.Handover.Reply;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Handover;

/// <summary>The cards of a question that is given to the managers of a faction.</summary>
internal static class HandoverCards
{
    /// <summary>Longest reply, in characters.</summary>
    public const int LongestReply = 2_000;

    /// <summary>What a manager sees: the question, and a field for the reply until there is one.</summary>
    /// <param name="texts">Wording in the manager's language.</param>
    /// <param name="handover">The question.</param>
    /// <param name="askedBy">Name of who asks, or null when their data were deleted.</param>
    /// <param name="repliedBy">Name of who replied, or null while it is open.</param>
    /// <param name="note">Words below the reply, when it reached nobody.</param>
    /// <param name="hasCommittee">Whether the coalition has a committee, to whose agenda the question may go.</param>
    public static AdaptiveCard ForManager(Texts texts, HandoverRow handover, string? askedBy, string? repliedBy, string? note, bool hasCommittee)
    {
        List<CardElement> body =
        [
            Styled.Title(texts["ManagerTitle"]),
            Styled.Beneath(texts["AskedBy", askedBy ?? texts["Somebody"]]),
            Asked(handover),
        ];
        if (handover.Reply is { } reply)
        {
            body.Add(Styled.Small(texts["RepliedBy", repliedBy ?? texts["Somebody"]]) with { Separator = true, Spacing = Spacing.Medium });
            body.Add(Words(reply));
            if (note is not null)
                body.Add(Styled.Plain(note));
        }
        else
        {
            body.Add(new InputText(ReplyHandler.ReplyInput, texts["ReplyLabel"]) { IsMultiline = true, MaxLength = LongestReply, IsRequired = true, ErrorMessage = texts["ReplyMissing"] });
            body.Add(new ActionSet([new ExecuteAction(texts["Send"], ReplyHandler.Verb) { Data = Data(handover) }, .. ToAgenda()]));
            body.Add(Styled.Small($"{texts["NotCoveredByAgreement"]} {(hasCommittee ? texts["AgendaInWords", texts["InWords", ShortId(handover.Id)], ShortId(handover.Id)] : texts["InWords", ShortId(handover.Id)])}"));
        }

        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts["ManagerFallback", handover.Text, ShortId(handover.Id)],
            Body = body,
        };

        IEnumerable<CardAction> ToAgenda() => hasCommittee ? [new ExecuteAction(texts["ToAgenda"], QuestionAgendaHandler.Verb) { Data = Data(handover), AssociatedInputs = AssociatedInputs.None }] : [];
    }

    /// <summary>What the asker gets: the reply, marked as the manager's and not the agreement's.</summary>
    public static AdaptiveCard ForAsker(Texts texts, HandoverRow handover, string repliedBy) => new()
    {
        Language = texts.Tag,
        FallbackText = texts["AskerFallback", repliedBy, handover.Reply],
        Body =
        [
            Styled.Title(texts["AskerTitle", repliedBy]),
            Styled.Beneath(texts["NotTheAgreement"]),
            Styled.Small(texts["YourQuestion"]) with { Spacing = Spacing.Medium },
            Asked(handover),
            Words(handover.Reply!) with { Separator = true, Spacing = Spacing.Medium },
        ],
    };

    /// <summary>The first letters of the identity, by which a handover is named in words.</summary>
    public static string ShortId(Guid id) => id.ToString("N")[..Phrase.IdentityLength].ToUpperInvariant();

    private static Dictionary<string, string> Data(HandoverRow handover) => new(StringComparer.Ordinal) { ["handover"] = handover.Id.ToString("N") };

    private static RichText Asked(HandoverRow handover) => new([new TextRun(handover.Text) { IsItalic = true }]) { Spacing = Spacing.Small };

    /// <summary>Not in a block like a quote: these are nobody's words but the manager's.</summary>
    private static RichText Words(string text) => new([new TextRun(text)]);
}
