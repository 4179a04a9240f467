namespace Headroom.Simulator.Lanes;

/// <summary>
/// The lanes that rewritten code runs in one call, each up to its next suspension. One call for the lanes of a warp, because entering the
/// code and reading the kernel's arguments costs as much as suspending a lane.
/// </summary>
internal sealed class LaneBatch(int size)
{
    /// <summary>The first <see cref="Count"/> of these run, in this order.</summary>
    public Lane[] Lanes = new Lane[size];

    public int Count;

    /// <summary>How many have been started; the last of them is the one that runs.</summary>
    public int Started;

    /// <summary>How many have handed over at a loop's head.</summary>
    public int Yields;

    /// <summary>The lane that runs, or ran last.</summary>
    public Lane? Running => Started > 0 ? Lanes[Started - 1] : null;

    public void Add(Lane lane) => Lanes[Count++] = lane;

    public void Clear() => (Count, Yields) = (0, 0);
}
