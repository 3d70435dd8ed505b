using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Privacy;

/// <summary>What is left in the database after a whole conversation and "Meine Daten endgültig löschen".</summary>
[Trait("Catalogue", "M7")]
public sealed class DeletingMyData : IAsyncLifetime
{
    private const string Question = "Wann fliegt die Raumstation zum Mars?";
    private const string Erase = "Meine Daten endgültig löschen";

    private static readonly TownPerson Member = Town.CduMember with { ObjectId = "10000000-0000-4000-8000-00000000000a", Name = "Erika Muster" };
    private static readonly TownPerson Manager = Town.CduManager with { ObjectId = "10000000-0000-4000-8000-00000000000b", Name = "Otto Beispiel" };

    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.EnrolOneAsync(Member, "siegen", "cdu", "Mitglied");
        await _bot.EnrolOneAsync(Manager, "siegen", "cdu", "Fraktionsgeschäftsführung");
        foreach (var person in new[] { Manager, Member })
            await _bot.InstallAsync(person);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Leaves_a_member_in_no_table_by_any_identity_or_name()
    {
        await TalkAsync();
        var identities = await IdentitiesAsync(Member);
        await _bot.SayOneAsync(Member, Erase);

        var cells = await CellsAsync();

        Assert.All(identities, identity => Assert.DoesNotContain(cells, c => Holds(c, identity)));
        // The last answers are kept for a day, as the card says, so that a second delivery is known.
        Assert.DoesNotContain(cells, c => c.Text.Contains(Member.Name, StringComparison.Ordinal) && (c.Table, c.Column) != ("Inbox", "Result"));
    }

    [Fact]
    public async Task Keeps_of_a_manager_the_name_beside_their_replies_and_nothing_else()
    {
        await TalkAsync();
        var identities = (await IdentitiesAsync(Manager)).Take(3);
        await _bot.SayOneAsync(Manager, Erase);

        var cells = await CellsAsync();

        Assert.All(identities, identity => Assert.DoesNotContain(cells, c => Holds(c, identity)));
        var places = cells.Where(c => c.Text.Contains(Manager.Name, StringComparison.Ordinal)).Select(c => $"{c.Table}.{c.Column}").Distinct(StringComparer.Ordinal);
        Assert.Equal(["Inbox.Result", "Outbox.Payload", "People.Name"], places.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keeps_the_words_of_a_question_that_was_given_on_without_who_asked()
    {
        await TalkAsync();
        await _bot.SayOneAsync(Member, Erase);

        var handover = Assert.Single(await _bot.RowsAsync<HandoverRow>());

        Assert.Equal((Question, null), (handover.Text, handover.AskedBy));
        Assert.All(await _bot.RowsAsync<QuestionRow>(), q => Assert.Null(q.AskedBy));
        Assert.DoesNotContain(await _bot.RowsAsync<QuestionRow>(), q => q.Text == "Hallenbad");
    }

    [Fact]
    public async Task Makes_the_managers_old_card_speak_of_somebody()
    {
        await _bot.SayOneAsync(Member, Question);
        var given = await _bot.ReachesAsync(Manager, () => _bot.SayOneAsync(Member, "An meine Fraktionsgeschäftsführung geben"));
        await _bot.SayOneAsync(Member, Erase);

        var card = (await _bot.PressAsync(Manager, given.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = "Ja." })).Card();

        Assert.Contains("Von einem Mitglied", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Member.Name, card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("geht aber an niemanden mehr", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_a_stranger_of_the_person_at_once()
    {
        var card = await _bot.SayOneAsync(Member, "Kita");
        await _bot.SayOneAsync(Member, Erase);

        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", (await _bot.PressAsync(Member, card.Button("Hilfreich"))).Note(), StringComparison.Ordinal);
        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", (await _bot.SayOneAsync(Member, "Kita")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_no_account_behind_when_the_app_is_removed_afterwards()
    {
        var identities = await IdentitiesAsync(Member);
        await _bot.SayOneAsync(Member, Erase);
        await _bot.InstallAsync(Member, "remove");

        var cells = await CellsAsync();

        Assert.All(identities, identity => Assert.DoesNotContain(cells, c => Holds(c, identity) && (c.Table, c.Column) != ("Conversations", "ConversationId")));
    }

    private static bool Holds(Cell cell, string identity) =>
        cell.Text.Contains(identity, StringComparison.OrdinalIgnoreCase)
        || (Guid.TryParse(identity, out var id) && cell.Text.Contains(id.ToString("N"), StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks, rates, hands over, is answered, invites.</summary>
    private async Task TalkAsync()
    {
        await _bot.SayOneAsync(Member, "Hallenbad");
        await _bot.SayOneAsync(Member, "Kita");
        await _bot.SayOneAsync(Member, "Nicht hilfreich");
        await _bot.SayOneAsync(Member, "Wer bin ich");
        await _bot.SayOneAsync(Member, Question);
        var given = await _bot.ReachesAsync(Manager, () => _bot.SayOneAsync(Member, "An meine Fraktionsgeschäftsführung geben"));
        await _bot.ReachesAsync(Member, () => _bot.PressAsync(Manager, given.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = "Ja." }));
        await _bot.SayOneAsync(Manager, "Einladung erstellen für Mitglied");
    }

    /// <summary>Object id, account and chat on the channel; then our own identities of person and membership.</summary>
    private async Task<IReadOnlyList<string>> IdentitiesAsync(TownPerson person)
    {
        var row = (await _bot.RowsAsync<PersonRow>()).Single(p => p.ObjectId == Guid.Parse(person.ObjectId));
        var membership = (await _bot.RowsAsync<MembershipRow>()).Single(m => m.PersonId == row.Id);
        return [person.ObjectId, person.Mri, person.Chat, row.Id.ToString(), membership.Id.ToString()];
    }

    private async Task<List<Cell>> CellsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_bot.DatabaseFile}");
        await connection.OpenAsync();
        var cells = new List<Cell>();
        foreach (var table in (await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'", "")).Select(c => c.Text))
            cells.AddRange(await ReadAsync(connection, $"SELECT * FROM \"{table}\"", table));

        return cells;
    }

    private static async Task<List<Cell>> ReadAsync(SqliteConnection connection, string sql, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var cells = new List<Cell>();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                cells.Add(new Cell(table, reader.GetName(i), reader.IsDBNull(i) ? "" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetString(i)));
        }

        return cells;
    }

    private sealed record Cell(string Table, string Column, string Text);
}
