using System.Collections.Concurrent;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Index;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Results;

/// <summary>
/// What the cooperation committee has come to since, shown below what the agreement says and apart from it: exact words of released
/// results that answer the question by the answerer's own measure. Only where nobody else reads along, and only for those whom
/// released results are for.
/// </summary>
internal sealed class LaterResults(KnowledgeBase knowledge, Answerer answerer, RuleShelf shelf)
{
    /// <summary>Most results below one answer.</summary>
    private const int Most = 3;

    /// <summary>Coalitions whose results are kept in memory; all are given up when there are more.</summary>
    private const int MostKept = 200;

    private readonly ConcurrentDictionary<string, Searchable> _kept = new(StringComparer.Ordinal);

    /// <summary>The card of an answer, with the results below it if there are any.</summary>
    public async Task<(AdaptiveCard Card, string Summary)> BelowAsync(Visit visit, QuestionRow row, (AdaptiveCard Card, string Summary) answer, CancellationToken cancellation)
    {
        if (!visit.IsPersonal || row.IsPublic || shelf.Current(visit.Member.CoalitionId) is not { Rules.Committee: not null } rules || !ReleasedMeetings.AreFor(visit, rules))
            return answer;

        if (await FindAsync(visit, cancellation) is not { } results || answerer.Read(row.Text, row.Language).Question is not { } question)
            return answer;

        var reply = answerer.AskOf(results.Index, results.Document, question, Most);
        return reply.IsCovered ? (answer.Card with { Body = [.. answer.Card.Body, .. Shown(visit, results, reply)] }, answer.Summary) : answer;
    }

    private static IEnumerable<CardElement> Shown(Visit visit, Searchable results, Reply reply)
    {
        var (texts, quoted) = (visit.Texts<CommitteeResources>(), visit.Texts<AnswerCards>());
        yield return Styled.Title(texts["LaterResults"]) with { Separator = true, Spacing = Spacing.Large };
        yield return Styled.Small(texts["LaterResultsMean"]);
        foreach (var answer in reply.Answers)
        {
            var (meeting, result) = results.Of(answer.Passage);
            var isWhole = answer.Highlights.Sum(h => h.Length) >= answer.Passage.Text.Length - 1;
            var details = string.Join(" · ", ResultWords.Details(result, int.MaxValue, texts));
            yield return PassageView.Quote(quoted, answer.Passage with { Markers = [details, texts["WholeMeeting", meeting.ShortId]] }, isWhole ? [] : answer.Highlights);
        }
    }

    /// <summary>
    /// The released results, made searchable when first asked and whenever one was released since; null when there is none. Which
    /// are released is one look at an index of the database.
    /// </summary>
    private async Task<Searchable?> FindAsync(Visit visit, CancellationToken cancellation)
    {
        var (coalition, db) = (visit.Member.CoalitionId, visit.Db);
        var state = await ReleasedMeetings.Of(db).GroupBy(m => m.CoalitionId).Select(g => new { Count = g.Count(), Newest = g.Max(m => m.ChangedUtc) }).FirstOrDefaultAsync(cancellation);
        if (state is null || knowledge.Find(visit.Member.Collection) is not { } agreement)
            return null;

        if (_kept.TryGetValue(coalition, out var kept) && (kept.Count, kept.Newest) == (state.Count, state.Newest) && ReferenceEquals(kept.Agreement, agreement))
            return kept;

        var rows = await ReleasedMeetings.Of(db).OrderByDescending(m => m.DueUtc).ThenBy(m => m.Id).AsNoTracking().ToListAsync(cancellation);
        var made = Make(visit.Member, await ReleasedMeetings.ReadAsync(db, rows, cancellation), agreement) with { Count = state.Count, Newest = state.Newest };
        if (_kept.Count >= MostKept)
            _kept.Clear();

        return _kept[coalition] = made;
    }

    private Searchable Make(Membership member, IReadOnlyList<(MatterRow Row, CommitteeMeeting Meeting)> meetings, CollectionIndex agreement)
    {
        List<NotedPassage> noted = [];
        List<(MatterRow Row, ItemResult Result)> from = [];
        foreach (var (row, meeting) in meetings)
        {
            foreach (var (item, index) in meeting.Items.Select((item, index) => (item, index)))
            {
                if (!meeting.Results.TryGetValue(item.Number, out var result))
                    continue;

                noted.Add(new NotedPassage(result.Text, item.Title, ResultWords.Citation(meeting, index + 1)));
                from.Add((row, result));
            }
        }

        var info = new DocumentInfo { Id = "committee-results", Collection = member.Collection, Title = "committee-results", ShortTitle = "committee-results" };
        var document = NotedDocument.Of(info, noted);
        return new Searchable(agreement, CollectionIndex.Build(agreement.Name, [.. agreement.Documents, document], knowledge.Glossary), document, from);
    }

    /// <summary>The released results of one coalition.</summary>
    /// <param name="Agreement">The agreement they are searched beside.</param>
    /// <param name="Index">Both together.</param>
    /// <param name="Document">The results.</param>
    /// <param name="From">For each passage of the results where it comes from.</param>
    private sealed record Searchable(CollectionIndex Agreement, CollectionIndex Index, Document Document, IReadOnlyList<(MatterRow Row, ItemResult Result)> From)
    {
        /// <summary>How many meetings were released.</summary>
        public int Count { get; init; }

        /// <summary>When one of them last changed, UTC.</summary>
        public DateTime Newest { get; init; }

        /// <summary>The meeting and the result of a passage.</summary>
        public (MatterRow Meeting, ItemResult Result) Of(Passage passage) => From[passage.Ordinal - 1];
    }
}
