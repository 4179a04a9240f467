using System.Globalization;
using Headroom.DeviceRun;
using Headroom.Grading.Hosting;
using Headroom.Kernels;

// device-run [--device cuda|opencl|cpu] [--json FILE] [--units 02,03,04] [--minutes 6]
// Exit codes: 0 every kernel is right on the device, 1 one is wrong or the time ran out, 3 usage, 5 no such device.
if (args is [GraderProcess.HostArgument]) return GraderHost.Run(Path.Combine(AppContext.BaseDirectory, "Graders.dll"));

var device = Option("--device", "cuda");
if (DeviceNames.Find(device) is null or DeviceChoice.Simulator)
{
    Console.Error.WriteLine($"--device {device} is no device: cuda, opencl or cpu");
    return 3;
}
var limit = TimeSpan.FromMinutes(double.Parse(Option("--minutes", "6"), CultureInfo.InvariantCulture));
var run = new KernelRun(device, limit);
foreach (var kernel in Submission.Of(Option("--units", "02,03,04").Split(','))) await run.Add(kernel);
run.Print(Console.Out);
if (Option("--json", "") is { Length: > 0 } file) File.WriteAllText(file, run.Json());
return run.ExitCode;

string Option(string name, string otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
