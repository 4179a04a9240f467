namespace Headroom.Simulator.Checking;

// What barriers put in order, and what stays known of several lanes that did the same.
internal sealed unsafe partial class AccessChecks
{
    // Whether nothing orders `earlier` before `later`, which is now.
    private bool IsConcurrent(ulong earlier, ulong later)
    {
        var interval = Stamp.Interval(earlier);
        if (interval < _groupStart || (earlier & Stamp.ManyGroups) != 0) return true;
        if (interval != _interval) return false;
        if ((earlier & Stamp.ManyWarps) != 0) return true;
        var (lane, other) = (Stamp.Lane(earlier), Stamp.Lane(later));
        if (lane / 32 != other / 32) return true;
        if (Stamp.WarpInterval(earlier) != Stamp.WarpInterval(later)) return false;
        return lane != other || ((earlier | later) & Stamp.ManyLanes) != 0;
    }

    private static bool HasOthers(ulong stamp) => (stamp & (Stamp.ManyLanes | Stamp.ManyWarps | Stamp.ManyGroups)) != 0;

    // One more lane that did the same in the same interval. `last` and `another` stay in different groups, else in different warps, else in
    // different lanes, as the flags of `last` have it: then no lane that comes later can be both.
    private static void Join(ref ulong last, ref ulong another, ulong stamp, ulong other)
    {
        var known = last;
        var flags = known & (Stamp.ManyLanes | Stamp.ManyWarps | Stamp.ManyGroups);
        var (lane, newLane) = (Stamp.Lane(known), Stamp.Lane(stamp));
        if ((flags & Stamp.ManyGroups) != 0) last = stamp | flags;
        else if (lane / 32 != newLane / 32) (last, another) = (stamp | flags | Stamp.ManyWarps, known);
        else if ((flags & Stamp.ManyWarps) != 0) last = stamp | flags;
        // A warp barrier ordered what the warp did before.
        else if (Stamp.WarpInterval(known) != Stamp.WarpInterval(stamp)) (last, another) = (stamp, other);
        else if (lane != newLane) (last, another) = (stamp | flags | Stamp.ManyLanes, known);
        else
        {
            last = stamp | flags;
            if ((stamp & Stamp.ManyLanes) != 0) another = other;
        }
    }

    // Atomic operations do not collide with each other, so one that comes after must not hide those before it.
    private void JoinAtomic(ref ulong last, ref ulong another, ulong stamp)
    {
        var known = last;
        if (Stamp.Interval(known) < _groupStart) (last, another) = (stamp | Stamp.ManyGroups, known);
        else if (Stamp.Interval(known) == _interval) Join(ref last, ref another, stamp, stamp);
        else last = stamp | (known & Stamp.ManyGroups);
    }
}
