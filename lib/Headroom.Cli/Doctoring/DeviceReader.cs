using Headroom.Cli.Running;
using Headroom.Grading.Hosting;
using Headroom.Kernels;

namespace Headroom.Cli.Doctoring;

/// <summary>Asks ILGPU for GPUs in a process of its own, for a broken driver may end the one that loads it.</summary>
internal static class DeviceReader
{
    /// <summary>The command's hidden verb that runs <see cref="Write"/>.</summary>
    public const string Verb = "devices";

    private const string TakenMark = "taken", RefusedMark = "refused";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<DeviceFacts> Read(string folder, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(s_patience);
        try
        {
            var end = await OtherProgram.Run(
                DotnetHost.Path, ["exec", typeof(DeviceReader).Assembly.Location, Verb], folder, "", limit.Token);
            return end switch
            {
                null => new() { Broken = "there is no dotnet to ask with" },
                { ExitCode: not 0 } => new() { Broken = $"a driver ended the process that asked it (exit code {end.ExitCode})" },
                _ => Parse(end.Output),
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new() { Broken = $"a driver gave no answer in {s_patience.TotalSeconds:0} s" };
        }
    }

    /// <summary>What the process prints: a line for each device, its parts between tabs, and one for HEADROOM_DEVICE.</summary>
    public static string Write()
    {
        var lines = DeviceSurvey.Take().Select(device => Line(DeviceNames.Of(device.Choice), device.Name, device.Refused)).ToList();
        try
        {
            using var gpu = Gpu.Open();
            lines.Add(Line(TakenMark, gpu.Sentence));
        }
        catch (GpuException refused)
        {
            lines.Add(Line(RefusedMark, refused.Message));
        }
        return string.Concat(lines);
    }

    /// <summary>The facts in what <see cref="Write"/> printed.</summary>
    internal static DeviceFacts Parse(string printed)
    {
        var rows = printed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToList();
        return new()
        {
            Found = [.. rows.Where(row => row.Length == 3 && DeviceNames.Find(row[0]) is not null)
                .Select(row => new SurveyedDevice(DeviceNames.Find(row[0])!.Value, Part(row[1]), Part(row[2])))],
            Taken = rows.FirstOrDefault(row => row[0] == TakenMark)?[1],
            Refused = rows.FirstOrDefault(row => row[0] == RefusedMark)?[1],
        };
    }

    private static string Line(params string?[] parts) =>
        string.Join('\t', parts.Select(part => (part ?? "").ReplaceLineEndings(" ").Replace('\t', ' '))) + "\n";

    private static string? Part(string text) => text.Length == 0 ? null : text;
}
