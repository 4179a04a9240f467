namespace Headroom.Hardware;

/// <summary>
/// A device sheet: every figure has a source, a peak names its dtype, and a figure that is not known throws instead of being zero.
/// </summary>
public sealed record DeviceSheet
{
    /// <summary>As in <c>Devices.Find</c>: <c>H100 SXM</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>Other names that find it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What to beware of when quoting the sheet.</summary>
    public string? Note { get; init; }

    /// <summary>Dense peaks, one per pair of input and accumulate dtype; empty where the vendor states none.</summary>
    public required IReadOnlyList<Peak> Peaks { get; init; }

    /// <summary>All other figures that are known.</summary>
    public required IReadOnlyDictionary<Quantity, Figure> Figures { get; init; }

    /// <summary>Memory bandwidth in B/s.</summary>
    public Figure Bandwidth => this[Quantity.Bandwidth];

    /// <summary>Memory capacity in bytes.</summary>
    public Figure MemoryBytes => this[Quantity.Memory];

    /// <summary>Second-level cache in bytes.</summary>
    public Figure L2Bytes => this[Quantity.L2];

    /// <summary>Count of SMs, compute units or cores.</summary>
    public int Sms => (int)this[Quantity.Multiprocessors].Value;

    /// <summary>Shared memory of one SM in bytes.</summary>
    public Figure SharedMemoryPerSm => this[Quantity.SharedMemoryPerSm];

    /// <summary>A figure; throws <see cref="KeyNotFoundException"/>, naming what the sheet has, when it is not known.</summary>
    public Figure this[Quantity quantity] => Figures.TryGetValue(quantity, out var figure)
        ? figure
        : throw new KeyNotFoundException($"{Name} has no figure for {quantity}. It has: {string.Join(", ", Figures.Keys.Order())}.");

    /// <summary>
    /// The dense peak for inputs of a dtype, with the widest accumulator the sheet lists for it; throws <see cref="KeyNotFoundException"/>
    /// when there is none.
    /// </summary>
    public Peak Peak(Dtype dtype) =>
        Peaks.Where(peak => peak.Dtype == dtype).MaxBy(peak => peak.Accumulate.Bits) ?? throw NoPeak($"{dtype}");

    /// <summary>
    /// The dense peak for inputs of one dtype summed in another; throws <see cref="KeyNotFoundException"/> when there is none.
    /// </summary>
    public Peak Peak(Dtype dtype, Dtype accumulate) =>
        Peaks.FirstOrDefault(peak => peak.Dtype == dtype && peak.Accumulate == accumulate)
            ?? throw NoPeak($"{dtype} with {accumulate} accumulate");

    /// <summary>Whether the sheet lists a peak for a dtype.</summary>
    public bool Has(Dtype dtype) => Peaks.Any(peak => peak.Dtype == dtype);

    /// <summary>Whether the sheet lists a figure.</summary>
    public bool Has(Quantity quantity) => Figures.ContainsKey(quantity);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private KeyNotFoundException NoPeak(string what) =>
        new($"{Name} has no peak for {what}. It has: {(Peaks.Count == 0 ? "none" : string.Join(", ", Peaks.Select(Kind)))}.");

    private static string Kind(Peak peak) => $"{peak.Dtype} ({peak.Accumulate} accumulate)";
}
