using System.Runtime.InteropServices;

namespace Headroom.Simulator.Running;

/// <summary>What a launch's buffers hold before its groups run side by side, and which of their bytes have been written.</summary>
internal sealed unsafe class SavedBuffers : IDisposable
{
    private readonly List<(nint Place, nint Copy, nuint Bytes)> _parts = [];

    public SavedBuffers(Arena arena, Allocation[] buffers)
    {
        foreach (var buffer in buffers)
        {
            Save(buffer.Address, buffer.Bytes);
            // Allocations start at multiples of 256 bytes, so their bits start at whole bytes.
            Save(arena.WrittenBits + (buffer.Address - arena.Base) / 8, (buffer.Bytes + 7) / 8);
        }
    }

    public void Restore()
    {
        foreach (var (place, copy, bytes) in _parts) NativeMemory.Copy((void*)copy, (void*)place, bytes);
    }

    public void Dispose()
    {
        foreach (var (_, copy, _) in _parts) NativeMemory.Free((void*)copy);
        _parts.Clear();
    }

    private void Save(nint place, nuint bytes)
    {
        var copy = NativeMemory.Alloc(Math.Max(bytes, 1));
        NativeMemory.Copy((void*)place, copy, bytes);
        _parts.Add((place, (nint)copy, bytes));
    }
}
