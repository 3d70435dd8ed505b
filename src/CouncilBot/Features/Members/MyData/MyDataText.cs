using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Quiet;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Members.MyData;

/// <summary>
/// What is stored about a person, in words. Nothing of other people: of a question they replied to only their reply is shown, of
/// messages to them only that there were some. What people typed is shown as typed and never read as markdown.
/// </summary>
/// <param name="data">What is stored.</param>
/// <param name="names">Names of coalitions and factions.</param>
/// <param name="language">Language of the words around it.</param>
internal sealed class MyDataText(PersonExport data, PlaceNames names, Language language)
{
    private readonly Texts _texts = Texts.Of<MyDataHandler>(language);

    /// <summary>The sections with something in them: a heading in bold and below it the entries, oldest first.</summary>
    public IEnumerable<IReadOnlyList<string>> Sections()
    {
        yield return [Bold("Person"), .. Person().Select(Entry)];
        yield return [Bold("Memberships", data.Memberships.Count), .. data.Memberships.Select(Membership).Select(Entry)];
        if (data.Questions.Count > 0)
            yield return [Bold("Questions", data.Questions.Count), .. data.Questions.Select(Question).Select(Entry)];

        if (data.HandoversAsked.Count > 0)
            yield return [Bold("Asked", data.HandoversAsked.Count), .. data.HandoversAsked.Select(Asked).Select(Entry)];

        if (data.HandoversAnswered.Count > 0)
            yield return [Bold("Replied", data.HandoversAnswered.Count), .. data.HandoversAnswered.Select(Replied).Select(Entry)];

        if (data.InvitationsCreated.Count > 0)
            yield return [Bold("Created", data.InvitationsCreated.Count), .. data.InvitationsCreated.Select(Invitation).Select(Entry)];

        if (data.InvitationsUsed.Count > 0)
            yield return [Bold("Used", data.InvitationsUsed.Count), .. data.InvitationsUsed.Select(Invitation).Select(Entry)];

        if (data.CalendarFeeds.Count > 0)
            yield return [Bold("Calendars", data.CalendarFeeds.Count), .. data.CalendarFeeds.Select(f => Words("Calendar", names.Coalition(f.CoalitionId), Time(f.CreatedUtc))).Select(Entry)];

        if (data.Conversations.Count > 0)
            yield return [Bold("Chats", data.Conversations.Count), .. data.Conversations.Select(Chat).Select(Entry)];

        if (data.Messages.Count > 0)
            yield return [Bold("Messages", data.Messages.Count), .. data.Messages.Select(m => Words("Message", Time(m.CreatedUtc), Plain($"Outbox{m.State}"))).Select(Entry)];

        if (data.Cards.Count > 0)
            yield return [Bold("Cards", data.Cards.Count), Entry(Words("CardsWhat", data.Cards.Select(c => c.MatterId).Distinct().Count()))];

        if (data.Matters.Begun.Count > 0)
            yield return [Bold("Matters", data.Matters.Begun.Count), .. data.Matters.Begun.Select(Matter).Select(Entry)];

        if (data.Matters.Done.Count > 0)
            yield return [Bold("Done", data.Matters.Done.Count), .. data.Matters.Done.Select(e => Words("DoneItem", Time(e.AtUtc), MatterLog.ShortId(e.MatterId), e.Data)).Select(Entry)];

        if (data.Matters.Seen.Count > 0)
            yield return [Bold("Seen", data.Matters.Seen.Count), .. data.Matters.Seen.Select(s => Words("SeenItem", MatterLog.ShortId(s.MatterId), Time(s.FirstUtc))).Select(Entry)];

        if (data.WrongCodes is { } wrong)
            yield return [Bold("WrongCodes"), Entry(Words("WrongCodesCount", wrong.Failures, Time(wrong.WindowStartUtc)))];

        yield return [Bold("Others"), Entry(Words("Inbox", InboxRow.Retention.TotalHours)), Entry(Words("Erase"))];
    }

