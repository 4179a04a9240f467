using System.Runtime.CompilerServices;
using Headroom.Simulator;

namespace Headroom.Simulator.Testing.Memory;

public sealed class ArenaTests
{
    [Fact]
    public void Allocations_are_aligned_apart_and_found_by_address()
    {
        using var arena = new Arena();
        var a = arena.Allocate(100, AllocationKind.Device, 4);
        var b = arena.Allocate(256, AllocationKind.Shared);

        Assert.Equal((0, 0), (a.Address % Arena.Alignment, b.Address % Arena.Alignment));
        Assert.True(b.Address - a.Address >= 100 + Arena.Alignment);
        Assert.Same(a, arena.Lookup(a.Address + 99));
        Assert.Null(arena.Lookup(a.Address + 100));
        Assert.Same(a, arena.Below(a.Address + 100));
        Assert.Same(b, Arena.Find(b.Address));
        Assert.False(arena.Contains(arena.Base + (nint)arena.Size));
    }

    [Fact]
    public void A_gap_is_used_again_and_comes_back_poisoned()
    {
        using var arena = new Arena();
        var blocks = Enumerable.Range(0, 3).Select(i => arena.Allocate(1000, AllocationKind.Device)).ToArray();
        Fill(blocks[1], 7);
        Assert.True(arena.Free(blocks[1]));

        var again = arena.Allocate(900, AllocationKind.Device);

        Assert.Equal(blocks[1].Address, again.Address);
        Assert.True(Bytes(again).IndexOfAnyExcept((byte)0xFF) < 0);
        Assert.False(arena.IsWritten(again.Address, 1));
    }

    [Fact]
    public void A_write_past_the_end_breaks_the_guard()
    {
        using var arena = new Arena();
        var block = arena.Allocate(256, AllocationKind.Device);
        unsafe
        {
            ((byte*)block.Address)[256] = 1;
        }
        Assert.False(arena.Free(block));
    }

    [Fact]
    public void Written_bytes_are_known_one_by_one()
    {
        using var arena = new Arena();
        var block = arena.Allocate(1000, AllocationKind.Device);

        foreach (var (start, length) in new[] { (3, 1), (10, 6), (17, 500), (600, 8) })
            arena.MarkWritten(block.Address + start, (nuint)length);

        for (var i = 0; i < 1000; i++)
            Assert.Equal(
                i == 3 || i is >= 10 and < 16 || i is >= 17 and < 517 || i is >= 600 and < 608, arena.IsWritten(block.Address + i, 1));
        Assert.False(arena.IsWritten(block.Address + 15, 4));
        Assert.True(arena.IsWritten(block.Address + 17, 500));
    }

    [Fact]
    public void Running_out_of_addresses_says_how_much_there_is()
    {
        using var arena = new Arena();
        var error = Assert.Throws<InsufficientMemoryException>(() => arena.Allocate(arena.Size, AllocationKind.Device));
        Assert.Contains("Dispose buffers", error.Message);
    }

    [Fact]
    public void A_disposed_arena_is_not_found()
    {
        var arena = new Arena();
        var block = arena.Allocate(16, AllocationKind.Device);
        arena.Dispose();
        Assert.Null(Arena.Find(block.Address));
    }

    [Fact]
    public void A_forgotten_arena_is_collected_with_its_memory()
    {
        var forgotten = Forget();
        for (var i = 0; i < 5 && forgotten.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(forgotten.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Forget()
        {
            var arena = new Arena();
            arena.Allocate(16, AllocationKind.Device);
            return new(arena);
        }
    }

    private static unsafe Span<byte> Bytes(Allocation block) => new((void*)block.Address, (int)block.Bytes);

    private static void Fill(Allocation block, byte value) => Bytes(block).Fill(value);
}
