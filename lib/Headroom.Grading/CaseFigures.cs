namespace Headroom.Grading;

/// <summary>What the counted launches of one case came to, line by line of the learner's file.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Lines">Those that move bytes, compute or take turns, in their order.</param>
public sealed record CaseFigures(string Case, IReadOnlyList<LineFigures> Lines);

/// <summary>What one line came to on the simulated GPU, over all launches of a case.</summary>
/// <param name="File">The learner's.</param>
/// <param name="Line">From 1.</param>
/// <param name="Requests">Accesses to device memory by warps.</param>
/// <param name="Sectors">Pieces of 32 bytes that moved for them.</param>
/// <param name="SharedRequests">Accesses to shared memory by warps.</param>
/// <param name="Wavefronts">Passes through its banks that they took.</param>
/// <param name="Atomics">Atomic operations by lanes.</param>
/// <param name="Flops">Floating-point operations by lanes.</param>
public readonly record struct LineFigures(
    string File, int Line, long Requests, long Sectors, long SharedRequests, long Wavefronts, long Atomics, long Flops);
