using CouncilBot.Coalition.Rules;

namespace CouncilBot.Coalition.Agreements;

/// <summary>Reads what occurs in several rules.</summary>
internal static class RuleValues
{
    private static readonly Dictionary<string, Roles> RoleNames = new(StringComparer.Ordinal)
    {
        ["member"] = Roles.Member,
        ["board"] = Roles.Board,
        ["chair"] = Roles.Chair,
        ["manager"] = Roles.FactionManager,
        ["mayor"] = Roles.Mayor,
    };

    public static IReadOnlyList<RuleSource> Quotes(Place rule, int least = 1)
    {
        var quotes = rule.List("quotes", AgreementLimits.Quotes, q => Quote(q)!);
        if (quotes.Count < least)
            rule.Wrong(AgreementProblem.QuoteMissing);

        return quotes;
    }

    public static RuleSource? Quote(Place? quote)
    {
        if (quote is null)
            return null;

        quote.Object("document", "words");
        return new RuleSource(quote.Need("document")?.Name() ?? "", quote.Need("words")?.Words() ?? "");
    }

    /// <summary>A number is a setting of the coalition; one with a quote is the agreement's.</summary>
    public static Term Term(Place term)
    {
        if (term.IsNumber)
            return new Term(Days(term));

        term.Object("days", "quote");
        return new Term(term.Need("days") is { } days ? Days(days) : 0, Quote(term.Need("quote", AgreementProblem.QuoteMissing)));
    }

    /// <summary>A text, or one for each language.</summary>
    public static LocalName Name(Place? name)
    {
        if (name is null)
            return new LocalName("", "");

        if (name.IsText)
        {
            var both = name.Name();
            return new LocalName(both, both);
        }

        name.Object("de", "en");
        return new LocalName(name.Need("de", AgreementProblem.NameMissing)?.Name() ?? "", name.Need("en", AgreementProblem.NameMissing)?.Name() ?? "");
    }

    public static IReadOnlyList<string> OtherWords(Place entry) => entry.List("words", AgreementLimits.OtherWords, w => w.Name());

    public static Roles SomeRoles(Place entry, string member, int least = 1)
    {
        var list = least > 0 ? entry.Need(member) : entry.Find(member);
        var named = entry.List(member, RoleNames.Count, r => r.Choice(RoleNames));
        if (list is not null && named.Count < least)
            list.Wrong(AgreementProblem.Missing);

        return named.Aggregate(Roles.None, (roles, role) => roles | (role ?? Roles.None));
    }

    private static int Days(Place days) => days.Whole(AgreementLimits.Days, AgreementProblem.DaysOutOfRange);
}
