namespace CouncilBot.Coalition.Sessions;

/// <summary>An item of an agenda.</summary>
/// <param name="Number">Its number as printed, such as <c>7.1</c>; null where there is none.</param>
/// <param name="Title">Its title.</param>
public sealed record AgendaItem(string? Number, string Title);
