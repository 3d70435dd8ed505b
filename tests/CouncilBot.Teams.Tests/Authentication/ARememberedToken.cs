using CouncilBot.Teams.Authentication;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class ARememberedToken
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_found_again_by_the_very_same_text()
    {
        var cache = new TokenCache();
        cache.Remember(TokenHash.Of("a.b.c"), Token(Now.AddHours(1)), Now);

        Assert.NotNull(cache.Find(TokenHash.Of("a.b.c")));
        Assert.Null(cache.Find(TokenHash.Of("a.b.C")));
    }

    [Fact]
    public void Makes_room_for_others_when_there_are_too_many()
    {
        var cache = new TokenCache(capacity: 10);
        for (var i = 0; i < 1_000; i++)
            cache.Remember(TokenHash.Of($"a.b.{i}"), Token(Now.AddHours(1)), Now);

        Assert.InRange(cache.Count, 1, 10);
        Assert.NotNull(cache.Find(TokenHash.Of("a.b.999")));
    }

    [Fact]
    public void Is_kept_when_those_that_are_over_make_room()
    {
        var cache = new TokenCache(capacity: 10);
        cache.Remember(TokenHash.Of("a.b.kept"), Token(Now.AddHours(1)), Now);
        for (var i = 0; i < 9; i++)
            cache.Remember(TokenHash.Of($"a.b.{i}"), Token(Now.AddHours(-1)), Now);

        cache.Remember(TokenHash.Of("a.b.new"), Token(Now.AddHours(1)), Now);

        Assert.Equal(2, cache.Count);
        Assert.NotNull(cache.Find(TokenHash.Of("a.b.kept")));
    }

    private static VerifiedToken Token(DateTimeOffset expires) => new("key-one", "00", null, expires, null);
}
