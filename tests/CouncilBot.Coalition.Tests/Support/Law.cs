using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>Checks a law on many generated values. The seed is fixed, so that a run today finds what a run tomorrow finds.</summary>
internal static class Law
{
    private const ulong Seed = 590_598;

    public static void ForAll<T>(Arbitrary<T> any, int cases, Action<T> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(new Replay(new Rnd(Seed), size: null)), Prop.ForAll(any, holds));

    /// <summary>What people do, one number for each thing; a failing row shrinks to the things that matter.</summary>
    public static Arbitrary<List<int>> Doings() => Arb.From(Gen.Choose(0, int.MaxValue - 1).ListOf(), WithoutOne);

    private static IEnumerable<List<int>> WithoutOne(List<int> doings) => doings.Select((_, i) => doings.Where((_, j) => j != i).ToList());
}
