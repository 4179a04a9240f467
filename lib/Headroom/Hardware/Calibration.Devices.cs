namespace Headroom.Hardware;

public sealed partial record Calibration
{
    private const string Source = "measured on this machine";

    /// <summary>All cores as a device sheet, to draw on a roofline beside the others.</summary>
    public DeviceSheet ToDevice() => Sheet("this machine", Cores, BandwidthAllCores, Fp32AllCores, Fp64AllCores);

    /// <summary>One core as a device sheet.</summary>
    public DeviceSheet ToOneCoreDevice() => Sheet("this machine, one core", 1, BandwidthOneCore, Fp32OneCore, Fp64OneCore);

    private DeviceSheet Sheet(string name, int cores, double bandwidth, double fp32, double fp64) => new()
    {
        Name = name,
        Vendor = Processor,
        Note = IsNoisy ? $"Measured beside other work (steadiness {Steadiness:P0}): the true ceilings are higher." : null,
        Peaks =
        [
            new(Dtype.Fp64, Dtype.Fp64, Measured(fp64, "FLOP/s")),
            new(Dtype.Fp32, Dtype.Fp32, Measured(fp32, "FLOP/s")),
        ],
        Figures = new Dictionary<Quantity, Figure>
        {
            [Quantity.Bandwidth] = Measured(bandwidth, "B/s"),
            [Quantity.LastLevelCache] = new(CacheBytes, "B", "reported by the processor", Confidence.Secondary),
            [Quantity.Multiprocessors] = Measured(cores, ""),
        },
    };

    private static Figure Measured(double value, string unit) => new(value, unit, Source, Confidence.Measured);
}
