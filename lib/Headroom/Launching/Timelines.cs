using System.Text.Json;

namespace Headroom.Launching;

/// <summary>Kernels of <see cref="Dispatch"/> as they ran once, 16 layers of 7: <c>timelines.json</c>.</summary>
public static class Timelines
{
    private static readonly TimelineFile s_file = Read();

    /// <summary>Launched without waiting: the queue is never empty.</summary>
    public static IReadOnlyList<KernelSpan> Queued { get; } = s_file.Queued.Spans;

    /// <summary>Each launched when the one before it was done.</summary>
    public static IReadOnlyList<KernelSpan> WaitedFor { get; } = s_file.WaitedFor.Spans;

    /// <summary>Where and how both were measured.</summary>
    public static string Source => s_file.Source;

    private static TimelineFile Read()
    {
        using var stream = typeof(Timelines).Assembly.GetManifestResourceStream("timelines.json")
            ?? throw new InvalidOperationException("timelines.json is not embedded in this assembly.");
        return JsonSerializer.Deserialize<TimelineFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record TimelineFile(string Source, Row Queued, Row WaitedFor);

    private sealed record Row(double[] Starts, double[] Ends)
    {
        public IReadOnlyList<KernelSpan> Spans => [.. Starts.Zip(Ends, (start, end) => new KernelSpan(start, end))];
    }
}
