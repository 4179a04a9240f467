using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>What lanes do in one step of <see cref="Deeds.Play"/>.</summary>
public enum Deed
{
    Read,
    Write,
    Add,
    TakeTicket,
    Maximum,
    AddFloat,
    ReadFloat,
    ReadFresh,
    WriteFresh,
    AddFresh,
    WriteByte,
    ReadByte,
    WriteShared,
    ReadShared,
    AddShared,
    Local,
    Shuffle,
    Barrier,
    PastTheEnd,
}

/// <summary>Where a step's cell is.</summary>
public enum Spot
{
    /// <summary>Each thread's own.</summary>
    Own,

    /// <summary>The same for all threads.</summary>
    One,

    /// <summary>One for each group.</summary>
    OfGroup,

    /// <summary>That of the thread one group further.</summary>
    OfNextGroup,

    /// <summary>One of three, by group.</summary>
    OfThree,
}

/// <summary>Who takes part in a step.</summary>
public enum Who
{
    All,
    FirstThread,
    OddGroups,
    LastGroup,
    SomeThreads,
}

/// <summary>
/// Threads that do step by step what a script says, in memory that groups share: any way for groups to depend on each other can be made
/// with it.
/// </summary>
public static class Deeds
{
    /// <summary>
    /// Step s is <c>steps[3s]</c>, a <see cref="Deed"/>, at <c>steps[3s + 1]</c>, a <see cref="Spot"/>, by <c>steps[3s + 2]</c>, a
    /// <see cref="Who"/>.
    /// </summary>
    public static void Play(
        ArrayView<int> steps, ArrayView<int> cells, ArrayView<float> floats, ArrayView<int> fresh, ArrayView<byte> bytes,
        ArrayView<int> sums)
    {
        var tile = SharedMemory.Allocate<int>(64);
        var own = LocalMemory.Allocate<int>(2);
        var me = Grid.GlobalIndex.X;
        var sum = me;
        for (var s = 0; s < steps.IntLength; s += 3)
        {
            var (deed, place) = (steps[s], Place(steps[s + 1], me, cells.IntLength));
            if (deed == (int)Deed.Barrier) Group.Barrier();
            else if (deed == (int)Deed.Shuffle) sum += Warp.ShuffleDown(sum, 1);
            else if (Takes(steps[s + 2], me))
            {
                switch ((Deed)deed)
                {
                    case Deed.Read: sum = sum * 31 + cells[place]; break;
                    case Deed.Write: cells[place] = sum + s; break;
                    case Deed.Add: Atomic.Add(ref cells[place], me + 1); break;
                    case Deed.TakeTicket: sum ^= Atomic.Add(ref cells[place], 1); break;
                    case Deed.Maximum: Atomic.Max(ref cells[place], me * 7 % 50); break;
                    case Deed.AddFloat: Atomic.Add(ref floats[place], 0.1f * me + 0.01f); break;
                    case Deed.ReadFloat: sum += (int)(floats[place] * 1000f); break;
                    case Deed.ReadFresh: sum = sum * 31 + fresh[place]; break;
                    case Deed.WriteFresh: fresh[place] = sum; break;
                    case Deed.AddFresh: Atomic.Add(ref fresh[place], 3); break;
                    case Deed.WriteByte: bytes[place] = (byte)sum; break;
                    case Deed.ReadByte: sum += bytes[place]; break;
                    case Deed.WriteShared: tile[place % 64] = sum; break;
                    case Deed.ReadShared: sum += tile[place % 64]; break;
                    case Deed.AddShared: Atomic.Add(ref tile[place % 64], 1); break;
                    case Deed.PastTheEnd: cells[cells.IntLength + place] = 1; break;
                    case Deed.Local:
                        sum ^= own[1];
                        own[1] = sum;
                        break;
                }
            }
        }
        sums[me] = sum;
    }

    private static int Place(int spot, int me, int length) => (Spot)spot switch
    {
        Spot.Own => me,
        Spot.One => 5,
        Spot.OfGroup => Grid.IdxX,
        Spot.OfNextGroup => (me + Group.DimX) % length,
        _ => Grid.IdxX % 3,
    };

    private static bool Takes(int who, int me) => (Who)who switch
    {
        Who.All => true,
        Who.FirstThread => Group.IdxX == 0,
        Who.OddGroups => Grid.IdxX % 2 == 1,
        Who.LastGroup => Grid.IdxX == Grid.DimX - 1,
        _ => me * 7 % 11 < 3,
    };
}
