using System.Globalization;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Matters;

/// <summary>What the buttons of a matter's card carry: which matter, and how many of its events the card shows.</summary>
/// <param name="Id">The matter.</param>
/// <param name="Seen">How many events the card shows; a card that shows fewer than there are gets the current one.</param>
internal readonly record struct MatterRef(Guid Id, int Seen)
{
    private const string Matter = "matter";
    private const string SeenEvents = "seen";

    /// <summary>What the pressed button carries; null when its data are not ours.</summary>
    public static MatterRef? Of(Visit visit) => visit.InputId(Matter) is { } id ? new MatterRef(id, visit.InputNumber(SeenEvents, int.MaxValue)) : null;

    /// <summary>The data of the button that begins a matter: its identity, so that pressing twice begins one.</summary>
    public static IReadOnlyDictionary<string, string> DataOfNew(Guid id) => new Dictionary<string, string>(StringComparer.Ordinal) { [Matter] = id.ToString("N") };

    /// <summary>The data of a button.</summary>
    public static IReadOnlyDictionary<string, string> Data(MatterRow row) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Matter] = row.Id.ToString("N"),
        [SeenEvents] = row.Events.ToString(CultureInfo.InvariantCulture),
    };
}
