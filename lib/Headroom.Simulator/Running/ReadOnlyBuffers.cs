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

    private static Allocation[] In(ParameterPart[] parts, object?[] arguments, Arena arena) =>
        In(parts.Select(part => part.In(arguments)), arena);

    // A view's strides may have been chosen so that its last element lies behind the buffer.
    private static bool Fits(object? argument) => argument is IArrayView view
        ? Views.In(argument).Single() is var (part, _) && view.Length <= part.Length
        : Views.Holders(argument).All(Fits);
}
