namespace Headroom.Simulator.Requests;

/// <summary>The addresses that the lanes of a warp access together, in order of lane.</summary>
internal unsafe struct Request
{
    public fixed long Addresses[32];
    public fixed byte Lanes[32];
    public int Count;

    /// <summary>Bytes per lane.</summary>
    public int Size;

    /// <summary>Bytes from each lane to the next, or <see cref="Irregular"/>.</summary>
    public long Stride;

    public const long Irregular = long.MinValue;

    public long First => Addresses[0];
    public long Last => Addresses[Count - 1];

    /// <summary>Finds out whether the addresses are an arithmetic sequence.</summary>
    public void FindStride()
    {
        if (Count == 1)
        {
            Stride = 0;
            return;
        }
        var stride = Addresses[1] - Addresses[0];
        long difference = 0;
        for (var i = 2; i < Count; i++) difference |= Addresses[i] - Addresses[i - 1] - stride;
        Stride = difference == 0 ? stride : Irregular;
    }
}
