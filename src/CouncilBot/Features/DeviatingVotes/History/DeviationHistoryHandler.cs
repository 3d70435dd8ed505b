using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.DeviatingVotes.Show;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Microsoft.EntityFrameworkCore;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;
using Happened = CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent;

namespace CouncilBot.Features.DeviatingVotes.History;

/// <summary>
/// "Verlauf": who did what and when. What happened before it was announced is for its author alone, and what was written as a
/// reason for those who may read it.
/// </summary>
internal sealed class DeviationHistoryHandler(DeviationDesk desk, DeviationCards cards) : IHandler
{
    public const string Verb = "deviation.history";

    /// <summary>The newest ones; more are counted.</summary>
    private const int MostShown = 30;

    /// <summary>More than two boards have people.</summary>
    private const int MostNames = 40;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(visit, cancellation) is not { } found)
            return Response.Say(visit.Texts<MatterResources>()["NotThere"]);

        var card = await CardAsync(visit, found, cancellation);
        return visit.Turn.Action is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private async Task<AdaptiveCard> CardAsync(Visit visit, Found found, CancellationToken cancellation)
    {
        var texts = visit.Texts<DeviationHistoryHandler>();
        var isAuthor = found.Row.AuthorId == visit.Member.Id && found.Row.FactionKey == visit.Member.FactionKey;
        var entries = await Chronicle.ReadAsync<DeviatingVoteEvent>(visit.Db, found.Row.Id, cancellation);
        var names = await MatterPeople.NamesAsync(visit.Db, entries.Select(e => e.By), cancellation);
        List<(Entry<DeviatingVoteEvent> Entry, string Words)> lines = [];
        DeviatingVote? before = null;
        foreach (var entry in entries)
        {
            if (isAuthor || entry.Audience != Audience.Author)
                lines.Add((entry, await LineAsync(visit, found, before, entry, names, texts, cancellation)));

            before = before is null ? DeviatingVote.From((Happened.Prepared)entry.Happened) : before.Apply(entry.Happened);
        }

        var title = texts["Title", found.Row.ShortId];
        List<CardElement> body =
        [
            Styled.Title(title),
            new RichText([new TextRun(DeviationWords.Of(found.State.Announcement.Item))]) { Spacing = Spacing.Small },
        ];
        if (lines.Count > MostShown)
            body.Add(Styled.Small(texts["Older", lines.Count - MostShown]));

        foreach (var (entry, words) in lines.TakeLast(MostShown))
        {
            body.Add(Styled.Small(texts["When", BerlinTime.Of(entry.AtUtc)]) with { Spacing = Spacing.Medium });
            body.Add(Styled.Plain(words) with { Spacing = Spacing.None });
        }

        if (isAuthor && found.State.IsShared)
            body.AddRange(await ReachedAsync(visit, found, texts, cancellation));

        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body = body,
            Actions = [new ExecuteAction(texts["Back"], ShowDeviationHandler.Verb) { Data = MatterRef.Data(found.Row) }],
        };
    }

    private async Task<string> LineAsync(Visit visit, Found found, DeviatingVote? before, Entry<DeviatingVoteEvent> entry, IReadOnlyDictionary<Guid, string> names, Texts texts, CancellationToken cancellation)
    {
        var words = visit.Texts<DeviationResources>();
        var who = MatterPeople.Person(entry.By is { } by ? names.GetValueOrDefault(by) : null, entry.Faction ?? found.State.Faction, found.Rules, words.Language);
        return entry.Happened switch
        {
            Happened.Announced(var at) => texts[before!.Announcement.Session.HasBegun(at) ? "AnnouncedLate" : "Announced", who, DeviationWords.Of(before.Announcement.Vote, words)],
            Happened.Changed(var after, _) => texts["Changed", who, string.Join(' ', await ChangesAsync(visit, found, before!.Announcement, after, texts, cancellation))],
            Happened.Withdrawn => texts[before!.IsShared ? "Withdrawn" : "Dropped", who],
            Happened.SessionLinked(var session, _) => texts["SessionLinked", who, await cards.SessionAsync(visit.Db, session, words, cancellation)],
            _ => texts[entry.Happened.GetType().Name, who],
        };
    }

    private async Task<IReadOnlyList<string>> ChangesAsync(Visit visit, Found found, Announcement before, Announcement after, Texts texts, CancellationToken cancellation)
    {
        var words = visit.Texts<DeviationResources>();
        List<string> changes = [];
        if (before.Session != after.Session)
            changes.Add(texts["ChangedTo", words["Session"], await cards.SessionAsync(visit.Db, after.Session, words, cancellation), await cards.SessionAsync(visit.Db, before.Session, words, cancellation)]);

        Add("Item", DeviationWords.Of(before.Item), DeviationWords.Of(after.Item));
        Add("Subject", DeviationWords.Of(before.Subject, words), DeviationWords.Of(after.Subject, words));
        Add("Vote", DeviationWords.Of(before.Vote, words), DeviationWords.Of(after.Vote, words));
        Add("Euro", Amount(before.Euro), Amount(after.Euro));
        if (before.IsConscience != after.IsConscience)
            changes.Add(texts[after.IsConscience ? "ChangedConscience" : "ChangedNoConscience"]);

        // Whoever may not read a reason does not learn that it became another one.
        var mayRead = after.ReasonFor.Includes(visit.Actor(), found.Row.AuthorId, found.State.Faction, found.Rules.Rules);
        if (mayRead && before.Reason != after.Reason)
            changes.Add(texts["ChangedReason"]);

        if (mayRead && before.ReasonFor != after.ReasonFor)
            changes.Add(texts["ChangedAudience"]);

        return changes.Count > 0 ? changes : [texts["ChangedNothingForYou"]];

        void Add(string what, string one, string other)
        {
            if (one != other)
                changes.Add(texts["ChangedTo", words[what], other, one]);
        }

        string Amount(decimal? euro) => euro is { } value ? words["EuroValue", value] : "–";
    }

    /// <summary>For who announced: what became of the notices, and who has seen it.</summary>
    private static async Task<IEnumerable<CardElement>> ReachedAsync(Visit visit, Found found, Texts texts, CancellationToken cancellation)
    {
        var seen = await visit.Db.MatterSeen.AsNoTracking()
            .Where(s => s.MatterId == found.Row.Id)
            .OrderBy(s => s.FirstUtc)
            .Take(MostNames)
            .Join(visit.Db.Memberships, s => s.MembershipId, m => m.Id, (s, m) => m.PersonId)
            .Join(visit.Db.People, id => id, p => p.Id, (_, p) => p.Name)
            .ToListAsync(cancellation);
        List<CardElement> lines =
        [
            Styled.Bold(texts["Deliveries"]) with { Separator = true, Spacing = Spacing.Medium },
            .. DeliveryView.Of(await Hosting.Delivery.Deliveries.OfAsync(visit.Db, found.Row.Id, visit.Now, cancellation), visit.Language, visit.Now),
        ];
        if (seen.Count > 0)
            lines.Add(Styled.Small(texts["SeenBy", string.Join(", ", seen)]));

        return lines;
    }
}
