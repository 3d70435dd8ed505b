using System.Globalization;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Files;
using CouncilBot.Storage.Mapping;

namespace CouncilBot.Storage.Members;

/// <summary>A line of a list of members, checked for itself. Where something is wrong with it, the rest is still compared with the database.</summary>
internal sealed record MemberLine(int Number, Guid TenantId, Guid ObjectId, string Name, string Coalition, string? Faction, Roles Roles, Language? Language, bool IsSound = true)
{
    /// <summary>Whether it says which account is meant.</summary>
    public bool HasAccount => TenantId != Guid.Empty && ObjectId != Guid.Empty;
}

/// <summary>
/// A list of members: CSV (RFC 4180) in UTF-8 with or without byte order mark, separated by semicolons or commas, the first line
/// naming the columns in German or English. All errors are found in one reading.
/// </summary>
public sealed class MemberFile
{
    /// <summary>Largest file, bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Most lines, the header not counted.</summary>
    public const int MaxLines = 10_000;

    private readonly List<ImportError> _errors = [];
    private readonly List<MemberLine> _lines = [];
    private readonly Dictionary<MemberColumn, int> _columns = [];

    private MemberFile()
    {
    }

    internal IReadOnlyList<ImportError> Errors => _errors;

    internal IReadOnlyList<MemberLine> Lines => _lines;

    /// <summary>Reads a list; never more of the stream than <see cref="MaxBytes"/>.</summary>
    public static async Task<MemberFile> ReadAsync(Stream csv, CancellationToken cancel = default)
    {
        return Read((await TextFile.ReadAsync(csv, MaxBytes, cancel)).Span);
    }

    internal static MemberFile Read(ReadOnlySpan<byte> bytes)
    {
        var file = new MemberFile();
        if (bytes.Length > MaxBytes)
            file.Refuse(0, ImportProblem.FileTooLarge);
        else if (TextFile.Decode(bytes, out var foreignLine) is not { } text)
            file.Refuse(foreignLine, ImportProblem.NotUtf8);
        else
            file.ReadLines(text);
        return file;
    }

    private void ReadLines(string text)
    {
        foreach (var (line, cells, isMalformed) in CsvTable.Read(text))
        {
            var isHeader = _columns.Count == 0;
            if (isMalformed)
                Refuse(line, ImportProblem.BadQuotes);
            else if (isHeader)
                ReadHeaders(line, cells);
            else if (cells.Any(cell => cell.Length > 0))
                ReadLine(line, cells);

            if (isHeader && _errors.Count > 0)
                return;
            if (_lines.Count > MaxLines)
            {
                Refuse(line, ImportProblem.TooManyLines);
                return;
            }
        }

        if (_lines.Count == 0 && _errors.Count == 0)
            Refuse(0, ImportProblem.NoMembers);
        FindContradictions();
    }

    private void ReadHeaders(int line, string[] headers)
    {
        for (var i = 0; i < headers.Length; i++)
        {
            if (MemberWords.ColumnOf(headers[i]) is not { } column)
                Refuse(line, ImportProblem.ColumnUnknown, value: headers[i]);
            else if (!_columns.TryAdd(column, i))
                Refuse(line, ImportProblem.ColumnTwice, column, headers[i]);
        }

        foreach (var column in Enum.GetValues<MemberColumn>().Where(c => c != MemberColumn.Language && !_columns.ContainsKey(c)))
            Refuse(line, ImportProblem.ColumnMissing, column);
    }

    private void ReadLine(int line, string[] cells)
    {
        if (cells.Length != _columns.Count)
        {
            Refuse(line, ImportProblem.WrongNumberOfCells, value: cells.Length.ToString(CultureInfo.InvariantCulture));
            return;
        }

        var before = _errors.Count;
        var tenant = Guid(line, MemberColumn.Tenant, cells);
        var objectId = Guid(line, MemberColumn.ObjectId, cells);
        var name = Text(line, MemberColumn.Name, cells, Columns.Name);
        var coalition = Text(line, MemberColumn.Coalition, cells, Columns.Name);
        var faction = cells[_columns[MemberColumn.Faction]].Length == 0 ? null : Text(line, MemberColumn.Faction, cells, Columns.Name);
        var roles = RolesOf(line, cells, faction);
        var language = LanguageOf(line, cells);
        _lines.Add(new(line, tenant, objectId, name, coalition, string.IsNullOrEmpty(faction) ? null : faction, roles, language, IsSound: _errors.Count == before));
    }

    private Guid Guid(int line, MemberColumn column, string[] cells)
    {
        var cell = cells[_columns[column]];
        if (System.Guid.TryParse(cell, CultureInfo.InvariantCulture, out var guid) && guid != System.Guid.Empty)
            return guid;
        Refuse(line, cell.Length == 0 ? ImportProblem.ValueMissing : ImportProblem.NotAGuid, column, cell);
        return default;
    }

    private string Text(int line, MemberColumn column, string[] cells, int limit)
    {
        var cell = cells[_columns[column]].Normalize();
        if (cell.Length == 0)
            Refuse(line, ImportProblem.ValueMissing, column);
        else if (cell.Length > limit)
            Refuse(line, ImportProblem.ValueTooLong, column, cell.Length.ToString(CultureInfo.InvariantCulture));
        else if (cell.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            Refuse(line, ImportProblem.ControlCharacters, column);
        else
            return cell;
        return "";
    }

    private Roles RolesOf(int line, string[] cells, string? faction)
    {
        const Roles OfAFaction = Roles.Member | Roles.Board | Roles.Chair | Roles.FactionManager;
        var (roles, unknown) = MemberWords.RolesOf(cells[_columns[MemberColumn.Roles]]);
        foreach (var word in unknown)
            Refuse(line, ImportProblem.RoleUnknown, MemberColumn.Roles, word);
        if (unknown.Count > 0)
            return roles;

        if (faction is null)
        {
            if (roles == Roles.None)
                Refuse(line, ImportProblem.RoleMissing, MemberColumn.Roles);
            else if ((roles & OfAFaction) != Roles.None)
                Refuse(line, ImportProblem.RoleNeedsFaction, MemberColumn.Faction, cells[_columns[MemberColumn.Roles]]);
            return roles;
        }

        if (roles.HasFlag(Roles.Mayor))
            Refuse(line, ImportProblem.RoleForbidsFaction, MemberColumn.Faction, faction);
        // Whoever stands in a faction's list is a member of it, and board, chair and manager are, too.
        return roles | Roles.Member;
    }

    private Language? LanguageOf(int line, string[] cells)
    {
        if (!_columns.TryGetValue(MemberColumn.Language, out var index) || cells[index].Length == 0)
            return null;
        var language = MemberWords.LanguageOf(cells[index]);
        if (language is null)
            Refuse(line, ImportProblem.LanguageUnknown, MemberColumn.Language, cells[index]);
        return language;
    }

    private void FindContradictions()
    {
        foreach (var person in _lines.Where(line => line.IsSound).GroupBy(line => (line.TenantId, line.ObjectId)).Where(group => group.Count() > 1))
        {
            var first = person.First();
            foreach (var line in person.Skip(1).Where(line => line.Name != first.Name || line.Language != first.Language))
                Refuse(line.Number, ImportProblem.ContradictsLine, value: first.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Refuse(int line, ImportProblem problem, MemberColumn? column = null, string? value = null) => _errors.Add(new(line, problem, column, value));
}
