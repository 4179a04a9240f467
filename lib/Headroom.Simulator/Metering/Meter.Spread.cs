namespace Headroom.Simulator.Metering;

// Which group and which warp moved and computed how much: one addition per request, folded when a warp stops and when a group ends.
internal sealed partial class Meter
{
    private readonly long[] _warpSectors, _warpFlops;
    private SpreadCounts _spread;
    private long _sectors; // of the warp that runs, since it last started

    /// <summary>Warps of a group.</summary>
    public int Warps => _warpSectors.Length;

    /// <summary>What the groups so far moved.</summary>
    public ref readonly SpreadCounts Spread => ref _spread;

    /// <summary>All warps of the group have returned.</summary>
    public void EndGroup()
    {
        _spread.AddGroup(_warpSectors, _warpFlops);
        Array.Clear(_warpSectors);
        Array.Clear(_warpFlops);
    }

    private void CloseWarp(int warp)
    {
        _warpSectors[warp] += _sectors;
        _sectors = 0;
    }
}
