using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Hosting;

/// <summary>The wording of one feature in one language: the resource files named like the type and lying beside it.</summary>
internal sealed class Texts
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly ConcurrentDictionary<(Type Feature, Language Language), Texts> Known = new();

    private readonly ResourceManager _resources;

    private Texts(Type feature, Language language)
    {
        _resources = new ResourceManager(feature.FullName!, feature.Assembly);
        Language = language;
        (Culture, Tag, Locale) = language == Language.German ? (German, "de", "de-DE") : (English, "en", "en-GB");
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>How numbers and dates are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Language as a BCP-47 tag.</summary>
    public string Tag { get; }

    /// <summary>Language and country as a BCP-47 tag.</summary>
    public string Locale { get; }

    /// <summary>The text with this name.</summary>
    public string this[string name] =>
        _resources.GetString(name, Culture) ?? throw new MissingManifestResourceException($"{_resources.BaseName} has no text {name}.");

    /// <summary>The text with this name, its gaps filled.</summary>
    public string this[string name, params object?[] values] => string.Format(Culture, this[name], values);

    public static Texts Of<TFeature>(Language language) => Known.GetOrAdd((typeof(TFeature), language), key => new Texts(key.Feature, key.Language));
}
