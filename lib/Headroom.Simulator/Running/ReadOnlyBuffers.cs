using ILGPU.Runtime;

namespace Headroom.Simulator.Running;

/// <summary>The buffers of a launch that no group can change: nobody has to watch who reads them, nor to keep their contents.</summary>
internal static class ReadOnlyBuffers
{
    /// <summary>
    /// None where one of them is also behind a parameter through which the kernel changes something, or where a view may reach beyond its
    /// buffer.
    /// </summary>
    public static Allocation[] Of(ParameterUse use, object?[] arguments, Arena arena)
    {
        if (use.ChangesOthers || !Array.TrueForAll(arguments, Fits)) return [];
        var changed = In(use.Changed, arguments, arena);
        var read = In(use.OnlyRead, arguments, arena);
        return read.Intersect(changed).Any() ? [] : read;
    }

    /// <summary>The buffers behind some arguments.</summary>
    public static Allocation[] In(IEnumerable<object?> arguments, Arena arena) => [.. arguments
        .SelectMany(Views.In)
        .Select(v => v.View.Buffer).OfType<MemoryBuffer>()
        .Select(buffer => arena.Lookup(buffer.NativePtr)).OfType<Allocation>()
        .Distinct()];

    private static Allocation[] In(int[] numbers, object?[] arguments, Arena arena) =>
        In(numbers.Select(number => arguments[number]), arena);

    // A view's strides may have been chosen so that its last element lies behind the buffer. Of a struct with views that is not looked at.
    private static bool Fits(object? argument)
    {
        var parts = Views.In(argument).ToArray();
        return parts.Length == 0 || parts is [var (part, _)] && argument is IArrayView view && view.Length <= part.Length;
    }
}
