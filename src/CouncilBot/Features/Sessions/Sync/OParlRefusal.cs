namespace CouncilBot.Features.Sessions.Sync;

/// <summary>Why nothing was taken over from a server; each is worded beside the command.</summary>
internal enum OParlProblem
{
    /// <summary>No address of the web.</summary>
    AddressInvalid,

    /// <summary>The address holds a name or a password, which are never sent.</summary>
    AddressHasPassword,

    /// <summary>The address, or what its name stands for, is of a private network; the value is the host.</summary>
    AddressPrivate,

    /// <summary>No such name; the value is the host.</summary>
    HostUnknown,

    /// <summary>Nobody answers, or breaks off.</summary>
    Unreachable,

    /// <summary>The certificate is not trusted.</summary>
    CertificateInvalid,

    /// <summary>One answer took too long; the value is the limit in seconds.</summary>
    AnswerTooSlow,

    /// <summary>All of it took too long; the value is the limit in minutes.</summary>
    TookTooLong,

    /// <summary>The server wants to know who asks; the value is its status.</summary>
    LoginNeeded,

    /// <summary>There is nothing at this address.</summary>
    NotFound,

    /// <summary>The server has too much to do; the value is its status.</summary>
    ServerBusy,

    /// <summary>Another status, which is the value.</summary>
    ServerFailed,

    /// <summary>It redirects, or a link leads, to another host; the value is that host.</summary>
    LeadsElsewhere,

    /// <summary>It redirects again and again.</summary>
    TooManyRedirects,

    /// <summary>One answer is too large; the value is the limit in megabytes.</summary>
    AnswerTooLarge,

    /// <summary>All of it is too large; the value is the limit in megabytes.</summary>
    TooMuch,

    /// <summary>Too many pages; the value is the limit.</summary>
    TooManyPages,

    /// <summary>Too many meetings; the value is the limit.</summary>
    TooManyMeetings,

    /// <summary>Too many sessions to come; the value is the limit.</summary>
    TooManySessions,

    /// <summary>The answer is no JSON, or nested too deeply.</summary>
    NotJson,

    /// <summary>The answer is JSON and not OParl.</summary>
    NotOParl,

    /// <summary>The body has no list of meetings.</summary>
    NoMeetings,

    /// <summary>The system has no bodies.</summary>
    NoBody,

    /// <summary>The system has several bodies and none is named; the choices are they.</summary>
    SeveralBodies,

    /// <summary>The system has no such body, or several; the value is what was named, the choices are the bodies.</summary>
    BodyUnknown,
}

/// <summary>Why nothing was taken over from a server.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Value">What the problem says; for the person at the terminal, not for logs.</param>
internal sealed record OParlRefusal(OParlProblem Problem, string? Value = null)
{
    /// <summary>Between what one may choose.</summary>
    public IReadOnlyList<OParlBody> Choices { get; init; } = [];
}

/// <summary>A body of a server.</summary>
/// <param name="Id">Its identity, an address; null: none.</param>
/// <param name="Name">Its name; null: none.</param>
/// <param name="ShortName">Its short name; null: none.</param>
/// <param name="Meetings">Where its meetings are; null: nowhere.</param>
internal sealed record OParlBody(string? Id, string? Name, string? ShortName, string? Meetings);

/// <summary>What was asked for, or why not.</summary>
/// <param name="Value">What was asked for; null where it was refused.</param>
/// <param name="Refusal">Why not; null where there is a value.</param>
internal readonly record struct Answer<T>(T? Value, OParlRefusal? Refusal)
    where T : class
{
    public static implicit operator Answer<T>(T value) => new(value, Refusal: null);

    public static implicit operator Answer<T>(OParlRefusal refusal) => new(Value: null, refusal);

    public static implicit operator Answer<T>(OParlProblem problem) => new(Value: null, new OParlRefusal(problem));
}