    private IEnumerable<string> Person()
    {
        yield return Words("Name", data.Name);
        yield return Words("Account", data.TenantId, data.ObjectId);
        yield return data.Language is { } chosen ? Words("Language", Plain(chosen.ToString())) : Words("LanguageNone");
        if (data.ChosenCoalitionId is { } coalition)
            yield return Words("Chosen", names.Coalition(coalition));

        if (data.PendingQuestion is { } question)
            yield return Words("Pending", question);

        if (QuietHours.Of(data.QuietFrom, data.QuietUntil) is { } quiet)
            yield return Words("Quiet", QuietTimes.Digits(quiet.From), QuietTimes.Digits(quiet.Until));

        if (data.NoRemindersUntilUtc is { } noneUntil)
            yield return noneUntil == PersonRow.Never ? Words("RemindersOff") : Words("RemindersPaused", Time(noneUntil));

        yield return Words("Since", Time(data.CreatedUtc));
    }

    private string Membership(ExportedMembership m)
    {
        var (coalition, faction, roles, since) = (names.Coalition(m.CoalitionId), Faction(m.CoalitionId, m.FactionKey), RoleNames.Of(m.Roles, language), Day(m.SinceUtc));
        return m.EndedUtc is { } ended ? Words("MembershipEnded", coalition, faction, roles, since, Day(ended)) : Words("Membership", coalition, faction, roles, since);
    }

    private string Question(ExportedQuestion q)
    {
        List<string> facts = [Plain(q.IsCovered ? "Covered" : "NotCovered")];
        if (q.IsPublic)
            facts.Add(Plain("Public"));

        if (q.Rating is { } rating)
            facts.Add(Plain(rating.ToString()));

        if (q.SettledUtc is not null)
            facts.Add(Plain("Settled"));

        return Words("Question", Time(q.AskedUtc), names.Coalition(q.CoalitionId), q.Text, string.Join(", ", facts));
    }

    private string Asked(ExportedHandover h) => h is { Reply: { } reply, RepliedUtc: { } replied }
        ? Words("AskedReplied", Time(h.CreatedUtc), names.Coalition(h.CoalitionId), h.Text, Time(replied), reply)
        : Words("AskedOpen", Time(h.CreatedUtc), names.Coalition(h.CoalitionId), h.Text);

    private string Replied(ExportedHandover h) =>
        Words("RepliedItem", Time(h.RepliedUtc ?? h.CreatedUtc), Faction(h.CoalitionId, h.FactionKey), h.Reply ?? "");

    private string Invitation(ExportedInvitation i) => Words(
        i.UsedUtc is null ? "Invitation" : "InvitationUsed",
        names.Coalition(i.CoalitionId),
        Faction(i.CoalitionId, i.FactionKey),
        RoleNames.Of(i.Roles, language),
        Time(i.CreatedUtc),
        Time(i.UsedUtc ?? i.ExpiresUtc));

    private string Matter(ExportedMatter m) =>
        Words($"Matter{m.Kind}", MatterLog.ShortId(m.Id), Faction(m.CoalitionId, m.FactionKey), m.Title, Time(m.CreatedUtc), Time(m.ChangedUtc));

    private string Chat(ExportedConversation c)
    {
        var chat = Words("Chat", c.ConversationId, c.UserId ?? Plain("NoUserId"), c.ServiceUrl, Plain(c.State.ToString()), Time(c.StateSinceUtc), Time(c.LastSeenUtc));
        return c.WelcomedUtc is { } welcomed ? $"{chat}, {Words("Greeted", Time(welcomed))}" : chat;
    }

    private string Faction(string coalition, string? faction) => faction is null ? Plain("NoFaction") : names.Faction(coalition, faction);

    private string Bold(string name, params object?[] values) => $"**{Words(name, values)}**";

    private static string Entry(string words) => $"- {words}";

    private string Plain(string name) => _texts[name];

    private string Words(string name, params object?[] values) => Markdown.Format(_texts.Culture, _texts[name], values).ToString();

    private string Time(DateTime utc) => BerlinTime.Of(utc).ToString("g", _texts.Culture);

    private string Day(DateTime utc) => BerlinTime.Of(utc).ToString("d", _texts.Culture);
}
