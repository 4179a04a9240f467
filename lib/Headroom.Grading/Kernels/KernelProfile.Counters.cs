using Headroom.Hardware;
using ILGPU.Simulation;
using ILGPU.Simulation.Reports;

namespace Headroom.Grading.Kernels;

public sealed partial record KernelProfile
{
    static partial void Count(Action launch, Device sheet, ref KernelProfile? counted)
    {
        using var recording = Recording.Start();
        launch();
        var device = new DeviceSheet(sheet.Name, sheet.Peak(Dtype.Fp32).Rate, sheet.Bandwidth);
        var reports = recording.Launches;
        counted = reports.Count == 0
            ? Plain("No kernel was launched. Launch it within the braces: Profile(device, () => kernel(...)).")
            : new(string.Join('\n', reports.Select(r => r.ToText(device))), string.Concat(reports.Select(r => r.ToHtml(device))));
    }
}
