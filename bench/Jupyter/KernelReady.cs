namespace Headroom.Bench.Jupyter;

/// <summary>What a learner waits for after choosing the kernel.</summary>
public sealed class KernelReady : Claim
{
    public override string Id => "jupyter.ready";

    public override string What => "a kernel process, from its start to the answer to kernel_info_request";

    public override string Unit => "s";

    public override double Goal => 1;

    public override IReadOnlyList<double> Measure(Action<string> progress) => [.. Enumerable.Range(1, 5).Select(round =>
    {
        progress($"kernel {round} of 5");
        using var kernel = new KernelClient();
        return kernel.ReadyAfter.TotalSeconds;
    })];
}
