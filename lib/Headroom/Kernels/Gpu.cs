using Headroom.Simulator;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Headroom.Kernels;

/// <summary>A context and the one device of it that kernels run on. Notebooks and bench open it and nothing else.</summary>
/// <example><code>
/// using var gpu = Gpu.Open();
/// var device = gpu.Accelerator;
/// </code></example>
public sealed class Gpu : IDisposable
{
    /// <summary>The environment variable that chooses: simulator, cuda, opencl or cpu.</summary>
    public const string Variable = "HEADROOM_DEVICE";

    private Gpu(Context context, Accelerator accelerator, DeviceChoice choice, string sentence) =>
        (Context, Accelerator, Choice, Sentence) = (context, accelerator, choice, sentence);

    /// <summary>Of ILGPU; its functions of ILGPU.Algorithms are enabled.</summary>
    public Context Context { get; }

    /// <summary>What kernels are loaded and launched on.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>What was taken.</summary>
    public DeviceChoice Choice { get; }

    /// <summary>What was taken and why, in one line.</summary>
    public string Sentence { get; }

    /// <summary>Opens the device that <see cref="Variable"/> asks for, the simulated GPU where it is not set.</summary>
    /// <exception cref="GpuException">The variable holds something else, or the machine has no such device; the message says which devices there are.</exception>
    public static Gpu Open() => Parse(Environment.GetEnvironmentVariable(Variable)) is { } choice
        ? Open(choice, $"{Variable} asks for it")
        : Open(DeviceChoice.Simulator, $"it counts, and {Variable} asks for nothing else");

    /// <summary>Opens a device.</summary>
    /// <exception cref="GpuException">The machine has no such device.</exception>
    public static Gpu Open(DeviceChoice choice) => Open(choice, "asked for");

    /// <summary>What a value of <see cref="Variable"/> means; null for none.</summary>
    /// <exception cref="GpuException">It is no name of a device.</exception>
    public static DeviceChoice? Parse(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "simulator" => DeviceChoice.Simulator,
        "cuda" => DeviceChoice.Cuda,
        "opencl" => DeviceChoice.OpenCL,
        "cpu" => DeviceChoice.Cpu,
        _ => throw new GpuException($"{Variable}={value} is no device. Use simulator, cuda, opencl or cpu, or leave it out."),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        Accelerator.Dispose();
        Context.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => Sentence;

    private static Gpu Open(DeviceChoice choice, string why)
    {
        var context = Make(choice);
        try
        {
            var accelerator = Accelerate(context, choice);
            return new(context, accelerator, choice, $"{accelerator.Name}: {why}.");
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static Context Make(DeviceChoice choice)
    {
        try
        {
            return Context.Create(builder => Devices(builder, choice).EnableAlgorithms().IOOperations());
        }
        catch (Exception refused) when (refused is not GpuException)
        {
            throw new GpuException($"no {Name(choice)} device: {refused.Message}", refused);
        }
    }

    private static Context.Builder Devices(Context.Builder builder, DeviceChoice choice) => choice switch
    {
        DeviceChoice.Cuda => builder.Cuda(),
        DeviceChoice.OpenCL => builder.OpenCL(),
        // The default CPU device has groups of 16 threads, too few for these kernels; this kind has 1,024 in warps of 32.
        DeviceChoice.Cpu => builder.CPU(CPUDeviceKind.Nvidia),
        _ => builder.Simulator(),
    };

    private static Accelerator Accelerate(Context context, DeviceChoice choice)
    {
        if (choice == DeviceChoice.Simulator) return context.CreateSimulator();
        var type = choice switch { DeviceChoice.Cuda => AcceleratorType.Cuda, DeviceChoice.OpenCL => AcceleratorType.OpenCL, _ => AcceleratorType.CPU };
        // Where a builder finds no device, ILGPU adds a CPU device without a word.
        var device = context.Devices.FirstOrDefault(d => d.AcceleratorType == type)
            ?? throw new GpuException($"{Variable}={Name(choice)}, and this machine has no {Name(choice)} device that ILGPU accepts. ./course doctor says which there are and why others are refused; leave {Variable} out for the simulated GPU.");
        try
        {
            return device.CreateAccelerator(context);
        }
        catch (Exception refused)
        {
            throw new GpuException($"{device.Name} is there and cannot be opened: {refused.Message}", refused);
        }
    }

    private static string Name(DeviceChoice choice) => choice.ToString().ToLowerInvariant();
}

/// <summary>The device that was asked for is not to be had; the message says why and what to do.</summary>
public sealed class GpuException(string message, Exception? inner = null) : Exception(message, inner);
