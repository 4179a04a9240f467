using Headroom.Counting;
using Headroom.Grading;

namespace Graders;

/// <summary>For exercises that compute with <see cref="Counted"/>, whose numbers can be neither read nor taken apart into bits.</summary>
public abstract class CountingGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden =>
    [
        "Headroom.Counting.Tally", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.InteropServices.MemoryMarshal",
        "System.Runtime.InteropServices.GCHandle", "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.NativeMemory",
    ];

    /// <summary>What counted numbers hold; no numbers where there is no array.</summary>
    protected static float[] Values(Counted[]? got) => got is null ? [] : Tally.Values(got);

    /// <summary>States that all arithmetic was seen.</summary>
    private protected void AllSeen(Tally tally) =>
        That(tally.IsWhole, "one thread computes",
            "another thread computes: counts of several threads would be lost, so compute on this one");
}
