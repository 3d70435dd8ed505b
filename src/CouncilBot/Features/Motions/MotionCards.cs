using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using In = CouncilBot.Coalition.Motions.MotionState;

namespace CouncilBot.Features.Motions;

/// <summary>
/// The card of a motion, the same for answers, notices and updates. What it shows and which buttons it has depends on who reads it
/// and on the state of this moment.
/// </summary>
internal sealed class MotionCards(MatterDesk<Motion, MotionCommand, MotionEvent> desk, TimeProvider time) : IMatterCards
{
    /// <summary>Most commands told in words below the buttons; the help has all.</summary>
    private const int MostSaid = 4;

    /// <summary>Characters of changed words.</summary>
    private const int MostOfChanges = 2_000;

    /// <inheritdoc/>
    public MatterKind Kind => MatterKind.Motion;

    /// <inheritdoc/>
    public async Task<MatterCard?> OfAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation)
    {
        if (await desk.LoadAsync(db, matter, reader.Membership.Actor(), cancellation) is not { } found)
            return null;

        var on = await ViewAsync(db, found, reader, time.GetUtcNow().UtcDateTime, cancellation);
        var by = news is null ? null : await FactionOfAsync(db, matter.Id, news, cancellation);
        return new MatterCard(Card(on, notice: null), news is null ? Summary(on) : News(on, news, by));
    }

    /// <summary>A motion as the visitor sees it.</summary>
    public static Task<MotionView> ViewAsync(Visit visit, Matter<Motion> matter, CancellationToken cancellation) =>
        ViewAsync(visit.Db, matter, new Reader(visit.Person.Id, visit.Member, visit.Language, visit.Person.Name), visit.Now, cancellation);

    /// <summary>One line that stands for the card.</summary>
    public static string Summary(MotionView on) => on.Texts["Summary", on.Kind, on.Motion.Content.Title, MotionWords.State(on)];

    /// <summary>The card.</summary>
    /// <param name="on">What is shown.</param>
    /// <param name="notice">What has just been done, or why nothing was; null for nothing to say.</param>
    public static AdaptiveCard Card(MotionView on, string? notice)
    {
        var (texts, content) = (on.Texts, on.Motion.Content);
        List<CardElement> body = [];
        if (notice is not null)
            body.Add(new Container([Styled.Plain(notice)]) { Style = ContainerStyle.Emphasis });

        body.Add(Styled.Small(texts["Above", on.Kind, on.Row.ShortId, Factions(on)]));
        body.Add(Styled.Title(content.Title) with { Size = TextSize.Medium, Spacing = Spacing.Small });
        body.AddRange(Phase(on));
        body.Add(Facts(on));
        if (on.Motion.Reason is var (side, reason))
        {
            body.Add(Styled.Bold(texts["Reason", on.NameOf(side)]) with { Separator = true, Spacing = Spacing.Medium });
            body.AddRange(MotionText.Beginning(reason).Lines);
        }

        var (words, isShortened) = Words(on);
        body.AddRange(words);
        body.AddRange(MotionRule.Of(on));
        var decisions = MotionButtons.Decisions(on);
        var views = MotionButtons.Views(on, isShortened);
        if (decisions.Count > 0)
            body.Add(new ActionSet([.. decisions.Select(d => d.Button)]) { Spacing = Spacing.Medium });

        body.Add(new ActionSet([.. views.Select(v => v.Button), .. Link(on)]));
        body.Add(Styled.Small(texts["InWords", string.Join(" · ", decisions.Concat(views).Take(MostSaid).Select(d => d.Words.Contains(on.Row.ShortId, StringComparison.Ordinal) ? d.Words : $"{texts["Motion"]} {on.Row.ShortId} {d.Words}"))]));
        return new AdaptiveCard { Language = texts.Tag, FallbackText = $"{Summary(on)} {MotionWords.Turn(on)}".TrimEnd(), Body = body };
    }

    private static async Task<MotionView> ViewAsync(CouncilDb db, Matter<Motion> matter, Reader reader, DateTime now, CancellationToken cancellation)
    {
        var on = new MotionView(matter, reader, now);
        var author = matter.Row.AuthorId is { } id ? await db.Memberships.Where(m => m.Id == id).Join(db.People, m => m.PersonId, p => p.Id, (m, p) => p.Name).FirstOrDefaultAsync(cancellation) : null;
        var session = on.Motion is { State: In.Adjourned { To.Id: { } to } } ? to : on.Motion.Content.Session?.Id;
        return on with
        {
            AuthorName = author,
            Session = session is { } known ? await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == known, cancellation) : null,
            Deserted = on.Motion.IsShared ? await DesertedAsync(db, on, cancellation) : [],
        };
    }

    private static async Task<IReadOnlyList<string>> DesertedAsync(CouncilDb db, MotionView on, CancellationToken cancellation)
    {
        var (coalition, board) = (on.Row.CoalitionId, Board(on));
        var present = await db.Memberships
            .Where(m => m.CoalitionId == coalition && m.EndedUtc == null && m.FactionKey != null && (m.Roles & board) != Roles.None)
            .Select(m => m.FactionKey)
            .Distinct()
            .ToListAsync(cancellation);
        return [.. new[] { (Waiting.Sponsor, Side.Sponsor), (Waiting.Partner, Side.Partner) }
            .Where(s => on.Motion.Waiting.HasFlag(s.Item1) && !present.Contains(on.KeyOf(s.Item2)))
            .Select(s => on.NameOf(s.Item2))];
    }

    /// <summary>The faction that caused news; a notice that waited is not the last that happened.</summary>
    private static async Task<string?> FactionOfAsync(CouncilDb db, Guid matter, string news, CancellationToken cancellation)
    {
        var happened = await db.MatterEvents.Where(e => e.MatterId == matter).OrderByDescending(e => e.Number).Select(e => new { e.FactionKey, e.Data }).ToListAsync(cancellation);
        return happened.Find(e => MatterJson.Read<MotionEvent>(e.Data).GetType().Name == news)?.FactionKey;
    }

    /// <summary>Who acts now.</summary>
    private static Roles Board(MotionView on) => on.Motion.State is In.Talks or In.Adjourned or In.Release && on.Motion.Step(on.Rules)!.Actors is not Roles.None and var actors ? actors : on.Rules.Roles.Speak;

    private static string News(MotionView on, string news, string? by) =>
        on.Texts[$"News{news}", by is null ? on.Sponsor : on.Matter.Rules.Agreement.FactionOf(by).Name, on.Kind, on.Motion.Content.Title, MotionWords.Session(on, on.Motion.Session)];

    /// <summary>A joint motion carries both names.</summary>
    private static string Factions(MotionView on) =>
        on.Motion.State is In.Joint or In.Submitted { Outcome: MotionOutcome.Joint } ? on.Texts["Both", on.Sponsor, on.Partner] : on.Sponsor;

    private static IEnumerable<CardElement> Phase(MotionView on)
    {
        yield return Styled.Plain(MotionWords.State(on)) with { Spacing = Spacing.Medium };
        if (MotionWords.Overdue(on) is { } overdue)
            yield return Styled.Bold(overdue) with { Color = TextColor.Attention, Spacing = Spacing.Small };

        if (MotionWords.Turn(on) is { } turn)
            yield return Styled.Bold(turn) with { Spacing = Spacing.Small };

        if (on.Motion.State is In.Draft)
            yield return Styled.Remark(on.Texts["OnlyOwnBoard", on.Sponsor]);

        foreach (var faction in on.Deserted)
            yield return Styled.Plain(on.Texts["Deserted", faction]) with { Spacing = Spacing.Small };
    }

    private static FactSet Facts(MotionView on)
    {
        var (texts, content) = (on.Texts, on.Motion.Content);
        List<(string Title, string Value)> facts =
        [
            (texts["Body"], content.Body is { } key && on.Rules.BodyOf(key) is { } body ? on.Local(body.Name) : texts["BodyOpen"]),
            (texts["Session"], MotionWords.Session(on, content.Session)),
            (texts["Money"], MotionWords.Money(content.Money, texts)),
            (texts["Author"], on.AuthorName ?? texts["Somebody"]),
        ];
        if (content.Paper is { } paper)
            facts.Add((texts["Paper"], paper));

        return new FactSet([.. facts.Select(f => Styled.Fact(f.Title, f.Value))]) { Spacing = Spacing.Medium };
    }

    /// <summary>The words of the motion; while they are argued about, what was changed in them.</summary>
    private static (IReadOnlyList<CardElement> Elements, bool IsShortened) Words(MotionView on)
    {
        var (texts, versions) = (on.Texts, on.Motion.Versions);
        if (versions.Count > 1 && on.Motion.State is In.WithPartner or In.WithSponsor or In.Talks or In.Adjourned)
        {
            var lines = VersionDiff.Lines(VersionDiff.Shortened(VersionDiff.Of(versions[^2].Text, versions[^1].Text)), texts);
            var title = texts["Changes", versions[^1].Number, on.NameOf(versions[^1].By), versions[^2].Number];
            return ([Heading(title), .. Few(lines, texts)], true);
        }

        if (versions[^1].Text.Length == 0)
            return ([], false);

        var (beginning, isShortened) = MotionText.Beginning(versions[^1].Text);
        return ([Heading(texts[versions.Count > 1 ? "WordsOfVersion" : "Words", versions[^1].Number]), .. beginning], isShortened);
    }

    private static TextBlock Heading(string title) => Styled.Bold(title) with { Separator = true, Spacing = Spacing.Medium };

    /// <summary>As much as a card holds beside everything else.</summary>
    private static IEnumerable<CardElement> Few(IReadOnlyList<RichText> lines, Hosting.Texts texts)
    {
        var shown = VersionDiff.Pages(lines, MostOfChanges)[0];
        return shown.Count == lines.Count ? lines : [.. shown, Styled.Small(texts["MoreChanges"])];
    }

    /// <summary>Only what certainly is an address on the web can be opened.</summary>
    private static IEnumerable<CardAction> Link(MotionView on) =>
        WebAddress.Of(on.Motion.Content.Paper) is { } url
            ? [new OpenUrlAction(on.Texts["OpenPaper"], url)]
            : [];
}
