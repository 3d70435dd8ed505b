using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Helping;
using CouncilBot.Features.Members.Strangers;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.Redeem;

/// <summary>
/// Somebody types an invitation code: a stranger becomes a member, a member of one coalition a member of another as well. The
/// store saves this at once, because of two who type the same code only one may join.
/// </summary>
internal sealed partial class RedeemHandler(TimeProvider time) : IHandler
{
    /// <summary>Longest name taken over from Teams, in characters.</summary>
    private const int LongestName = 100;

    /// <summary>
    /// Whether the text is nothing but a code, with or without the dash. People who are enrolled ask questions of two words, such
    /// as "Vater-Treff": of them a code is expected only where it can hardly be a word.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isExpected">Whether the person has nothing else to say here, being a stranger.</param>
    public static bool IsCode(string text, bool isExpected) =>
        Code().IsMatch(text) && (isExpected || text.Any(char.IsAsciiDigit) || !text.Any(char.IsAsciiLetterLower));

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<RedeemHandler>();
        if (!visit.IsPersonal)
            return Response.Say(texts["OnlyPersonal"]);

        if (!IsCode(visit.Argument, isExpected: true))
            return Response.Say(texts["NotACode"]);

        if (visit.Turn.ObjectId is not { } objectId)
            return Response.Say(texts["NoAccount"]);

        var name = Name(visit.Turn.Activity.From?.Name) ?? texts["Member"];
        var outcome = await Invitations.RedeemAsync(visit.Db, visit.Turn.TenantId, objectId, name, visit.Argument, time, cancellation);
        return outcome.Redemption switch
        {
            Redemption.Joined => await WelcomeAsync(visit, objectId, outcome.CoalitionId!, texts, cancellation),
            Redemption.AlreadyMember => Response.Say(Markdown.Format(texts.Culture, texts["AlreadyMember"], await CoalitionAsync(visit, outcome.CoalitionId!, cancellation)).ToString()),
            Redemption.Unknown => Response.Say(texts["Unknown", Invitations.AttemptsAllowed, Invitations.AttemptsWindow.TotalMinutes]),
            Redemption.Expired => Response.Say(texts["Expired", InvitationRow.Lifetime.TotalDays]),
            Redemption.Used => Response.Say(texts["Used"]),
            Redemption.TooManyAttempts => Response.Say(texts["TooManyAttempts", BerlinTime.Of(AfterTheMinute(outcome.RetryUtc!.Value)).ToString("t", texts.Culture)]),
        };
    }

    /// <summary>A name as Teams gives it, fit for a list: one line without invisible characters; null when nothing is left.</summary>
    internal static string? Name(string? given)
    {
        var name = new StringBuilder();
        foreach (var rune in (given ?? "").EnumerateRunes().Take(2 * LongestName))
        {
            if (Rune.IsWhiteSpace(rune))
                name.Append(' ');
            else if (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                name.Append(rune);
        }

        var words = string.Join(' ', name.ToString().Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > LongestName)
            words = words[..(char.IsHighSurrogate(words[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd();

        return words.Length > 0 ? words : null;
    }

    private static async Task<Response> WelcomeAsync(Visit visit, Guid objectId, string coalition, Texts texts, CancellationToken cancellation)
    {
        var person = await Roster.FindAsync(visit.Db, visit.Turn.TenantId, objectId, cancellation);
        if (person?.Memberships.FirstOrDefault(m => m.CoalitionId == coalition) is not { } membership)
            return Response.Say(visit.Texts<Stranger>()["NotEnrolled"]);

        var greeting = texts["Greeting", person.Name];
        List<CardElement> body =
        [
            Styled.Title(texts["Title"]) with { Size = TextSize.Large },
            Styled.Plain(greeting),
            new FactSet(
            [
                Styled.Fact(texts["Coalition"], membership.CoalitionName),
                Styled.Fact(texts["Faction"], membership.FactionName ?? texts["NoFaction"]),
                Styled.Fact(texts["Roles"], RoleNames.Of(membership.Roles, visit.Language)),
            ]),
        ];
        if (person.Current is null)
            body.Add(Styled.Plain(texts["Choose"]));

        body.Add(Styled.Plain(texts["What"]));
        body.Add(Styled.Plain(texts["Example"]) with { IsSubtle = true });
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{greeting} {texts["Example"]}",
            Body = body,
            Actions = [new ExecuteAction(texts["Help"], HelpHandler.Verb)],
        };
        return Response.Show(card, texts["Title"]);
    }

    private static async Task<string> CoalitionAsync(Visit visit, string id, CancellationToken cancellation) =>
        await visit.Db.Coalitions.Where(c => c.Id == id).Select(c => c.Name).FirstOrDefaultAsync(cancellation) ?? id;

    /// <summary>"From 14:05" must not be too early at 14:05:00.</summary>
    private static DateTime AfterTheMinute(DateTime utc) => utc.Second == 0 && utc.Millisecond == 0 ? utc : utc.AddMinutes(1);

    /// <summary>Twice five of the characters codes are made of; a phone may turn the dash into a longer one.</summary>
    [GeneratedRegex(@"^\s*[A-HJKMNP-Z2-9]{5}[\s\p{Pd}]{0,3}[A-HJKMNP-Z2-9]{5}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
