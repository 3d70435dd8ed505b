using System.Text.Json;

namespace CouncilBot.Tests.Gallery;

/// <summary>One card of the gallery.</summary>
/// <param name="Name">Name of its file and of its pictures.</param>
/// <param name="Maker">The place of the product that makes it, as <see cref="CardMakers"/> names it.</param>
/// <param name="Route">The function that answers with it or sends it; null when nobody asked for it.</param>
/// <param name="ShowAsync">Lets people do what leads to it.</param>
internal sealed record Exhibit(string Name, string Maker, string? Route, Func<Guide, Task<JsonElement>> ShowAsync);
