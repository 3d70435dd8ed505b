namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>What words of a question point at; the words themselves stand in GermanRuleWords.txt and EnglishRuleWords.txt.</summary>
internal enum RuleCue
{
    /// <summary>Voting.</summary>
    Vote,

    /// <summary>Another vote than the partners'.</summary>
    Deviate,

    /// <summary>The same vote.</summary>
    Alike,

    /// <summary>A free vote.</summary>
    Free,

    /// <summary>Conscience.</summary>
    Conscience,

    /// <summary>The budget.</summary>
    Budget,

    /// <summary>A statute on fees.</summary>
    FeeStatute,

    /// <summary>Offices and seats as a subject of votes.</summary>
    Personnel,

    /// <summary>The council's own competence.</summary>
    Competence,

    /// <summary>A motion.</summary>
    Motion,

    /// <summary>An inquiry.</summary>
    Inquiry,

    /// <summary>A resolution.</summary>
    Resolution,

    /// <summary>An initiative.</summary>
    Initiative,

    /// <summary>Coordination with the partner.</summary>
    Coordinate,

    /// <summary>Doing something without the partner.</summary>
    Alone,

    /// <summary>Bringing something in.</summary>
    Submit,

    /// <summary>No consensus.</summary>
    Dissent,

    /// <summary>What follows.</summary>
    Happens,

    /// <summary>Proposing somebody.</summary>
    Propose,

    /// <summary>An office.</summary>
    Office,

    /// <summary>The partners' regular meeting.</summary>
    Committee,

    /// <summary>That something meets, and when.</summary>
    Meets,

    /// <summary>What one may, must or can.</summary>
    May,

    /// <summary>Who.</summary>
    Who,

    /// <summary>Words that go with any rule.</summary>
    Any,
}
