namespace CouncilBot.Features.Reminders;

/// <summary>Wording of everything about reminders.</summary>
internal sealed class RemindersResources;
