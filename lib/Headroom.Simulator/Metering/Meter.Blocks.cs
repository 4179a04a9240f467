using System.Runtime.Intrinsics;

namespace Headroom.Simulator.Metering;

internal sealed unsafe partial class Meter
{
    /// <summary>Adds a warp's block counters up and sets them back.</summary>
    public void EndWarp(int warp)
    {
        CloseWarp(warp);
        var flops = 0L;
        for (var block = 0; block < _blocks.Length; block++)
        {
            var counters = (int*)(CountersOf(warp) + block * RewrittenKernel.CounterStride);
            var (sum, most) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (var i = 0; i < 32; i += 8)
            {
                var runs = Vector256.Load(counters + i);
                sum += runs;
                most = Vector256.Max(most, runs);
                Vector256<int>.Zero.Store(counters + i);
            }
            ref var counts = ref _blocks[block];
            var all = Vector256.Sum(sum);
            counts.Runs += all;
            flops += all * _kernel.Blocks[block].Operations.Flops;
            var widest = Vector128.Max(most.GetLower(), most.GetUpper());
            counts.Issues += Math.Max(Math.Max(widest[0], widest[1]), Math.Max(widest[2], widest[3]));
        }
        _warpFlops[warp] += flops;
    }

    private nint CountersOf(int warp) => _counters + warp * _blocks.Length * RewrittenKernel.CounterStride;
}
