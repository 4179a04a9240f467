using System.Globalization;
using Headroom.Agents.Composing.Tasks;
using Headroom.Simulator;
using Headroom.Simulator.Checking;
using ILGPU;

namespace Headroom.Agents.Composing.Running;

/// <summary>A metered GPU on which composed kernels run.</summary>
public sealed class KernelBench : IDisposable
{
    // Turns of loops by all threads of a group; no kernel here needs a hundredth.
    private const long Fuel = 1 << 22;

    private readonly Context _context;
    private readonly SimulatedAccelerator _accelerator;

    public KernelBench()
    {
        _context = Context.Create(builder => builder.Simulator());
        _accelerator = _context.CreateSimulator();
    }

    /// <summary>A kernel of a task, ready to run.</summary>
    public Func<KernelConfig, KernelInput, Launched> Load(KernelTask task, System.Reflection.MethodInfo kernel)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Load(_accelerator, kernel);
    }

    /// <summary>Runs a loaded kernel once and compares.</summary>
    /// <param name="isMetered">Else without counts, races and unwritten reads, several times as fast.</param>
    public static Trial Run(
        Func<KernelConfig, KernelInput, Launched> kernel, KernelBase way, KernelInput input, bool isMetered = true)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(way);
        ArgumentNullException.ThrowIfNull(input);
        using var recording = Start(isMetered);
        var (output, fault) = kernel(way.Config(input.Shape), input);
        if (fault is not null) return new Trial(Fault(fault), null, fault.Line is { } at ? [at.Line] : []);
        var report = recording.Launches.Single();
        if (report.Races is [var race, ..])
            return new Trial($"threads race for {race.Element}", report.Counters, Lines(race)) { IsRace = true };
        if (report.UnwrittenReads is [var read, ..]) return new Trial($"{read.Element} is read before it is written", report.Counters, []);
        if (report.MissingPeers is [var peer, ..]) return new Trial($"{peer.Function} asks for a lane that has left", report.Counters, []);
        return input.FirstWrong(output) is { } wrong
            ? new Trial(Off(input, output, wrong), report.Counters, [])
            : new Trial(null, report.Counters, []);
    }

    /// <summary>How launches run here; to be disposed of.</summary>
    public static Recording Start(bool isMetered) =>
        Recording.Start(new LaunchOptions { Mode = isMetered ? ExecutionMode.Metered : ExecutionMode.Fast, Fuel = Fuel, Workers = 1 });

    public void Dispose()
    {
        _accelerator.Dispose();
        _context.Dispose();
    }

    private static string Fault(KernelFault fault) => fault.Kind switch
    {
        Simulator.Lanes.FaultKind.OutOfBounds => "a thread leaves its array",
        Simulator.Lanes.FaultKind.Divergence => "threads of one group wait for each other in vain",
        Simulator.Lanes.FaultKind.Endless => "a loop does not end",
        _ => fault.Reason,
    };

    private static int[] Lines(Race race) => [.. new[] { race.First.Line?.Line, race.Second.Line?.Line }.OfType<int>()];

    private static string Off(KernelInput input, double[] output, int at) => string.Create(CultureInfo.InvariantCulture,
        $"element {at} is {output[at]:G6}, where {input.Expected[at]:G6} is right");
}
