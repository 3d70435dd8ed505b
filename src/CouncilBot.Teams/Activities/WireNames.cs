namespace CouncilBot.Teams.Activities;

/// <summary>Types of activities that are acted upon.</summary>
public static class ActivityTypes
{
    /// <summary>Text, or a card submitted without a word.</summary>
    public const string Message = "message";

    /// <summary>Somebody came or went.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was installed, removed or upgraded.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>A call that is answered in the response.</summary>
    public const string Invoke = "invoke";

    /// <summary>"… is typing".</summary>
    public const string Typing = "typing";
}

/// <summary>Names of the invokes that are answered; every other name gets 501.</summary>
public static class InvokeNames
{
    /// <summary>An <c>Action.Execute</c> was pressed or a card refreshes itself.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";

    /// <summary>Search from the compose box.</summary>
    public const string ComposeExtensionQuery = "composeExtension/query";

    /// <summary>A dialog opens.</summary>
    public const string TaskFetch = "task/fetch";

    /// <summary>A dialog was submitted.</summary>
    public const string TaskSubmit = "task/submit";
}

/// <summary>Media types of attachments and of the bodies of invoke responses.</summary>
public static class ContentTypes
{
    /// <summary>An Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>A short note to the person who pressed a button.</summary>
    public const string Message = "application/vnd.microsoft.activity.message";

    /// <summary>An error shown to the person who pressed a button.</summary>
    public const string Error = "application/vnd.microsoft.error";
}
