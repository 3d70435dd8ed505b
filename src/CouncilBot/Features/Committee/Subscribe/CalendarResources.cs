namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>Names the wording of subscribing to the calendar and of the calendar itself.</summary>
internal sealed class CalendarResources;
