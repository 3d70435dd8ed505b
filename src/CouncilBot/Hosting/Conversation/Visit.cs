using System.Text.Json;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Hosting.Conversation;

/// <summary>One turn with the person behind it, as features see it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private Membership? _chosen;
    private CouncilDb? _db;

    /// <summary>The turn.</summary>
    public required Turn Turn { get; init; }

    /// <summary>The store; most visits only answer and never open it.</summary>
    public required CouncilDbFactory Store { get; init; }

    /// <summary>Unit of work, open for the coalition of <see cref="Member"/>.</summary>
    public CouncilDb Db => _db ??= Store.Open((_chosen ?? Known?.Current)?.CoalitionId);

    /// <summary>Whether there is something to commit in the unit of work.</summary>
    public bool HasChanges => _db?.ChangeTracker.HasChanges() == true;

    /// <summary>The question that was answered, to be written down with the turn.</summary>
    public QuestionRow? Asked { get; set; }

    /// <summary>Who it is, or null for people who are not enrolled.</summary>
    public Person? Known { get; init; }

    /// <summary>Language of everything that is not quoted.</summary>
    public required Language Language { get; set; }

    /// <summary>This moment, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The words behind the phrase, as typed; all words for a question.</summary>
    public string Argument { get; set; } = "";

    /// <summary>The short identity that <see cref="Argument"/> begins with, and the words behind it; for phrases that name something so.</summary>
    public (string Id, string Words) Named => Argument.Length < Phrase.IdentityLength
        ? (Argument, "")
        : (Argument[..Phrase.IdentityLength], Argument[Phrase.IdentityLength..].TrimStart([.. " \t\r\n:,;.–-"]).TrimEnd());

    /// <summary>Who it is; only where the route demands enrolment.</summary>
    public Person Person => Known ?? throw new InvalidOperationException("The route lets strangers in.");

    /// <summary>The membership that counts now; only where the route demands it.</summary>
    public Membership Member => _chosen ?? Known?.Current ?? throw new InvalidOperationException("The route does not demand a membership.");

    /// <summary>The visit goes on in another coalition of the same person.</summary>
    public Visit In(Membership membership)
    {
        _chosen = membership;
        if (_db is not null)
            _db.CoalitionId = membership.CoalitionId;

        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _db?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Whether nobody else reads along.</summary>
    public bool IsPersonal => Turn.Scope == ConversationScope.Personal;

    /// <summary>The wording of a feature in the language of the visit.</summary>
    public Texts Texts<TFeature>() => Hosting.Texts.Of<TFeature>(Language);

    /// <summary>A value of the pressed card, cut to a sensible length; null when it is missing or no text.</summary>
    public string? Input(string name, int longest = 200)
    {
        if (Turn.Action is not { } action || !action.Data.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;

        var text = value.GetString()!.Trim();
        return text.Length <= longest ? text : text[..longest];
    }

    /// <summary>A value of the pressed card that is an identity, or null.</summary>
    public Guid? InputId(string name) => Guid.TryParse(Input(name), out var id) ? id : null;

    /// <summary>A value of the pressed card that is a small number of ours, or 0.</summary>
    public int InputNumber(string name, int most) =>
        int.TryParse(Input(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : 0;
}
