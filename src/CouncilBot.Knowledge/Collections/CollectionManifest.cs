using System.Text.Json.Serialization;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Collections;

/// <summary>The file documents.json of a collection folder: which documents it holds and what layout alone does not tell.</summary>
internal sealed record CollectionManifest
{
    public required string Name { get; init; }

    public required IReadOnlyList<DocumentManifest> Documents { get; init; }

    /// <summary>Whether no list has a null in it, which JSON can have and the reader of JSON lets pass.</summary>
    public bool IsComplete() =>
        Documents.All(d => d is not null && (d.Chapters ?? []).All(c => c is not null) && (d.EarlierFiles ?? []).All(f => f is not null));
}

internal sealed record DocumentManifest
{
    public required string Id { get; init; }

    public required string File { get; init; }

    public required string Title { get; init; }

    public required string ShortTitle { get; init; }

    public IReadOnlyList<string>? Chapters { get; init; }

    public TypeLegend? Bold { get; init; }

    /// <summary>Earlier versions of the document, oldest first, kept so that old citations stay resolvable.</summary>
    public IReadOnlyList<string>? EarlierFiles { get; init; }

    public DocumentInfo ToInfo(string collection) => new()
    {
        Id = Id,
        Collection = collection,
        Title = Title,
        ShortTitle = ShortTitle,
        Chapters = Chapters ?? [],
        Bold = Bold,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CollectionManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
