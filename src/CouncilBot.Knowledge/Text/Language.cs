namespace CouncilBot.Knowledge.Text;

/// <summary>A language people ask in.</summary>
public enum Language
{
    /// <summary>German, the language of the documents.</summary>
    German,

    /// <summary>English.</summary>
    English,
}
