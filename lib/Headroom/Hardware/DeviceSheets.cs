using System.Text.Json;

namespace Headroom.Hardware;

/// <summary>A device sheet that breaks a rule; the message says which device, which property and how to mend it.</summary>
public sealed class DeviceSheetException(string message, Exception? inner = null) : Exception($"devices.json: {message}", inner);

/// <summary>Reads the data file of device sheets; strict, so that no figure enters without a source and a confidence.</summary>
public static class DeviceSheets
{
    // Property in the file, quantity, unit, and what one unit of the file is worth.
    private static readonly (string Property, Quantity Quantity, string Unit, double Scale)[] s_figures =
    [
        ("bandwidthTBps", Quantity.Bandwidth, "B/s", Units.Tera),
        ("memoryGB", Quantity.Memory, "B", Units.Giga),
        ("l2MiB", Quantity.L2, "B", Units.Mebi),
        ("lastLevelCacheMiB", Quantity.LastLevelCache, "B", Units.Mebi),
        ("multiprocessors", Quantity.Multiprocessors, "", 1),
        ("sharedMemoryPerSmKiB", Quantity.SharedMemoryPerSm, "B", Units.Kibi),
        ("boostMHz", Quantity.BoostClock, "1/s", Units.Mega),
        ("tensorCores", Quantity.TensorCores, "", 1),
        ("fmaPerTensorCoreClock", Quantity.FmaPerTensorCoreClock, "", 1),
        ("achievedBf16MatmulTera", Quantity.AchievedBf16Matmul, "FLOP/s", Units.Tera),
    ];

    /// <summary>All sheets of a file; throws <see cref="DeviceSheetException"/> at the first fault.</summary>
    public static IReadOnlyList<DeviceSheet> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = new SheetNode(document.RootElement, "file");
            root.AllowOnly("units", "confidence", "devices");
            DeviceSheet[] devices = [.. root.Items("devices").Select(ReadDevice)];
            RejectSharedNames(devices);
            return devices;
        }
        catch (JsonException e)
        {
            throw new DeviceSheetException($"not valid JSON. {e.Message}", e);
        }
    }

    private static DeviceSheet ReadDevice(SheetNode node)
    {
        node = node.Named(node.Text("name"));
        node.AllowOnly(["name", "vendor", "aliases", "note", "peaksDenseTera", .. s_figures.Select(figure => figure.Property)]);
        var device = new DeviceSheet
        {
            Name = node.Text("name"),
            Vendor = node.Text("vendor"),
            Aliases = [.. node.Items("aliases").Select(alias => alias.Text())],
            Note = node.Has("note") ? node.Text("note") : null,
            Peaks = [.. node.Items("peaksDenseTera").Select(ReadPeak)],
            Figures = s_figures.Where(figure => node.Has(figure.Property))
                .ToDictionary(figure => figure.Quantity, figure => ReadFigure(node[figure.Property], figure.Unit, figure.Scale)),
        };
        if (!device.Has(Quantity.Bandwidth)) throw node.Fault("no bandwidthTBps. Without it there is no roofline");
        if (device.Peaks.GroupBy(peak => (peak.Dtype, peak.Accumulate)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw node.Fault($"two peaks for {twice.Key.Dtype} with {twice.Key.Accumulate} accumulate. Keep the dense one");
        return device;
    }

    private static Peak ReadPeak(SheetNode node)
    {
        node.AllowOnly("dtype", "accumulate", "value", "source", "derivation", "confidence");
        var dtype = node.Dtype("dtype");
        return new Peak(dtype, node.Dtype("accumulate"), node.Figure(dtype.IsInteger ? "OP/s" : "FLOP/s", Units.Tera));
    }

    private static Figure ReadFigure(SheetNode node, string unit, double scale)
    {
        node.AllowOnly("value", "source", "derivation", "confidence");
        return node.Figure(unit, scale);
    }

    private static void RejectSharedNames(DeviceSheet[] devices)
    {
        var names = devices.SelectMany(device => device.Aliases.Prepend(device.Name));
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } shared)
            throw new DeviceSheetException($"the name '{shared.Key}' stands twice. Give each device its own.");
    }
}
