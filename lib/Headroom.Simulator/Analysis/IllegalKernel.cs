namespace Headroom.Simulator.Analysis;

/// <summary>A kernel that ILGPU itself would refuse, or one of the few that it would not and the metered GPU does.</summary>
internal sealed class IllegalKernel(IReadOnlyList<Illegality> found) : Exception(string.Join(Environment.NewLine, found))
{
    public IReadOnlyList<Illegality> Found { get; } = found;
}
