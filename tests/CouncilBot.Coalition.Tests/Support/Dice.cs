namespace CouncilBot.Coalition.Tests.Support;

/// <summary>Takes choices out of one generated number, so that the number says all about what somebody does.</summary>
internal sealed class Dice(int number)
{
    private readonly Random _random = new(number);

    public int Below(int count) => _random.Next(count);

    public bool OneIn(int count) => Below(count) == 0;

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];
}
