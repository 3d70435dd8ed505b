using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Messages;

/// <summary><c>messages list</c>: what is stuck, by numbers and codes. Words and names are nobody's business here.</summary>
internal sealed class ListMessagesCommand(CouncilDb db, Terminal terminal, TimeProvider time)
{
    /// <summary>On a screen; programs get all.</summary>
    private const int MostLines = 200;

    private readonly Texts _texts = Texts.Of<ListMessagesCommand>(terminal.Language);

    public async Task<int> RunAsync(OutboxState? state, bool asJson, CancellationToken cancellation)
    {
        var counts = await StuckMessages.CountAsync(db, cancellation);
        var messages = await StuckMessages.ListAsync(db, state, asJson ? int.MaxValue : MostLines + 1, cancellation);
        if (asJson)
        {
            var ordered = counts.OrderBy(c => c.Key).ToDictionary(c => c.Key.ToString(), c => c.Value, StringComparer.Ordinal);
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(new MessagesJson(ordered, messages), MessagesContext.Default.MessagesJson));
            return Exit.Success;
        }

        await terminal.Out.WriteLineAsync(_texts["Counts", counts.Count == 0 ? _texts["Nothing"] : string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{_texts[$"State{c.Key}"]} {c.Value.ToString(_texts.Culture)}"))]);
        foreach (var m in messages.Take(MostLines))
        {
            await terminal.Out.WriteLineAsync(_texts[
                "Message",
                m.Id,
                m.CoalitionId ?? "–",
                _texts[$"Kind{m.Kind}"],
                _texts[$"State{m.State}"],
                m.Attempts,
                Age(time.GetUtcNow().UtcDateTime - m.CreatedUtc),
                BerlinTime.Of(m.DueUtc).ToString("g", _texts.Culture),
                m.LastError ?? "–"]);
        }

        if (messages.Count > MostLines)
            await terminal.Out.WriteLineAsync(_texts["More", MostLines]);

        return Exit.Success;
    }

    private string Age(TimeSpan age) => age.TotalDays >= 2 ? _texts["Days", (int)age.TotalDays] : age.TotalHours >= 2 ? _texts["Hours", (int)age.TotalHours] : _texts["Minutes", (int)age.TotalMinutes];
}

/// <summary>The list for programs.</summary>
internal sealed record MessagesJson(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<MessageEntry> Messages);

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MessagesJson))]
internal sealed partial class MessagesContext : JsonSerializerContext;
