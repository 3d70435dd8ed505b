namespace CouncilBot.Coalition.Committee;

/// <summary>A time without meetings: school holidays or a recess of the council, as it was imported.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day.</param>
public sealed record Recess(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>Whether a day belongs to it.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
