using CouncilBot.Features.Installing;
using CouncilBot.Features.Members.Strangers;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.EraseMyData;

/// <summary>
/// "Meine Daten löschen": says what goes and what stays, and asks; only what is asked for a second time, by the button or by
/// other words, is done. Afterwards the person is a stranger.
/// </summary>
internal sealed class EraseMyDataHandler(Installations installations, TimeProvider time) : IHandler
{
    public const string Verb = "mydata.erase";

    /// <summary>The words that confirm.</summary>
    public const string ConfirmedInGerman = "meine daten (endgültig|unwiderruflich) (löschen|entfernen)";

    /// <inheritdoc cref="ConfirmedInGerman"/>
    public const string ConfirmedInEnglish = "(delete|erase|remove) [all] my data for good";

    /// <summary>What the button does; on the card, see <see cref="EraseMyDataCard"/>.</summary>
    internal const string Confirm = "confirm";

    /// <inheritdoc cref="Confirm"/>
    internal const string Cancel = "cancel";

    /// <summary>Whose data the card is about: pressed by somebody else it does nothing.</summary>
    internal const string Whose = "person";

    private static readonly IReadOnlyList<Phrase> Confirmed = [Phrase.Parse(ConfirmedInGerman), Phrase.Parse(ConfirmedInEnglish)];

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<EraseMyDataHandler>();
        if (visit.Turn.Action is not null && visit.InputId(Whose) == visit.Person.Id && visit.Input(Cancel) == "1")
            return Response.Replace(EraseMyDataCard.Plain(texts, texts["Cancelled"]), texts["Cancelled"]);

        if (IsConfirmed(visit))
            return await EraseAsync(visit, cancellation);

        if (await Roster.ExportAsync(visit.Db, visit.Person.Id, cancellation) is not { } data)
            return Response.Say(visit.Texts<Stranger>()["NotEnrolled"]);

        var card = EraseMyDataCard.Ask(texts, visit.Person, data, await FactionsWithoutAnotherManagerAsync(visit, cancellation));
        return visit.Turn.Action is null ? Response.Show(card, texts["Title"]) : Response.Replace(card, texts["Title"]);
    }

    private static bool IsConfirmed(Visit visit) => visit.Turn.Action is null
        ? Confirmed.Any(p => p.Matches(new Utterance(visit.Turn.Text), out _))
        : visit.InputId(Whose) == visit.Person.Id && visit.Input(Confirm) == "1";

    private async Task<Response> EraseAsync(Visit visit, CancellationToken cancellation)
    {
        var erased = await Roster.EraseAsync(visit.Db, visit.Person.Id, time, cancellation);
        // The reference that this very message would have stored.
        foreach (var entry in visit.Db.ChangeTracker.Entries<ConversationRow>().Where(e => e.State == EntityState.Added).ToList())
            entry.State = EntityState.Detached;

        installations.Forget(visit.Turn.Conversation.ConversationId);
        var texts = visit.Texts<EraseMyDataHandler>();
        var said = texts[erased == Erased.NameStaysInRecords ? "NameStaysInRecords" : "Completely"];
        return visit.Turn.Action is null ? Response.Say(said) : Response.Replace(EraseMyDataCard.Plain(texts, said), said);
    }

    private static async Task<IReadOnlyList<string>> FactionsWithoutAnotherManagerAsync(Visit visit, CancellationToken cancellation)
    {
        var factions = new List<string>();
        foreach (var membership in visit.Person.Memberships.Where(m => m.IsManager))
        {
            var managers = await Roster.ManagersAsync(visit.Db, membership.CoalitionId, membership.FactionKey!, cancellation);
            if (managers.All(m => m.PersonId == visit.Person.Id))
                factions.Add(membership.FactionName!);
        }

        return factions;
    }
}
