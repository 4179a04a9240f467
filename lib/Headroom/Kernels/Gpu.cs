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
/// Console.WriteLine(gpu);   // what was taken and why
/// </code></example>
public sealed class Gpu : IDisposable
{
    /// <summary>
    /// The environment variable that chooses: simulator, cuda, opencl or cpu; or several in order of preference, such as
    /// <c>cuda,simulator</c>.
    /// </summary>
    public const string Variable = "HEADROOM_DEVICE";

    private Gpu(Context context, Accelerator accelerator, DeviceChoice choice, string why)
    {
        (Context, Accelerator, Choice) = (context, accelerator, choice);
        Sentence = $"{accelerator.Name}: {why}.{Counts(choice)}";
    }

    /// <summary>Of ILGPU, with ILGPU.Algorithms, output from kernels and profiling markers enabled.</summary>
    public Context Context { get; }

    /// <summary>What kernels are loaded and launched on.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>What was taken.</summary>
    public DeviceChoice Choice { get; }

    /// <summary>What was taken and why, in one line.</summary>
    public string Sentence { get; }

    /// <summary>Opens the device that <see cref="Variable"/> asks for, the simulated GPU where it is not set.</summary>
    /// <exception cref="GpuException">The variable holds something else, or the machine has no such device; the message says why and how to
    /// go on.</exception>
    public static Gpu Open() => For(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Opens a device, whatever <see cref="Variable"/> holds.</summary>
    /// <exception cref="GpuException">The machine has no such device.</exception>
    public static Gpu Open(DeviceChoice choice) => WhyNot(choice) is { } reason
        ? throw new GpuException($"{DeviceNames.Of(choice)} is not to be had: {reason}. ./course doctor lists what there is.")
        : Open(choice, "asked for");

    /// <inheritdoc/>
    public void Dispose()
    {
        Accelerator.Dispose();
        Context.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => Sentence;

    /// <summary>Opens what <see cref="Open()"/> would where <see cref="Variable"/> holds <paramref name="value"/>.</summary>
    public static Gpu For(string? value)
    {
        var wanted = DeviceNames.Parse(value);
        if (wanted.Count == 0) return Open(DeviceChoice.Simulator, $"{Variable} asks for no other");
        var missing = new List<string>();
        foreach (var choice in wanted)
        {
            if (WhyNot(choice) is not { } reason)
                return Open(choice, $"{Variable}={value} asks for it{string.Concat(missing.Select(what => $"; {what}"))}");
            missing.Add($"{DeviceNames.Of(choice)} is not to be had ({reason})");
        }
        throw new GpuException($"{Variable}={value}: {string.Join(", ", missing)}. " +
            $"./course doctor lists what there is. Leave {Variable} out for the simulated GPU, or set it to {value},simulator to fall "
                + "back to it.");
    }

    private static string Counts(DeviceChoice choice) => choice switch
    {
        DeviceChoice.Simulator => " It counts.",
        DeviceChoice.Cpu => " It is slow and counts nothing; breakpoints in kernels work.",
        _ => " It counts nothing.",
    };

    private static string? WhyNot(DeviceChoice choice)
    {
        if (choice is DeviceChoice.Simulator or DeviceChoice.Cpu) return null;
        var found = DeviceSurvey.Of(choice);
        return found.Any(device => device.Refused is null)
            ? null
            : string.Join("; ", found.Select(device => device.Name is { } name ? $"{name}: {device.Refused}" : device.Refused));
    }

    private static Gpu Open(DeviceChoice choice, string why)
    {
        var context = Context.Create(builder => Devices(builder, choice).EnableAlgorithms().IOOperations().Profiling());
        try
        {
            return new(context, Accelerate(context, choice), choice, why);
        }
        catch
        {
            context.Dispose();
            throw;
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
        var type = choice switch
        {
            DeviceChoice.Cuda => AcceleratorType.Cuda,
            DeviceChoice.OpenCL => AcceleratorType.OpenCL,
            DeviceChoice.Cpu => AcceleratorType.CPU,
            _ => SimulatorExtensions.SimulatorType,
        };
        // Not the first of all: where a builder finds no device, ILGPU adds a CPU device without a word.
        var device = context.Devices.First(d => d.AcceleratorType == type);
        try
        {
            return device.CreateAccelerator(context);
        }
        catch (Exception refused)
        {
            throw new GpuException($"{device.Name} is there and cannot be opened: {refused.Message}", refused);
        }
    }
}
