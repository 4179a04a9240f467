using System.Collections.Immutable;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Simulation;
using ILGPU.Util;

namespace ILGPU;

/// <summary>The root of everything: devices, settings, and the memory of the simulated device.</summary>
public sealed partial class Context : DisposeBase
{
    private readonly List<Accelerator> accelerators = [];

    private Context(Builder builder)
    {
        Properties = new ContextProperties(builder);
        Devices = builder.Devices.Count > 0 ? [.. builder.Devices] : [CPUDevice.Default];
        Arena = new Arena();
    }

    /// <summary>The version of ILGPU whose API this is.</summary>
    public static string Version => "1.5.3";

    public ImmutableArray<Device> Devices { get; }

    public ContextProperties Properties { get; }

    /// <summary>The memory of all accelerators of this context.</summary>
    internal Arena Arena { get; }

    public event EventHandler<Accelerator>? AcceleratorCreated;

    public static Builder Create() => new();

    /// <summary>A context with what <paramref name="buildingCallback"/> asks for.</summary>
    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        var builder = Create();
        buildingCallback(builder);
        return builder.ToContext();
    }

    /// <summary>A context with all devices and the usual settings.</summary>
    public static Context CreateDefault() => Create(builder => builder.Default());

    public static Context CreateDefaultAutoAssertions() => Create(builder => builder.Default().AutoAssertions());

    public static Context CreateDefaultAutoDebug() => Create(builder => builder.Default().AutoDebug());

    /// <summary>The device of a kind with a given number.</summary>
    public TDevice GetDevice<TDevice>(int deviceIndex)
        where TDevice : Device =>
        GetDevices<TDevice>()[deviceIndex];

    public DeviceCollection<TDevice> GetDevices<TDevice>()
        where TDevice : Device =>
        new([.. Devices.OfType<TDevice>()]);

    /// <summary>The first of <see cref="GetPreferredDevices"/>.</summary>
    public Device GetPreferredDevice(bool preferCPU) => GetPreferredDevices(preferCPU, matchingDevicesOnly: false).First();

    /// <summary>GPUs before the CPU unless <paramref name="preferCPU"/>; here all devices are simulated on the CPU.</summary>
    public IEnumerable<Device> GetPreferredDevices(bool preferCPU, bool matchingDevicesOnly) => Devices;

    public ImmutableArray<Device>.Enumerator GetEnumerator() => Devices.GetEnumerator();

    internal void OnAcceleratorCreated(Accelerator accelerator)
    {
        VerifyNotDisposed();
        lock (accelerators)
            accelerators.Add(accelerator);
        AcceleratorCreated?.Invoke(this, accelerator);
    }

    protected override void Dispose(bool disposing)
    {
        Accelerator[] open;
        lock (accelerators)
            open = [.. accelerators];
        foreach (var accelerator in open)
            accelerator.Dispose();
        Arena.Dispose();
        base.Dispose(disposing);
    }
}
