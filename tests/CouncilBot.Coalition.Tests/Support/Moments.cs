using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>Moments and sessions around one winter's day.</summary>
internal static class Moments
{
    public static readonly DateOnly Today = new(2026, 1, 12);

    public static readonly Moment Now = On(Today);

    /// <summary>After everything that may be due.</summary>
    public static readonly Moment Later = On(Today.AddDays(90));

    public static readonly IReadOnlyList<Moment> NowAndLater = [Now, Later];

    public static readonly SessionRef Council = Session(1, Today.AddDays(30));

    public static readonly SessionRef NextCouncil = Session(2, Today.AddDays(60));

    public static Moment On(DateOnly day) => new(day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc), day);

    /// <summary>A session that begins at 17:00 in Berlin in winter.</summary>
    public static SessionRef Session(int number, DateOnly day) =>
        new(new Guid(0, (short)number, 0, new byte[8]), day.ToDateTime(new TimeOnly(16, 0), DateTimeKind.Utc), day, "rat", Words: null);
}
