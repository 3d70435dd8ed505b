namespace CouncilBot.Coalition.Rules;

/// <summary>What a body is in the order of the municipality.</summary>
public enum BodyKind
{
    /// <summary>The council.</summary>
    Council,

    /// <summary>Main and finance committee (HFA).</summary>
    MainAndFinanceCommittee,

    /// <summary>Any other committee or board.</summary>
    Committee,
}

/// <summary>A body whose sessions votes and motions refer to.</summary>
/// <param name="Key">Short name, such as <c>rat</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">Other words people use for it, such as <c>HFA</c>.</param>
public sealed record Body(string Key, BodyKind Kind, LocalName Name, IReadOnlyList<string> Words);
