using System.Text.Json;
using Headroom.Hardware;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Costs;

/// <summary>
/// Costs outlive the process that measured them: a measurement takes as long as some hundred tokens, and a text has no more. They are kept
/// by what they are of, in words: processor, runtime, threads, model. Anything else is measured anew.
/// </summary>
public sealed class PassCostsFile(string path)
{
    private const int Most = 32; // entries; the oldest go
    private static readonly JsonSerializerOptions s_json =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private sealed record Entry(string Of, int[] Tokens, double[] Seconds);

    /// <summary>Beside the machine's calibration of a course.</summary>
    public static string PathFrom(string folder) => Path.Combine(Path.GetDirectoryName(CalibrationFile.PathFrom(folder))!, "passes.json");

    /// <summary>What an engine's costs hang on, in words.</summary>
    public static string Words(Engine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return $"{Processor.Name}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {engine.Threads} threads: "
            + $"{engine.Model.Shape}, {engine.Model.Format}";
    }

    /// <summary>
    /// What was kept of this, or else measured and kept now. A file that is missing, damaged or not to be written costs a measurement.
    /// </summary>
    public PassCosts LoadOrMeasure(string of, Func<PassCosts> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var entries = Read();
        if (entries.Find(entry => entry.Of == of) is { } known && Costs(known) is { } costs) return costs;
        using var activity = Activity.Begin("measuring passes");
        var measured = measure();
        entries.RemoveAll(entry => entry.Of == of);
        entries.Add(new(of, [.. measured.Points.Select(point => point.Tokens)], [.. measured.Points.Select(point => point.Seconds)]));
        Write(entries[Math.Max(0, entries.Count - Most)..]);
        return measured;
    }

    private static PassCosts? Costs(Entry entry)
    {
        try
        {
            return entry.Tokens.Length == entry.Seconds.Length ? new(entry.Tokens.Zip(entry.Seconds)) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private List<Entry> Read()
    {
        try
        {
            var entries = JsonSerializer.Deserialize<List<Entry>>(File.ReadAllBytes(path), s_json) ?? [];
            entries.RemoveAll(entry => entry is not { Of: not null, Tokens: not null, Seconds: not null });
            return entries;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private void Write(List<Entry> entries)
    {
        try
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(entries, s_json) + "\n");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // Measured again by the next process.
        }
    }
}
