namespace Headroom.Hardware;

/// <summary>The device sheets that ship with the course.</summary>
public static class Devices
{
    /// <summary>Every sheet, in the file's order.</summary>
    public static IReadOnlyList<DeviceSheet> All { get; } = ReadEmbedded();

    /// <summary>NVIDIA A100 SXM, 80 GB.</summary>
    public static DeviceSheet A100Sxm { get; } = Find("A100 SXM");

    /// <summary>NVIDIA H100 SXM, 80 GB.</summary>
    public static DeviceSheet H100Sxm { get; } = Find("H100 SXM");

    /// <summary>NVIDIA H800 SXM: an H100 with slower links between GPUs.</summary>
    public static DeviceSheet H800Sxm { get; } = Find("H800 SXM");

    /// <summary>NVIDIA B200 SXM.</summary>
    public static DeviceSheet B200Sxm { get; } = Find("B200 SXM");

    /// <summary>NVIDIA RTX 4090.</summary>
    public static DeviceSheet Rtx4090 { get; } = Find("RTX 4090");

    /// <summary>
    /// The sheet of that name or alias, whatever its case and spacing; throws <see cref="KeyNotFoundException"/> with the nearest names.
    /// </summary>
    public static DeviceSheet Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = Key(name);
        return All.FirstOrDefault(device => NamesOf(device).Any(known => Key(known) == wanted))
            ?? throw new KeyNotFoundException(
                $"no device sheet for '{name}'. Nearest: {string.Join(", ", NearestTo(wanted))}. All: {string.Join(", ", All)}.");
    }

    private static IEnumerable<DeviceSheet> NearestTo(string wanted) =>
        All.OrderBy(device => NamesOf(device).Min(known => Nearest.Distance(wanted, Key(known)))).Take(3);

    private static IEnumerable<string> NamesOf(DeviceSheet device) => [device.Name, .. device.Aliases];

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static IReadOnlyList<DeviceSheet> ReadEmbedded()
    {
        using var stream = typeof(Devices).Assembly.GetManifestResourceStream("devices.json")
            ?? throw new InvalidOperationException("devices.json is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return DeviceSheets.Parse(reader.ReadToEnd());
    }
}
