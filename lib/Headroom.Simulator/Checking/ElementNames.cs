namespace Headroom.Simulator.Checking;

/// <summary>
/// How messages name a word of a buffer: <c>x[17]</c>, the view's name in the source and the element's number in the buffer.
/// </summary>
internal static class ElementNames
{
    public static string Of(Arena arena, long address, Site site) => arena.Lookup((nint)address) is { } allocation
        ? $"{site.Name ?? allocation.Name}[{(address - allocation.Address) / allocation.ElementSize}]"
        : site.Name ?? $"0x{address:x}";
}
