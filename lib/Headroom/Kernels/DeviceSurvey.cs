using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Headroom.Kernels;

/// <summary>
/// Which GPUs ILGPU finds on this machine, which of them it takes, and why not the others. It loads the drivers' libraries, and a broken
/// one may end the process: ask in a process of its own where that matters.
/// </summary>
public static class DeviceSurvey
{
    private static readonly string s_ilgpu = $"ILGPU {typeof(Context).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>GPUs through CUDA and OpenCL, in this order; a line for either without one says why there is none.</summary>
    public static IReadOnlyList<SurveyedDevice> Take() => [.. Cuda(), .. OpenCL()];

    /// <summary>GPUs of one kind; at least one line.</summary>
    /// <exception cref="ArgumentException">The simulated GPU and the CPU device are on every machine.</exception>
    public static IReadOnlyList<SurveyedDevice> Of(DeviceChoice choice) => choice switch
    {
        DeviceChoice.Cuda => Cuda(),
        DeviceChoice.OpenCL => OpenCL(),
        _ => throw new ArgumentException($"{DeviceNames.Of(choice)} is on every machine", nameof(choice)),
    };

    private static IReadOnlyList<SurveyedDevice> Cuda()
    {
        DriverLibraries.Help();
        var found = CudaDevice.GetDevices(_ => true).OfType<CudaDevice>()
            .Select(device => new SurveyedDevice(DeviceChoice.Cuda, device.Name, WhyNot(device))).ToList();
        if (found.Count > 0) return found;
        return None(DeviceChoice.Cuda, DriverLibraries.Has(DriverLibraries.Cuda)
            ? "NVIDIA's driver is there and shows no device; in a container, start it with --gpus all"
            : $"no NVIDIA driver: {DriverLibraries.Cuda} cannot be loaded");
    }

    private static IReadOnlyList<SurveyedDevice> OpenCL()
    {
        DriverLibraries.Help();
        var found = CLDevice.GetDevices(_ => true).OfType<CLDevice>()
            .Select(device =>
                new SurveyedDevice(DeviceChoice.OpenCL, $"{device.Name.Trim()} ({device.PlatformName.Trim()})", WhyNot(device))).ToList();
        if (found.Count > 0) return found;
        return None(DeviceChoice.OpenCL, DriverLibraries.Has(DriverLibraries.OpenCL)
            ? "OpenCL's loader is there and finds no device: the vendor's driver (ICD) is missing"
            : $"no loader: {DriverLibraries.OpenCL} cannot be loaded");
    }

    private static IReadOnlyList<SurveyedDevice> None(DeviceChoice choice, string why) => [new(choice, null, why)];

    // What ILGPU's own Cuda() and OpenCL() ask of a device.
    private static string? WhyNot(CudaDevice device)
    {
        if (device.Architecture is null) return $"{s_ilgpu} does not know its architecture";
        return IsTaken(builder => builder.Cuda(), device.Name)
            ? null
            : $"{s_ilgpu} has no PTX for its driver's version, {device.DriverVersion}";
    }

    private static string? WhyNot(CLDevice device)
    {
        if (device.CLStdVersion < CLBackend.MinimumVersion)
            return $"it offers {device.CLStdVersion}, and {s_ilgpu} needs {CLBackend.MinimumVersion}";
        return device.Capabilities.GenericAddressSpace ? null : $"{s_ilgpu} needs a generic address space, which its driver does not offer";
    }

    private static bool IsTaken(Func<Context.Builder, Context.Builder> devices, string name)
    {
        using var context = Context.Create(builder => devices(builder));
        return context.Devices.Any(device => device.AcceleratorType == AcceleratorType.Cuda && device.Name == name);
    }
}

/// <summary>A GPU that a survey found; or, without a name, that there is none of this kind.</summary>
/// <param name="Choice">Through what it is reached.</param>
/// <param name="Name">As its driver calls it; null where there is none.</param>
/// <param name="Refused">Why ILGPU does not take it, or why there is none; null for a device that kernels can run on.</param>
public sealed record SurveyedDevice(DeviceChoice Choice, string? Name, string? Refused);
