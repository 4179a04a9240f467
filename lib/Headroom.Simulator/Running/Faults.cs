namespace Headroom.Simulator.Running;

/// <summary>Turns what a lane threw into a <see cref="StoppedKernel"/> with lane, line and buffer.</summary>
internal static class Faults
{
    public static StoppedKernel From(
        Exception exception, KernelSource kernel, Lane lane, ReadOnlySpan<object?> args, SourceLine? line = null)
    {
        line ??= StackLines.Of(exception);
        return exception switch
        {
            StoppedKernel stopped => stopped,
            ViewRangeException range =>
                new(FaultKind.OutOfBounds, kernel.Name, range.Message + Victim(range.Address, kernel, args), line, lane.Position, range),
            LaneException own => new(own.Kind, kernel.Name, own.Message, line, lane.Position, own),
            _ => new(FaultKind.Exception, kernel.Name, exception.Message, line, lane.Position, exception),
        };
    }

    // " of x, buffer 2 (float[1000])", where x is the kernel's parameter.
    private static string Victim(nint address, KernelSource kernel, ReadOnlySpan<object?> args)
    {
        if (Arena.Find(address) is not { } allocation)
            return "";
        for (var i = 0; i < args.Length; i++)
        {
            if (Views.In(args[i]).Any(v => v.View.Buffer == allocation.Owner))
                return $" of {kernel.Method.GetParameters()[i].Name}, {allocation.Name}";
        }
        return $" of {allocation.Name}";
    }
}
