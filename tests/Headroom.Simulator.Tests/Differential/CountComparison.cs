using Headroom.Simulator;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>Compares what two launches counted.</summary>
internal static class CountComparison
{
    /// <summary>
    /// FLOPs, requests, sectors, wavefronts, atomics, barriers and exchanges, in total: sites have other offsets in other IL.
    /// </summary>
    public static void SameTotals(LaunchReport expected, LaunchReport actual)
    {
        var (e, a) = (expected.Counters!, actual.Counters!);
        Assert.Equal(e.Operations, a.Operations);
        Assert.Equal(e.GlobalReads, a.GlobalReads);
        Assert.Equal(e.GlobalWrites, a.GlobalWrites);
        Assert.Equal(e.Shared, a.Shared);
        Assert.Equal(e.Atomics, a.Atomics);
        Assert.Equal(e.LocalAccesses, a.LocalAccesses);
        Assert.Equal((e.Barriers, e.WarpExchanges), (a.Barriers, a.WarpExchanges));
    }

    /// <summary>As <see cref="SameTotals"/>, and every site by itself; for two launches of the same IL.</summary>
    public static void SameSites(LaunchReport expected, LaunchReport actual)
    {
        SameTotals(expected, actual);
        Assert.Equal(expected.Counters!.Sites, actual.Counters!.Sites);
        Assert.Equal(expected.Counters.WarpEfficiency, actual.Counters.WarpEfficiency);
    }
}
