namespace Headroom.Simulator.Analysis;

/// <summary>A kernel that ILGPU would compile and the metered GPU cannot run.</summary>
internal sealed class KernelNotRewritable(string reason, Instruction? at, string? fix = null) : Exception(reason)
{
    private const string Elsewhere = "The metered GPU cannot run this, though ILGPU would compile it: write it another way.";

    /// <summary>Reason, place and cure, for the refusal.</summary>
    public Illegality Finding { get; } = new(reason, fix ?? Elsewhere, at is null ? null : SourceLines.Of(at));
}
