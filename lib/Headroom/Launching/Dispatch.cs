using System.Collections.Concurrent;
using System.Diagnostics;
using System.Numerics.Tensors;

namespace Headroom.Launching;

/// <summary>
/// A queue and a thread behind it, as a GPU's stream is: one thread launches kernels, the other runs them in order. Kernels are sums, as
/// long as those of a layer are to each other.
/// </summary>
public static class Dispatch
{
    // Norm, queries with keys and values, attention, output, norm, up with gate, down.
    private static readonly int[] s_floats = [2048, 24_576, 4096, 16_384, 2048, 131_072, 65_536];

    /// <summary>
    /// When each kernel of so many layers ran. The quickest of <paramref name="runs"/> runs: on a shared machine the others were
    /// interrupted.
    /// </summary>
    /// <param name="layers">Of 7 kernels each.</param>
    /// <param name="waits">Whether the launching thread waits for each kernel before it launches the next.</param>
    /// <param name="runs">Of which the quickest counts.</param>
    public static IReadOnlyList<KernelSpan> Measure(int layers, bool waits, int runs)
    {
        var arrays = Enumerable.Range(0, layers).SelectMany(_ => s_floats).Select(floats => new float[floats]).ToArray();
        return Enumerable.Range(0, runs).Select(_ => Run(arrays, waits)).MinBy(spans => spans[^1].End)!;
    }

    private static KernelSpan[] Run(float[][] arrays, bool waits)
    {
        var (stamps, sums) = (new (long Start, long End)[arrays.Length], new float[arrays.Length]);
        using var queue = new BlockingCollection<int>();
        using var done = new SemaphoreSlim(0);
        var worker = new Thread(() =>
        {
            foreach (var kernel in queue.GetConsumingEnumerable())
            {
                var start = Stopwatch.GetTimestamp();
                sums[kernel] = TensorPrimitives.Sum<float>(arrays[kernel]);
                stamps[kernel] = (start, Stopwatch.GetTimestamp());
                if (waits) done.Release();
            }
        });
        worker.Start();
        for (var kernel = 0; kernel < arrays.Length; kernel++)
        {
            queue.Add(kernel);
            if (waits) done.Wait();
        }
        queue.CompleteAdding();
        worker.Join();
        return [.. stamps.Select(stamp => new KernelSpan(Microseconds(stamp.Start), Microseconds(stamp.End)))];

        double Microseconds(long stamp) => (stamp - stamps[0].Start) * 1e6 / Stopwatch.Frequency;
    }
}
