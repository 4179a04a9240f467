using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Measurement;

namespace Headroom.Hardware;

/// <summary>
/// The file in which a calibration outlives its process. It is good for one processor, core count and runtime; anything else in it is
/// measured anew.
/// </summary>
public static class CalibrationFile
{
    private const int MostRuns = 3;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>
    /// <c>.course/machine.json</c> beside the nearest course.json at or above the working directory; without one, in the user's local
    /// application data.
    /// </summary>
    public static string DefaultPath => PathFrom(Directory.GetCurrentDirectory());

    /// <summary>Reads the file, or measures and writes it. A noisy calibration is measured again and merged, three times at most.</summary>
    public static Calibration LoadOrMeasure(string path) => LoadOrMeasure(path, Calibration.Measure);

    /// <summary>As <see cref="LoadOrMeasure(string)"/>, with a measurement of the caller's.</summary>
    public static Calibration LoadOrMeasure(string path, Func<Calibration> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var known = TryRead(path);
        if (known is { IsNoisy: false } or { Runs: >= MostRuns }) return known;
        var measured = MeasureAloud(measure);
        var merged = known is null ? measured : known.Merge(measured);
        TryWrite(path, merged);
        return merged;
    }

    private static Calibration MeasureAloud(Func<Calibration> measure)
    {
        using var activity = Activity.Begin("measuring this machine");
        return measure();
    }

    /// <summary>As <see cref="DefaultPath"/>, from a folder of the caller's.</summary>
    public static string PathFrom(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "course.json")))
                return Path.Combine(at.FullName, ".course", "machine.json");
        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Headroom", "machine.json");
    }

    private static Calibration? TryRead(string path)
    {
        try
        {
            var known = JsonSerializer.Deserialize<Calibration>(File.ReadAllBytes(path), s_json);
            return known is not null && IsOfThisMachine(known) && IsSane(known) ? known : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    // A read-only folder costs a measurement per process, nothing more.
    private static void TryWrite(string path, Calibration calibration)
    {
        try
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(calibration, s_json) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Measured again by the next process.
        }
    }

    private static bool IsOfThisMachine(Calibration known) =>
        known.Processor == Processor.Name && known.Cores == Environment.ProcessorCount && known.Runtime == Environment.Version.ToString();

    private static bool IsSane(Calibration known) =>
        new[]
        {
            known.TriadAllCores, known.TriadOneCore, known.StreamingTriadAllCores, known.StreamingTriadOneCore,
            known.Fp32AllCores, known.Fp32OneCore, known.Fp64AllCores, known.Fp64OneCore,
        }.Concat(known.ReadsAllCores.Points.Concat(known.ReadsOneCore.Points).Select(point => point.Rate))
            .All(rate => rate is > 1e6 and < 1e16)
        && known is { Steadiness: >= 0 and <= 1, Runs: > 0, Seconds: > 0, CacheBytes: > 0, ArrayBytes: > 0, VectorBits: 128 or 256 or 512 };
}
