using System.Text;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Motions.Draft;

/// <summary>What somebody writes about a motion: the fields of the form and what they mean.</summary>
internal static class MotionContents
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 10_000;

    /// <summary>Longest link, file name or name of a session.</summary>
    public const int LongestLine = 500;

    public const string TitleInput = "title";
    private const string TextInput = "text";
    private const string PaperInput = "paper";
    private const string KindInput = "kindOf";
    private const string BodyInput = "body";
    private const string SessionInput = "session";
    private const string OtherSessionInput = "otherSession";
    private const string MoneyInput = "money";
    private const string EuroInput = "euro";
    private const string Open = "-";
    private const string Yes = "yes";

    /// <summary>Whether the pressed card is the form, filled in.</summary>
    public static bool IsSent(Visit visit) => visit.Input(TitleInput) is not null;

    /// <summary>The fields, filled with what there is already.</summary>
    public static IEnumerable<CardElement> Fields(Texts texts, Texts shared, CoalitionRules rules, Func<LocalName, string> local, IReadOnlyList<SessionChoice> sessions, MotionContent? content, MotionKind kind)
    {
        yield return new InputText(TitleInput, texts["TitleLabel"]) { MaxLength = LongestTitle, IsRequired = true, ErrorMessage = texts["TitleMissing"], Value = content?.Title };
        yield return new InputChoiceSet(KindInput, texts["KindLabel"], [.. Enum.GetValues<MotionKind>().Select(k => new Choice(shared[k.ToString()], k.ToString()))]) { Value = (content?.Kind ?? kind).ToString() };
        yield return new InputText(TextInput, texts["TextLabel"]) { IsMultiline = true, MaxLength = LongestText, Placeholder = texts["TextHint"], Value = content?.Text };
        yield return new InputText(PaperInput, texts["PaperLabel"]) { MaxLength = LongestLine, Placeholder = texts["PaperHint"], Value = content?.Paper };
        yield return new InputChoiceSet(BodyInput, texts["Body"], [new Choice(texts["BodyOpen"], Open), .. rules.Bodies.Select(b => new Choice(local(b.Name), b.Key))]) { Value = content?.Body ?? Open };
        yield return new InputChoiceSet(SessionInput, texts["Session"], [new Choice(texts["SessionOpen"], Open), .. Choices(sessions, content, texts)]) { Value = content?.Session?.Id?.ToString("N") ?? Open };
        yield return new InputText(OtherSessionInput, texts["OtherSessionLabel"]) { MaxLength = LongestTitle, Placeholder = texts["OtherSessionHint"], Value = content?.Session is { Id: null } unknown ? unknown.Words : null };
        yield return new InputChoiceSet(MoneyInput, texts["Money"], [new Choice(texts["MoneyNone"], Open), new Choice(texts["MoneyYes"], Yes)]) { Value = content?.Money.Exists == true ? Yes : Open };
        yield return new InputText(EuroInput, texts["EuroLabel"]) { MaxLength = 30, Placeholder = texts["EuroHint"], Value = content?.Money.Euro is { } euro ? MotionWords.Euro(euro, texts.Culture) : null };
    }

    /// <summary>What was filled in; exactly one of the results is set.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="rules">The rules with the bodies.</param>
    /// <param name="before">What there was; its session may be over or called off and still stay.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<(MotionContent? Content, string? Problem)> ReadAsync(Visit visit, CoalitionRules rules, MotionContent? before, CancellationToken cancellation)
    {
        var texts = visit.Texts<MotionResources>();
        var (title, text, paper, other) = (Line(visit, TitleInput), Clean(visit.Input(TextInput, int.MaxValue) ?? ""), Line(visit, PaperInput), Line(visit, OtherSessionInput));
        List<string> problems = [];
        if (title.Length == 0)
            problems.Add(texts["TitleMissing"]);

        TooLong(title, LongestTitle, "TitleLabel");
        TooLong(text, LongestText, "TextLabel");
        TooLong(paper, LongestLine, "PaperLabel");
        TooLong(other, LongestTitle, "OtherSessionLabel");
        if (text.Length == 0 && paper.Length == 0)
            problems.Add(texts["TextOrPaperMissing"]);

        var (session, isKnown) = await SessionAsync(visit, other, before, cancellation);
        if (!isKnown)
            problems.Add(texts["SessionGone"]);

        var exists = visit.Input(MoneyInput) == Yes;
        var amount = Line(visit, EuroInput);
        var euro = amount.Length == 0 ? null : EuroAmount.Read(amount, texts.Culture);
        if (amount.Length > 0 && euro is null)
            problems.Add(texts["EuroWrong"]);

        if (problems.Count > 0)
            return (null, string.Join(' ', problems));

        var kind = Enum.TryParse<MotionKind>(visit.Input(KindInput), out var named) && Enum.IsDefined(named) ? named : before?.Kind ?? MotionKind.Motion;
        var body = visit.Input(BodyInput) is { } key && rules.BodyOf(key) is not null ? key : session?.Body;
        // An amount says that there is an effect, whatever is chosen above it.
        return (new MotionContent(title, text, paper.Length == 0 ? null : paper, kind, body, session, new FinancialEffect(exists || euro > 0, euro > 0 ? euro : null)), null);

        void TooLong(string value, int longest, string label)
        {
            if (value.Length > longest)
                problems.Add(texts["TooLong", texts[label], value.Length, longest]);
        }
    }

    /// <summary>What people type without what nobody sees: control characters other than line breaks, and marks that turn the direction.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune.Value is not (>= 0x202A and <= 0x202E) and not (>= 0x2066 and <= 0x2069)))
                clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    /// <summary>The session that was chosen on a form, or named in words; false when it is not to be had any more.</summary>
    public static async Task<(SessionRef? Session, bool IsKnown)> SessionAsync(Visit visit, string words, MotionContent? before, CancellationToken cancellation)
    {
        if (visit.InputId(SessionInput) is not { } id)
            return (words.Length == 0 ? null : new SessionRef(Id: null, StartUtc: null, Day: null, Body: null, words), true);

        if (before?.Session is { } kept && kept.Id == id)
            return (kept, true);

        var row = await visit.Db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation);
        return row is { CancelledUtc: null } ? (SessionBook.RefOf(row), true) : (null, false);
    }

    /// <summary>The fields for a session alone.</summary>
    public static IEnumerable<CardElement> SessionFields(Texts texts, IReadOnlyList<SessionChoice> sessions)
    {
        yield return new InputChoiceSet(SessionInput, texts["Session"], [new Choice(texts["SessionOther"], Open), .. Choices(sessions, content: null, texts)]) { Value = sessions.Count > 0 ? sessions[0].Id.ToString("N") : Open };
        yield return new InputText(OtherSessionInput, texts["OtherSessionLabel"]) { MaxLength = LongestTitle, Placeholder = texts["OtherSessionHint"] };
    }

    /// <summary>Whether <see cref="SessionFields"/> were filled in, and the words for another session.</summary>
    public static (bool IsSent, string Words) SessionSent(Visit visit) => (visit.Input(SessionInput) is not null, Line(visit, OtherSessionInput));

    private static IEnumerable<Choice> Choices(IReadOnlyList<SessionChoice> sessions, MotionContent? content, Texts texts)
    {
        // One that is over stays chosen, so that a draft does not lose it.
        if (content?.Session is { Id: { } id, StartUtc: { } start } && sessions.All(s => s.Id != id))
            yield return new Choice(texts["SessionBefore", BerlinTime.Of(start)], id.ToString("N"));

        foreach (var session in sessions)
            yield return new Choice(session.Name, session.Id.ToString("N"));
    }

    private static string Line(Visit visit, string input) => Clean(visit.Input(input, int.MaxValue) ?? "").ReplaceLineEndings(" ");
}
