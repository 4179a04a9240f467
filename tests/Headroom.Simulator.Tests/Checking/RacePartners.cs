using Headroom.Simulator;
using Headroom.Simulator.Checking;
using Headroom.Simulator.Emitting;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>The races of a script for <see cref="Roles.Play"/>, found by comparing every access with every other.</summary>
internal sealed record RacePartners(Role[] Steps, int[] Parts, int Lanes, bool IsShared)
{
    private readonly record struct Access(int Step, Role Role, int Thread);

    private IEnumerable<Access> Accesses =>
        from step in Enumerable.Range(0, Steps.Length)
        where Steps[step] < Role.WarpBarrier
        from thread in Enumerable.Range(0, Parts.Length)
        where (Parts[thread] >> step & 1) != 0
        select new Access(step, Steps[step], thread);

    /// <summary>Kinds and threads of all pairs that collide, each in both orders.</summary>
    public HashSet<(SiteKind, int, SiteKind, int)> All()
    {
        Access[] accesses = [.. Accesses];
        return [.. from a in accesses from b in accesses where Collide(a, b) select (Kind(a.Role), a.Thread, Kind(b.Role), b.Thread)];
    }

    /// <summary>A reported race in the same terms.</summary>
    public (SiteKind, int, SiteKind, int) Of(Race race) =>
        (race.First.Kind, Thread(race.FirstLane), race.Second.Kind, Thread(race.SecondLane));

    private int Thread(LanePosition lane) => lane.Grid.X * Lanes + lane.Group.X;

    private bool Collide(Access a, Access b)
    {
        if (a.Thread == b.Thread || (a.Role, b.Role) is (Role.Read, Role.Read) or (Role.Atomic, Role.Atomic)) return false;
        if (a.Thread / Lanes != b.Thread / Lanes) return !IsShared;
        var between = Steps[Math.Min(a.Step, b.Step)..Math.Max(a.Step, b.Step)];
        var isSameWarp = a.Thread / 32 == b.Thread / 32;
        return !between.Contains(Role.Barrier) && !(isSameWarp && between.Contains(Role.WarpBarrier));
    }

    private static SiteKind Kind(Role role) =>
        role switch { Role.Read => SiteKind.Read, Role.Write => SiteKind.Write, _ => SiteKind.Atomic };
}
