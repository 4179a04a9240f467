namespace Headroom.Agents.Composing.Tasks;

/// <summary>All tasks.</summary>
public static class KernelTasks
{
    /// <summary>In a fixed order.</summary>
    public static IReadOnlyList<KernelTask> All { get; } =
    [
        new SoftmaxTask(), new RowSumTask(), new TransposeTask(), new MatMulTask(), new RmsNormTask(), new ArgMaxTask(), new ScanTask(),
        new HistogramTask(), new Int4DotTask(),
    ];
}
