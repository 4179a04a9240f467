using System.Text.Json.Serialization;

namespace Headroom.Hardware;

/// <summary>
/// Ceilings of one machine, measured: memory bandwidth by a triad over arrays past the last-level cache, and multiply-adds on registers.
/// Each is the best pass, as STREAM reports it: what gets in the way only ever slows a pass down.
/// </summary>
public sealed partial record Calibration
{
    /// <summary>The processor's own name for itself.</summary>
    public required string Processor { get; init; }

    /// <summary>Logical cores, and threads in the measurements on all cores.</summary>
    public required int Cores { get; init; }

    /// <summary>Version of the .NET runtime that ran the loops.</summary>
    public required string Runtime { get; init; }

    /// <summary>Width of the vectors in the FMA loops: 128, 256 or 512.</summary>
    public required int VectorBits { get; init; }

    /// <summary>The largest cache that one core sees, in bytes.</summary>
    public required long CacheBytes { get; init; }

    /// <summary>The triad's three arrays together, in bytes.</summary>
    public required long ArrayBytes { get; init; }

    /// <summary>B/s of a triad with ordinary stores on all cores; 12 B per element, write-allocate not counted.</summary>
    public required double TriadAllCores { get; init; }

    /// <summary>B/s of a triad with ordinary stores on one core; 12 B per element, write-allocate not counted.</summary>
    public required double TriadOneCore { get; init; }

    /// <summary>B/s of a triad whose stores bypass the caches, where the processor can, on all cores.</summary>
    public required double StreamingTriadAllCores { get; init; }

    /// <summary>B/s of a triad whose stores bypass the caches, where the processor can, on one core.</summary>
    public required double StreamingTriadOneCore { get; init; }

    /// <summary>FP32 FLOP/s on all cores; an FMA is two.</summary>
    public required double Fp32AllCores { get; init; }

    /// <summary>FP32 FLOP/s on one core; an FMA is two.</summary>
    public required double Fp32OneCore { get; init; }

    /// <summary>FP64 FLOP/s on all cores; an FMA is two.</summary>
    public required double Fp64AllCores { get; init; }

    /// <summary>FP64 FLOP/s on one core; an FMA is two.</summary>
    public required double Fp64OneCore { get; init; }

    /// <summary>
    /// 1 is a quiet machine: speed of the median pass over that of the best in the least steady measurement, times the share of all cores
    /// that the FMA loop got.
    /// </summary>
    public required double Steadiness { get; init; }

    /// <summary>How many measurements are merged here.</summary>
    public required int Runs { get; init; }

    /// <summary>What all measurements took together, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The memory ceiling of all cores in B/s: the faster triad.</summary>
    [JsonIgnore]
    public double BandwidthAllCores => Math.Max(TriadAllCores, StreamingTriadAllCores);

    /// <summary>The memory ceiling of one core in B/s: the faster triad.</summary>
    [JsonIgnore]
    public double BandwidthOneCore => Math.Max(TriadOneCore, StreamingTriadOneCore);

    /// <summary>Whether other work was in the way: steadiness under 80 %.</summary>
    [JsonIgnore]
    public bool IsNoisy => Steadiness < 0.8;

    /// <summary>The higher of both for every ceiling.</summary>
    public Calibration Merge(Calibration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            TriadAllCores = Math.Max(TriadAllCores, other.TriadAllCores),
            TriadOneCore = Math.Max(TriadOneCore, other.TriadOneCore),
            StreamingTriadAllCores = Math.Max(StreamingTriadAllCores, other.StreamingTriadAllCores),
            StreamingTriadOneCore = Math.Max(StreamingTriadOneCore, other.StreamingTriadOneCore),
            Fp32AllCores = Math.Max(Fp32AllCores, other.Fp32AllCores),
            Fp32OneCore = Math.Max(Fp32OneCore, other.Fp32OneCore),
            Fp64AllCores = Math.Max(Fp64AllCores, other.Fp64AllCores),
            Fp64OneCore = Math.Max(Fp64OneCore, other.Fp64OneCore),
            ReadsAllCores = ReadsAllCores.Merge(other.ReadsAllCores),
            ReadsOneCore = ReadsOneCore.Merge(other.ReadsOneCore),
            Steadiness = Math.Max(Steadiness, other.Steadiness),
            Runs = Runs + other.Runs,
            Seconds = Seconds + other.Seconds,
        };
    }
}
