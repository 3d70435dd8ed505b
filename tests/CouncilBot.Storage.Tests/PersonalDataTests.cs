using System.Reflection;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

[Trait("Catalogue", "M7")]
public sealed class SomebodyWhoWantsTheirDataDeleted
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Leaves_nothing_behind_when_no_record_carries_them(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("Petra");
        await store.AddAsync(store.Question(person), store.Message("m", person.Id), Conversation(store, person));

        Assert.Equal(Erased.Completely, await EraseAsync(store, person));

        await using var db = store.Open();
        Assert.Null(await Roster.FindAsync(db, store.Tenant, person.ObjectId));
        Assert.Empty(await db.People.ToListAsync());
        Assert.Empty(await db.Memberships.IgnoreQueryFilters().ToListAsync());
        Assert.Empty(await db.Questions.IgnoreQueryFilters().ToListAsync());
        Assert.Empty(await db.Outbox.ToListAsync());
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Leaves_rated_and_handed_over_questions_without_who_asked(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("Petra");
        var rated = store.Question(person, "bewertet");
        rated.Rating = Rating.NotHelpful;
        var handedOver = store.Question(person, "übergeben");
        await store.AddAsync(rated, handedOver, store.Question(person, "nur gefragt"));
        await store.AddAsync(Handover(store, handedOver));

        Assert.Equal(Erased.Completely, await EraseAsync(store, person));

        await using var db = store.Open("siegen");
        Assert.Equal(["bewertet", "übergeben"], await db.Questions.OrderBy(q => q.Text).Select(q => q.Text).ToListAsync());
        Assert.All(await db.Questions.ToListAsync(), q => Assert.Null(q.AskedBy));
        Assert.Null((await db.Handovers.SingleAsync()).AskedBy);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Stays_by_name_with_the_replies_they_gave_and_is_not_found_again(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var manager = await store.EnrolAsync("Petra", roles: Roles.Member | Roles.FactionManager);
        var question = store.Question(await store.EnrolAsync("Anton"));
        var handover = Handover(store, question);
        (handover.Reply, handover.RepliedBy, handover.RepliedUtc) = ("So ist es.", manager.Memberships[0].Id, store.Time.UtcNow);
        await store.AddAsync(question);
        await store.AddAsync(handover);

        Assert.Equal(Erased.NameStaysInRecords, await EraseAsync(store, manager));

        await using var db = store.Open();
        Assert.Null(await Roster.FindAsync(db, store.Tenant, manager.ObjectId));
        var left = await db.People.SingleAsync(p => p.Name == "Petra");
        Assert.Equal(Guid.Empty, left.TenantId);
        Assert.NotEqual(manager.ObjectId, left.ObjectId);
        Assert.NotNull((await db.Memberships.IgnoreQueryFilters().SingleAsync(m => m.PersonId == left.Id)).EndedUtc);
        var again = await store.EnrolAsync("Petra", objectId: manager.ObjectId);
        Assert.NotEqual(left.Id, again.Id);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Takes_their_invitations_along(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var manager = await store.EnrolAsync("Petra", roles: Roles.Member | Roles.FactionManager);
        await using (var db = store.Open())
        {
            Invitations.Create(db, manager.Memberships[0], Roles.Member, store.Time);
            await db.SaveChangesAsync();
        }

        Assert.Equal(Erased.Completely, await EraseAsync(store, manager));
        await using var after = store.Open();
        Assert.Empty(await after.Invitations.IgnoreQueryFilters().ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Does_not_reset_the_limit_of_wrong_codes(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("Petra");
        await store.AddAsync(Attempts(store, person));
        await EraseAsync(store, person);
        await using var db = store.Open();
        Assert.Single(await db.CodeAttempts.ToListAsync());

        store.Time.Pass(Invitations.AttemptsWindow + TimeSpan.FromMinutes(1));
        await Invitations.PurgeAsync(db, store.Time);
        Assert.Empty(await db.CodeAttempts.ToListAsync());
    }

    internal static CodeAttemptsRow Attempts(TestStore store, Person person) => new()
    {
        TenantId = person.TenantId,
        ObjectId = person.ObjectId,
        Failures = 3,
        WindowStartUtc = store.Time.UtcNow,
    };

    internal static HandoverRow Handover(TestStore store, QuestionRow question) => new()
    {
        Id = Guid.NewGuid(),
        CoalitionId = question.CoalitionId,
        FactionKey = question.FactionKey!,
        QuestionId = question.Id,
        Text = question.Text,
        AskedBy = question.AskedBy,
        CreatedUtc = store.Time.UtcNow,
    };

    internal static ConversationRow Conversation(TestStore store, Person person) => new()
    {
        Id = Guid.NewGuid(),
        ConversationId = "a:chat",
        BotId = "28:bot",
        TenantId = person.TenantId,
        ObjectId = person.ObjectId,
        UserId = "29:user",
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        State = ConversationState.Blocked,
        StateSinceUtc = store.Time.UtcNow,
        WelcomedUtc = store.Time.UtcNow,
        LastSeenUtc = store.Time.UtcNow,
    };

    private static async Task<Erased> EraseAsync(TestStore store, Person person)
    {
        await using var db = store.Open(person.Memberships[0].CoalitionId);
        var erased = await Roster.EraseAsync(db, person.Id, store.Time);
        await db.SaveChangesAsync();
        return erased;
    }
}

[Trait("Catalogue", "M7")]
public sealed class AnExportOfSomebodysData
{
    private static readonly Dictionary<Type, Type> s_exportOf = new()
    {
        [typeof(PersonRow)] = typeof(PersonExport),
        [typeof(MembershipRow)] = typeof(ExportedMembership),
        [typeof(QuestionRow)] = typeof(ExportedQuestion),
        [typeof(HandoverRow)] = typeof(ExportedHandover),
        [typeof(InvitationRow)] = typeof(ExportedInvitation),
        [typeof(CalendarFeedRow)] = typeof(ExportedCalendarFeed),
        [typeof(ConversationRow)] = typeof(ExportedConversation),
        [typeof(OutboxRow)] = typeof(ExportedMessage),
        [typeof(MatterCardRow)] = typeof(ExportedCard),
        [typeof(MatterRow)] = typeof(ExportedMatter),
        [typeof(MatterEventRow)] = typeof(ExportedMatterEvent),
        [typeof(MatterSeenRow)] = typeof(ExportedMatterSeen),
        [typeof(CodeAttemptsRow)] = typeof(ExportedAttempts),
    };

    private static readonly Dictionary<Type, string> s_tablesWithoutPeople = new()
    {
        [typeof(CoalitionRow)] = "from the agreement's data",
        [typeof(FactionRow)] = "from the agreement's data",
        [typeof(SessionRow)] = "from the municipality",
        [typeof(SessionSyncRow)] = "where sessions come from",
        [typeof(CommitteeTimesRow)] = "a setting of the coalition, without who made it",
        [typeof(RecessRow)] = "from the municipality",
        [typeof(AgendaItemRow)] = "from the municipality",
        [typeof(RulesRow)] = "from the agreement's data",
        [typeof(InboxRow)] = "hashes that name nobody, and answers, for a day",
    };

    private static readonly HashSet<string> s_columnsNotPersonal =
    [
        // Identities and links of ours; what they link is exported where it stands.
        "PersonRow.Id",
        "MembershipRow.Id",
        "MembershipRow.PersonId",
        "QuestionRow.Id",
        "QuestionRow.AskedBy",
        "HandoverRow.Id",
        "HandoverRow.QuestionId",
        "HandoverRow.AskedBy",
        "HandoverRow.RepliedBy",
        "InvitationRow.Id",
        "InvitationRow.CreatedBy",
        "InvitationRow.UsedBy",
        "CalendarFeedRow.MembershipId",
        "ConversationRow.Id",
        "ConversationRow.TenantId",
        "ConversationRow.ObjectId",
        "CodeAttemptsRow.TenantId",
        "CodeAttemptsRow.ObjectId",
        "OutboxRow.Id",
        "OutboxRow.Key",
        "OutboxRow.PersonId",
        "OutboxRow.ConversationId",
        "OutboxRow.MatterId",
        "OutboxRow.FactionKey",
        "OutboxRow.Updates",
        "MatterCardRow.Id",
        "MatterCardRow.PersonId",
        "MatterRow.ShortId",
        "MatterRow.AuthorId",
        "MatterRow.SessionId",
        "MatterEventRow.Id",
        "MatterEventRow.By",
        "MatterSeenRow.MembershipId",
        // What the matter says of itself, in columns for lists.
        "MatterRow.IsOpen",
        "MatterRow.Audience",
        "MatterRow.Waiting",
        "MatterRow.DueUtc",
        "MatterRow.RulesHash",
        "MatterRow.Events",
        "MatterEventRow.Number",
        "MatterEventRow.Audience",
        // Bookkeeping.
        "MatterRow.Version",
        "MembershipRow.Version",
        "QuestionRow.Version",
        "HandoverRow.Version",
        "InvitationRow.Version",
        "CalendarFeedRow.Version",
        "CodeAttemptsRow.Version",
        "OutboxRow.Version",
        "OutboxRow.Attempts",
        "OutboxRow.LeasedUntilUtc",
        "OutboxRow.LastError",
        "OutboxRow.MayRepeat",
        "ConversationRow.BotId",
        // A secret, though of no use any more once it is exported.
        "InvitationRow.CodeHash",
        "CalendarFeedRow.TokenHash",
    ];

    [Fact]
    public async Task Holds_every_column_that_is_not_excused()
    {
        await using var store = TestStore.NotYetThere();
        await using var db = store.Open();
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType))
        {
            Assert.True(s_exportOf.ContainsKey(type) != s_tablesWithoutPeople.ContainsKey(type), $"{type.Name} is neither exported nor excused, or both.");
            if (!s_exportOf.TryGetValue(type, out var export))
                continue;
            foreach (var column in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name))
                Assert.True(export.GetProperty(column) is not null != s_columnsNotPersonal.Contains($"{type.Name}.{column}"), $"{type.Name}.{column} is neither exported nor excused, or both.");
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Holds_what_is_stored_and_nothing_of_others(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("Petra", roles: Roles.Member | Roles.FactionManager);
        var other = await store.EnrolAsync("Anton");
        var question = store.Question(person, "meine");
        (question.Rating, question.SettledUtc, question.IsPublic, question.IsCovered) = (Rating.Helpful, store.Time.UtcNow, true, true);
        var theirs = store.Question(other, "andere");
        var asked = SomebodyWhoWantsTheirDataDeleted.Handover(store, question);
        var answered = SomebodyWhoWantsTheirDataDeleted.Handover(store, theirs);
        (answered.Reply, answered.RepliedBy, answered.RepliedUtc) = ("So ist es.", person.Memberships[0].Id, store.Time.UtcNow);
        await store.AddAsync(question, theirs);
        await store.AddAsync(asked, answered, store.Message("1", person.Id), store.Message("2", other.Id));
        await store.AddAsync(SomebodyWhoWantsTheirDataDeleted.Conversation(store, person), SomebodyWhoWantsTheirDataDeleted.Attempts(store, person));
        await using var db = store.Open();
        Invitations.Create(db, person.Memberships[0], Roles.Member, store.Time);
        var row = await db.People.SingleAsync(p => p.Id == person.Id);
        (row.Language, row.ChosenCoalitionId, row.PendingQuestion) = (Language.English, "siegen", "noch offen");
        (row.QuietFrom, row.QuietUntil, row.NoRemindersUntilUtc) = (22 * 60, 7 * 60, PersonRow.Never);
        await db.SaveChangesAsync();

        var export = (await Roster.ExportAsync(db, person.Id))!;

        Assert.Equal((store.Tenant, person.ObjectId, "Petra"), (export.TenantId, export.ObjectId, export.Name));
        Assert.Equal((Language.English, "siegen", "noch offen"), (export.Language, export.ChosenCoalitionId, export.PendingQuestion));
        Assert.Equal((22 * 60, 7 * 60, PersonRow.Never), (export.QuietFrom, export.QuietUntil, export.NoRemindersUntilUtc));
        Assert.Equal(new("siegen", "cdu", Roles.Member | Roles.FactionManager, store.Time.UtcNow, null), Assert.Single(export.Memberships));
        Assert.Equal(new("siegen", "cdu", "meine", Language.German, store.Time.UtcNow, true, true, Rating.Helpful, store.Time.UtcNow), Assert.Single(export.Questions));
        Assert.Equal("meine", Assert.Single(export.HandoversAsked).Text);
        Assert.Equal("So ist es.", Assert.Single(export.HandoversAnswered).Reply);
        Assert.Equal(store.Time.UtcNow + InvitationRow.Lifetime, Assert.Single(export.InvitationsCreated).ExpiresUtc);
        Assert.Empty(export.InvitationsUsed);
        Assert.Equal(("a:chat", "29:user", ConversationState.Blocked), Assert.Single(export.Conversations) is var chat ? (chat.ConversationId, chat.UserId, chat.State) : default);
        Assert.Single(export.Messages);
        Assert.Equal(3, export.WrongCodes!.Failures);
    }
}
