using CouncilBot.Coalition.Rules;

namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>What is said of a rule, before its words are shown.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Sentences">What applies here.</param>
/// <param name="Quotes">Where it stands.</param>
/// <param name="IsNearest">Whether the quotes only come near, since nothing is regulated.</param>
/// <param name="Workflow">The button that begins what can be done: command, name and value of its data, title; null where there is none.</param>
internal sealed record RuleAnswer(string Title, IReadOnlyList<string> Sentences, IReadOnlyList<RuleSource> Quotes, bool IsNearest = false, (string Command, string Name, string? Value, string Title)? Workflow = null);
