namespace CouncilBot.Coalition.Sessions;

/// <summary>A session as a matter refers to it: one that is known, or only words for one that is not known yet.</summary>
/// <param name="Id">Its identity; null while it is not known.</param>
/// <param name="StartUtc">When it begins, UTC; null while it is not known.</param>
/// <param name="Day">Its local day; null while it is not known.</param>
/// <param name="Body">Key of the body, where it is known.</param>
/// <param name="Words">What people call it, where it is not known.</param>
public sealed record SessionRef(Guid? Id, DateTime? StartUtc, DateOnly? Day, string? Body, string? Words)
{
    /// <summary>Whether it has begun; one without a time has not.</summary>
    public bool HasBegun(DateTime nowUtc) => StartUtc is { } start && nowUtc >= start;
}

/// <summary>An item of the agenda as a matter refers to it.</summary>
/// <param name="Id">Its identity; null while it is not known.</param>
/// <param name="Number">Its number, such as <c>7.1</c>; null where there is none.</param>
/// <param name="Title">Its title, or what people call it.</param>
public sealed record ItemRef(Guid? Id, string? Number, string Title);
