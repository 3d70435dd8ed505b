namespace CouncilBot.Coalition.Rules;

/// <summary>
/// The place of a rule in the agreement: the document and some of its words, exactly as they stand there and only once. Who shows
/// the rule shows these words with the citation of the passage that holds them.
/// </summary>
/// <param name="Document">Short name of the document within its collection, such as <c>kooperationsvertrag</c>.</param>
/// <param name="Words">The exact words; they lie within one passage.</param>
public sealed record RuleSource(string Document, string Words);

/// <summary>A name in both languages of the bot; where a name has no English, both are the same.</summary>
/// <param name="German">German.</param>
/// <param name="English">English.</param>
public sealed record LocalName(string German, string English);
