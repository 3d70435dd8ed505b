namespace CouncilBot.Coalition.Rules;

/// <summary>All places of an agreement its rules point at.</summary>
public static class RuleSources
{
    /// <summary>Every pointer with its JSON path in the data of the agreement, in the order of the types.</summary>
    public static IEnumerable<(string Path, RuleSource Source)> Of(CoalitionRules rules)
    {
        var (voting, motions) = (rules.Voting, rules.Motions);
        IEnumerable<(string Path, RuleSource? Source)> all =
        [
            .. voting.Rules.SelectMany((r, i) => Quotes($"voting.rules[{i}]", r.Quotes)),
            ("voting.conscience", voting.Conscience),
            .. motions.Kinds.SelectMany((k, i) => Quotes($"motions.kinds[{i}]", k.Quotes)),
            ("motions.aim", motions.Aim),
            .. motions.Ladder.SelectMany((s, i) => Quotes($"motions.ladder[{i}]", s.Quotes).Append(($"motions.ladder[{i}].days.quote", s.Time?.Quote))),
            ("motions.alone", motions.Alone),
            ("motions.financialException", motions.FinancialException),
            .. (rules.Proposals?.Rights ?? []).SelectMany((r, i) => Quotes($"proposals.rights[{i}]", r.Quotes)),
            ("proposals.successor", rules.Proposals?.Successor),
            .. Quotes("committee", rules.Committee?.Quotes ?? []),
            .. Quotes("earlyInformation", rules.EarlyInformation),
            ("terms.reply.quote", rules.Terms.Reply.Quote),
            ("terms.notice.quote", rules.Terms.Notice.Quote),
        ];
        return all.Where(s => s.Source is not null).Select(s => ($"$.rules.{s.Path}", s.Source!));
    }

    private static IEnumerable<(string Path, RuleSource? Source)> Quotes(string path, IReadOnlyList<RuleSource> quotes) =>
        quotes.Select((q, i) => ($"{path}.quotes[{i}]", (RuleSource?)q));
}
