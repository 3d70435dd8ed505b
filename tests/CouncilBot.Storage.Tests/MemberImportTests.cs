using System.Text;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class AListOfMembers
{
    private const string Header = "Tenant;Objekt-ID;Name;Koalition;Fraktion;Rollen;Sprache";
    private const string T = "11111111-1111-1111-1111-111111111111";
    private const string P = "22222222-2222-2222-2222-22222222222";

    [Fact]
    public void May_be_German_or_English_with_semicolons_or_commas_and_a_mark_in_front()
    {
        var german = Read($"\uFEFF{Header}\r\n{T};{P}1;\"Müller; Petra\";siegen;SPD;Fraktionsgeschäftsführung|Vorsitzende;de\r\n");
        var english = Read($"object id,TENANT,name,faction,coalition,roles\n{P}1,{T},\"Müller; Petra\",SPD,siegen,manager+Chair\n");

        Assert.Empty(german.Errors);
        Assert.Empty(english.Errors);
        var line = Assert.Single(german.Lines);
        Assert.Equal((2, "Müller; Petra", Roles.Member | Roles.Chair | Roles.FactionManager, (Language?)Language.German), (line.Number, line.Name, line.Roles, line.Language));
        Assert.Equal(line with { Language = null }, Assert.Single(english.Lines));
    }

    [Theory]
    [InlineData("spd", "", Roles.Member)]
    [InlineData("spd", "Vorstand", Roles.Member | Roles.Board)]
    [InlineData("spd", "Mitglied / Admin", Roles.Member | Roles.Admin)]
    [InlineData("spd", "GESCHAEFTSFUEHRUNG", Roles.Member | Roles.FactionManager)]
    [InlineData("", "Bürgermeister/in", Roles.Mayor)]
    [InlineData("", "Bürgermeister(in)|Administration", Roles.Mayor | Roles.Admin)]
    [InlineData("", "Bürgermeisteramt", Roles.Mayor)]
    public void Knows_the_words_for_roles(string faction, string cell, Roles roles)
    {
        var file = Read($"{Header}\n{T};{P}1;A;siegen;{faction};{cell};\n");
        Assert.Empty(file.Errors);
        Assert.Equal(roles, Assert.Single(file.Lines).Roles);
    }

    [Theory]
    [InlineData("x;{1};A;siegen;spd;;", ImportProblem.NotAGuid, MemberColumn.Tenant)]
    [InlineData("{0};00000000-0000-0000-0000-000000000000;A;siegen;spd;;", ImportProblem.NotAGuid, MemberColumn.ObjectId)]
    [InlineData("{0};;A;siegen;spd;;", ImportProblem.ValueMissing, MemberColumn.ObjectId)]
    [InlineData("{0};{1}; ;siegen;spd;;", ImportProblem.ValueMissing, MemberColumn.Name)]
    [InlineData("{0};{1};A\u0007;siegen;spd;;", ImportProblem.ControlCharacters, MemberColumn.Name)]
    [InlineData("{0};{1};A;siegen;spd;König;", ImportProblem.RoleUnknown, MemberColumn.Roles)]
    [InlineData("{0};{1};A;siegen;;;", ImportProblem.RoleMissing, MemberColumn.Roles)]
    [InlineData("{0};{1};A;siegen;;Vorstand;", ImportProblem.RoleNeedsFaction, MemberColumn.Faction)]
    [InlineData("{0};{1};A;siegen;spd;mayor;", ImportProblem.RoleForbidsFaction, MemberColumn.Faction)]
    [InlineData("{0};{1};A;siegen;spd;;fr", ImportProblem.LanguageUnknown, MemberColumn.Language)]
    [InlineData("{0};{1};A;siegen;spd", ImportProblem.WrongNumberOfCells, null)]
    [InlineData("{0};{1};\"A;siegen;spd;;", ImportProblem.BadQuotes, null)]
    public void Names_the_line_and_the_column_of_an_error(string line, ImportProblem problem, MemberColumn? column)
    {
        var file = Read($"{Header}\n\n{T};{P}1;Richtig;siegen;spd;;\n{line.Replace("{0}", T).Replace("{1}", P + "2")}\n{T};{P}3;Richtig;siegen;spd;;\n");
        var error = Assert.Single(file.Errors);
        Assert.Equal((4, problem, column), (error.Line, error.Problem, error.Column));
        Assert.Equal(2, file.Lines.Count(l => l.IsSound));
    }

    [Fact]
    public void Names_every_error_of_every_line()
    {
        var file = Read($"{Header}\nx;y;;siegen;;König;fr\n{T};z;A;siegen;spd;;\n");
        Assert.Equal([2, 2, 2, 2, 2, 3], file.Errors.Select(e => e.Line));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Counts_lines_as_an_editor_does(string end)
    {
        var file = Read($"\uFEFF{Header}{end}{end};;;;;;{end}{T};{P}1;\"Anton \"\"Toni\"\"\";siegen;spd;;{end}{T};x;\"B;siegen;spd;;{end}{T};y;C;siegen;spd;;{end}{end}");
        Assert.Equal([(5, ImportProblem.BadQuotes), (6, ImportProblem.NotAGuid)], file.Errors.Select(e => (e.Line, e.Problem)));
        Assert.Equal((4, "Anton \"Toni\""), file.Lines.Select(l => (l.Number, l.Name)).First());
    }

    [Theory]
    [InlineData("", ImportProblem.NoMembers)]
    [InlineData("\uFEFF", ImportProblem.NoMembers)]
    [InlineData("\n\r\n", ImportProblem.NoMembers)]
    [InlineData(Header, ImportProblem.NoMembers)]
    [InlineData("Tenant;Objekt;Name;Koalition;Fraktion\n", ImportProblem.ColumnMissing)]
    [InlineData("Tenant;Objekt;Name;Koalition;Fraktion;Rollen;Telefon\n", ImportProblem.ColumnUnknown)]
    [InlineData("Tenant;Objekt;Name;Koalition;Fraktion;Rollen;roles\n", ImportProblem.ColumnTwice)]
    public void Is_refused_as_a_whole_for_its_head(string text, ImportProblem problem) => Assert.Equal(problem, Assert.Single(Read(text).Errors).Problem);

    [Fact]
    public void Is_refused_in_Windows_1252_with_the_line_of_the_first_umlaut()
    {
        var file = MemberFile.Read(Encoding.Latin1.GetBytes($"{Header}\n{T};{P}1;A;siegen;spd;;\n{T};{P}2;Müller;siegen;spd;;\n"));
        Assert.Equal(new(3, ImportProblem.NotUtf8), Assert.Single(file.Errors));
    }

    [Fact]
    public void Is_refused_in_UTF_16() => Assert.Equal(ImportProblem.NotUtf8, Assert.Single(MemberFile.Read(Encoding.Unicode.GetBytes(Header)).Errors).Problem);

    [Fact]
    public async Task Is_refused_when_it_is_too_large()
    {
        var file = await MemberFile.ReadAsync(new MemoryStream(new byte[MemberFile.MaxBytes + 1]));
        Assert.Equal(ImportProblem.FileTooLarge, Assert.Single(file.Errors).Problem);
    }

    [Fact]
    public void Is_refused_when_it_is_too_long()
    {
        var lines = string.Concat(Enumerable.Range(0, MemberFile.MaxLines + 1).Select(i => $"{T};{i + 1:00000000}{P[8..]}1;A;siegen;spd;;\n"));
        Assert.Equal(ImportProblem.TooManyLines, Assert.Single(Read($"{Header}\n{lines}").Errors).Problem);
    }

    [Fact]
    public void Must_not_give_one_person_two_names()
    {
        var file = Read($"{Header}\n{T};{P}1;Petra;siegen;spd;;\n{T};{P}1;Peter;krefeld;spd;;\n");
        Assert.Equal(new(3, ImportProblem.ContradictsLine, Value: "2"), Assert.Single(file.Errors));
    }

    internal static MemberFile Read(string text) => MemberFile.Read(Encoding.UTF8.GetBytes(text));
}

public sealed class ImportingMembers
{
    private const string Header = "tenant,object,name,coalition,faction,roles,language\n";

    [Theory, OnSqlite, OnSqlServer]
    public async Task Enrols_them_and_a_second_time_changes_nothing(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        var list = Header + Line(store, a, "Anton", "siegen", "SPD", "Vorstand", "en") + Line(store, b, "Berta", "Siegen, CDU und SPD", "", "Mayor") + Line(store, a, "Anton", "krefeld", "gruene", "", "en");

        Assert.Equal((3, 0, 0, 0), Counts(await ImportAsync(store, list)));
        Assert.Equal((0, 0, 3, 0), Counts(await ImportAsync(store, list)));

        await using var db = store.Open();
        var anton = (await Roster.FindAsync(db, store.Tenant, a))!;
        Assert.Equal((Language.English, 2), (anton.Language, anton.Memberships.Count));
        Assert.Equal(Roles.Mayor, (await Roster.FindAsync(db, store.Tenant, b))!.Current!.Roles);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Changes_name_faction_and_roles_and_brings_back_who_left(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var a = await store.EnrolAsync("Alt", "siegen", "cdu");
        var b = await store.EnrolAsync("Berta", "siegen", "cdu");
        await using (var db = store.Open())
        {
            await Roster.EndAsync(db, b.Memberships[0].Id, store.Time);
            await db.SaveChangesAsync();
        }

        var result = await ImportAsync(store, Header + Line(store, a.ObjectId, "Neu", "siegen", "spd", "chair") + Line(store, b.ObjectId, "Berta", "siegen", "spd", ""));

        Assert.Equal((1, 1, 0, 0), Counts(result));
        await using var after = store.Open();
        var changed = (await Roster.FindAsync(after, store.Tenant, a.ObjectId))!;
        Assert.Equal(("Neu", "spd", Roles.Member | Roles.Chair, a.Memberships[0].Id), (changed.Name, changed.Current!.FactionKey, changed.Current.Roles, changed.Current.Id));
        Assert.NotNull(await Roster.FindAsync(after, store.Tenant, b.ObjectId));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Takes_back_what_waits_for_the_former_faction_or_role(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var moved = await store.EnrolAsync("A", "siegen", "cdu");
        var managed = await store.EnrolAsync("B", "siegen", "cdu", Roles.Member | Roles.FactionManager);
        var manages = await store.EnrolAsync("C", "siegen", "cdu", Roles.Member | Roles.FactionManager);
        await store.AddAsync(
            store.Message("moved", moved.Id, "siegen"),
            store.Message("moved elsewhere", moved.Id, "krefeld"),
            store.Message(MessageKeys.Handover(Guid.NewGuid(), managed.Id), managed.Id, "siegen"),
            store.Message("managed", managed.Id, "siegen"),
            store.Message(MessageKeys.Handovers + "manages", manages.Id, "siegen"));

        await ImportAsync(store, Header
            + Line(store, moved.ObjectId, "A", "siegen", "spd", "")
            + Line(store, managed.ObjectId, "B", "siegen", "cdu", "")
            + Line(store, manages.ObjectId, "Neu", "siegen", "cdu", "manager"));

        await using var db = store.Open();
        Assert.Equal(["handover:manages", "managed", "moved elsewhere"], (await db.Outbox.Where(m => m.State == OutboxState.Pending).ToListAsync()).Select(m => m.Key).Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Keeps_the_language_somebody_chose(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await using (var db = store.Open())
        {
            (await db.People.SingleAsync()).Language = Language.English;
            await db.SaveChangesAsync();
        }

        await ImportAsync(store, Header + Line(store, person.ObjectId, "A", "siegen", "cdu", "", "de"));
        await using var after = store.Open();
        Assert.Equal(Language.English, (await Roster.FindAsync(after, store.Tenant, person.ObjectId))!.Language);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Leaves_the_missing_unless_it_replaces_and_other_coalitions_always(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var missing = await store.EnrolAsync("A", "siegen", "cdu");
        var elsewhere = await store.EnrolAsync("B", "krefeld", "spd");
        var list = Header + Line(store, Guid.NewGuid(), "C", "siegen", "cdu", "");

        Assert.Equal((1, 0, 0, 0), Counts(await ImportAsync(store, list)));
        await using var db = store.Open();
        Assert.NotNull(await Roster.FindAsync(db, store.Tenant, missing.ObjectId));

        Assert.Equal((0, 0, 1, 1), Counts(await ImportAsync(store, list, replace: true)));
        Assert.Null(await Roster.FindAsync(db, store.Tenant, missing.ObjectId));
        Assert.NotNull(await Roster.FindAsync(db, store.Tenant, elsewhere.ObjectId));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Imports_nothing_of_a_list_with_an_error_and_names_all_of_them_by_line(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var twice = Guid.NewGuid();
        var result = await ImportAsync(store, Header
            + Line(store, twice, "A", "siegen", "cdu", "")
            + Line(store, twice, "A", "siegen", "spd", "")
            + Line(store, Guid.NewGuid(), "B", "soest", "cdu", "")
            + Line(store, Guid.NewGuid(), "C", "krefeld", "cdu", "")
            + Line(store, Guid.NewGuid(), "D", "siegen", "cdu", "König"));

        Assert.Equal(
            [(3, ImportProblem.DuplicateOfLine), (4, ImportProblem.CoalitionUnknown), (5, ImportProblem.FactionUnknown), (6, ImportProblem.RoleUnknown)],
            result.Errors.Select(e => (e.Line, e.Problem)));
        await using var db = store.Open();
        Assert.Empty(await db.People.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Names_what_only_the_database_knows_of_a_line_with_other_errors_as_well(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var twice = Guid.NewGuid();
        var result = await ImportAsync(store, Header
            + $"x,{Guid.NewGuid()},A,soest,cdu,,\n"
            + $"{store.Tenant},{twice},,siegen,linke,König,fr\n"
            + $"{store.Tenant},{twice},B,siegen,cdu,König,\n"
            + $"x,y,{new string('n', 201)},{new string('c', 201)},{new string('f', 201)},,\n");

        Assert.Equal(
            [
                (2, ImportProblem.NotAGuid),
                (2, ImportProblem.CoalitionUnknown),
                (3, ImportProblem.ValueMissing),
                (3, ImportProblem.RoleUnknown),
                (3, ImportProblem.LanguageUnknown),
                (3, ImportProblem.FactionUnknown),
                (4, ImportProblem.RoleUnknown),
                (4, ImportProblem.DuplicateOfLine),
                (5, ImportProblem.NotAGuid),
                (5, ImportProblem.NotAGuid),
                (5, ImportProblem.ValueTooLong),
                (5, ImportProblem.ValueTooLong),
                (5, ImportProblem.ValueTooLong),
            ],
            result.Errors.Select(e => (e.Line, e.Problem)));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "L7")]
    public async Task Takes_a_name_as_it_is(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var id = Guid.NewGuid();
        await ImportAsync(store, Header + Line(store, id, "\"=1+1'); DROP TABLE People;--, %_[\"", "siegen", "cdu", ""));
        await using var db = store.Open();
        Assert.Equal("=1+1'); DROP TABLE People;--, %_[", (await Roster.FindAsync(db, store.Tenant, id))!.Name);
    }

    private static string Line(TestStore store, Guid id, string name, string coalition, string faction, string roles, string language = "") =>
        $"{store.Tenant},{id},{name},{(coalition.Contains(',') ? $"\"{coalition}\"" : coalition)},{faction},{roles},{language}\n";

    private static async Task<ImportResult> ImportAsync(TestStore store, string list, bool replace = false)
    {
        await using var db = store.Open();
        return await MemberImport.ImportAsync(db, AListOfMembers.Read(list), replace, store.Time);
    }

    private static (int Added, int Changed, int Unchanged, int Ended) Counts(ImportResult result)
    {
        Assert.Empty(result.Errors);
        return (result.Added, result.Changed, result.Unchanged, result.Ended);
    }
}
