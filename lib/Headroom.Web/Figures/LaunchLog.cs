using Headroom.Simulator;
using Headroom.Simulator.Code;
using Headroom.Simulator.Reading;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Web.Figures;

/// <summary>Keeps what each launch of a check came to.</summary>
internal sealed class LaunchLog : ILaunch
{
    private readonly List<LaunchReport> _reports = [];

    public IReadOnlyList<LaunchReport> Reports => _reports;

    public LaunchReport Run(
        Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        var report = new RewrittenLaunch().Run(accelerator, kernel, config, args, options);
        if (report.Counters is not null) _reports.Add(report);
        return report;
    }
}
