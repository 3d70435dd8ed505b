using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Rules;

/// <summary>Rules on a card: whatever a card says of a rule, its words stand below, set off like every quote.</summary>
internal sealed class RuleView(RuleQuotes quotes)
{
    /// <summary>One quote with its citation; null: the documents no longer have it, which is said in its place.</summary>
    public static CardElement Quote(RuleQuote? quote, Texts texts) =>
        quote is null ? Styled.Plain(texts["Gone"]) with { IsSubtle = true } : PassageView.Quote(quote.Words, quote.Citation);

    /// <summary>The quotes of a rule; in place of one that the documents no longer have it is said that it is gone.</summary>
    public IEnumerable<CardElement> Of(Visit visit, IEnumerable<RuleSource> sources) => Of(visit.Texts<RuleView>(), visit.Member.Collection, sources);

    /// <inheritdoc cref="Of(Visit, IEnumerable{RuleSource})"/>
    public IEnumerable<CardElement> Of(Texts texts, string collection, IEnumerable<RuleSource> sources) =>
        sources.Select(s => Quote(quotes.Of(collection, s), texts));
}
