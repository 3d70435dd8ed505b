using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.PartnerNotices.Write;

/// <summary>The form for a notice to the partner.</summary>
internal static class PartnerNoticeForm
{
    public const string TextInput = "text";

    /// <summary>The form, with what was written so far.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="data">Which notice it is.</param>
    /// <param name="text">What was written so far, or null.</param>
    /// <param name="note">What has to be said first, or null.</param>
    public static Response Show(Visit visit, IReadOnlyDictionary<string, string> data, string? text, string? note)
    {
        var texts = visit.Texts<PartnerNoticeResources>();
        List<CardElement> body = [Styled.Title(texts["FormTitle"])];
        if (note is not null)
            body.Add(Styled.Bold(note));

        body.Add(Styled.Plain(texts["FormIntro"]));
        body.Add(new InputText(TextInput, texts["TextLabel"])
        {
            IsMultiline = true,
            MaxLength = PartnerNotice.LongestText,
            Value = text,
            IsRequired = true,
            ErrorMessage = texts["TextMissing"],
        });
        body.Add(new ActionSet([new ExecuteAction(texts["Next"], CheckPartnerNoticeHandler.Verb) { Data = data }]));
        body.Add(Styled.Small(texts["FormInWords"]));
        var card = new AdaptiveCard { Language = texts.Tag, FallbackText = $"{texts["FormTitle"]}. {texts["FormInWords"]}", Body = body };
        return visit.Turn.Action is null ? Response.Show(card, texts["FormTitle"]) : Response.Replace(card, texts["FormTitle"]);
    }
}
