namespace Headroom.Simulator.Running;

/// <summary>What a GPU has for groups that are on it at the same time. Registers are not known here.</summary>
/// <param name="Multiprocessors">Each has what follows.</param>
/// <param name="Groups">Groups at most.</param>
/// <param name="Threads">Threads at most, in whole warps.</param>
/// <param name="SharedBytes">Shared memory; the driver keeps 1 KiB of it for each group.</param>
public sealed record Residency(int Multiprocessors, int Groups, int Threads, int SharedBytes)
{
    private const int WarpSize = 32, ReservedBytes = 1024;

    // CUDA C++ Programming Guide, technical specifications per compute capability: 9.0.
    /// <summary>One multiprocessor of an H100: 32 groups, 2,048 threads, 228 KiB of shared memory.</summary>
    public static Residency OneMultiprocessor { get; } = new(1, 32, 2048, 228 * 1024);

    /// <summary>Groups that fit at the same time.</summary>
    /// <param name="threads">Of a group.</param>
    /// <param name="sharedBytes">Of a group.</param>
    public long GroupsAtOnce(int threads, int sharedBytes) => Limits(threads, sharedBytes).Min(limit => limit.Groups) * Multiprocessors;

    /// <summary>Why no more fit: <c>2,048 threads a multiprocessor, 256 a group</c>.</summary>
    /// <param name="threads">Of a group.</param>
    /// <param name="sharedBytes">Of a group.</param>
    public string Why(int threads, int sharedBytes) =>
        $"{Limits(threads, sharedBytes).MinBy(limit => limit.Groups).Text}, {Multiprocessors:N0} " +
            (Multiprocessors == 1 ? "multiprocessor" : "multiprocessors");

    private IEnumerable<(long Groups, string Text)> Limits(int threads, int sharedBytes)
    {
        var lanes = (threads + WarpSize - 1) / WarpSize * WarpSize;
        yield return (Threads / lanes, $"{Threads:N0} threads a multiprocessor, {threads:N0} a group");
        yield return (Groups, $"{Groups:N0} groups a multiprocessor");
        if (sharedBytes > 0)
            yield return (SharedBytes / (sharedBytes + ReservedBytes),
                $"{SharedBytes:N0} bytes of shared memory a multiprocessor, {sharedBytes + ReservedBytes:N0} a group");
    }
}
