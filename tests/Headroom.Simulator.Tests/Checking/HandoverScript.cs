using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>
/// A script for <see cref="Handovers.Play"/> with few groups, of whose 64 threads three do something, and the truth about it. Each signal
/// is given once, before any step that waits for it, so the script ends under every schedule, and what comes before what does not depend
/// on it.
/// </summary>
internal sealed record HandoverScript((Step Step, int Object, int Owner)[] Steps, int Groups)
{
    private const int Cells = 3, Threads = 64, WarpSize = 32;

    // Two of one warp and one of another.
    private static readonly int[] s_threads = [0, 1, WarpSize];

    public static HandoverScript Random(Random random)
    {
        var (groups, threads) = (random.Next(2, 5), random.Next(1, s_threads.Length + 1));
        var (steps, signals) = (new List<(Step, int, int)>(), 0);
        for (var left = random.Next(4, 22); left > 0; left--)
        {
            var owner = random.Next(groups) * Threads + s_threads[random.Next(threads)];
            switch (random.Next(8))
            {
                case 0 or 1:
                    steps.Add((Step.Write, random.Next(Cells), owner));
                    break;
                case 2:
                    steps.Add((Step.Read, random.Next(Cells), owner));
                    break;
                case 3 when random.Next(3) > 0:
                    steps.Add((random.Next(2) == 0 ? Step.Barrier : Step.WarpBarrier, 0, owner));
                    break;
                case 4 or 5:
                    if (random.Next(6) > 0) steps.Add((Step.Fence, 0, owner));
                    if (random.Next(6) == 0) steps.Add((Step.Barrier, 0, owner));
                    steps.Add((Step.Signal, signals++, owner));
                    break;
                case >= 6 when signals > 0:
                    steps.Add((Step.Wait, signals - 1 - random.Next(Math.Min(signals, 2)), owner));
                    break;
            }
        }
        return new([.. steps], groups);
    }

    /// <summary>Whether two steps of different threads touch a cell, one of them writes, and neither comes before the other.</summary>
    public bool HasRace
    {
        get
        {
            var before = Order();
            for (var i = 0; i < Steps.Length; i++)
                for (var j = i + 1; j < Steps.Length; j++)
                    if (Collide(Steps[i], Steps[j]) && !before[i, j]) return true;
            return false;
        }
    }

    private static bool Collide((Step Step, int Object, int Owner) a, (Step Step, int Object, int Owner) b) =>
        a.Step <= Step.Write && b.Step <= Step.Write && (a.Step == Step.Write || b.Step == Step.Write) && a.Object == b.Object
        && a.Owner != b.Owner;

    public (LaunchReport Report, int[] Sums) Run(Bench bench, int seed)
    {
        using var steps = bench.Buffer([.. Steps.Select(s => (int)s.Step), 0]);
        using var objects = bench.Buffer([.. Steps.Select(s => s.Object), 0]);
        using var owners = bench.Buffer([.. Steps.Select(s => s.Owner), -1]);
        using var cells = bench.Buffer(new int[Cells]);
        using var signals = bench.Buffer(new int[Steps.Length + 1]);
        using var sums = bench.Accelerator.Allocate1D<int>(Groups * Threads);
        var report = bench.Run(
            Handovers.Play, new(Groups, Threads), new() { CoResident = new() { Seed = seed } }, steps.View.BaseView, objects.View.BaseView,
            owners.View.BaseView, cells.View.BaseView, signals.View.BaseView, sums.View.BaseView);
        return (report, sums.GetAsArray1D());
    }

    public override string ToString() => $"{Groups} groups: {string.Join(", ", Steps)}";

    // Warshall's closure, over what each thread does in turn and what barriers join; then with what signals hand over.
    private bool[,] Order()
    {
        var n = Steps.Length;
        var before = new bool[n, n];
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++)
                before[i, j] = TakesPart(i, j) || TakesPart(j, i);
        Close(before);
        var within = (bool[,])before.Clone();
        for (var fence = 0; fence < n; fence++)
            for (var signal = 0; signal < n; signal++)
                for (var wait = 0; wait < n; wait++)
                    if (Steps[fence].Step == Step.Fence && Steps[signal].Step == Step.Signal && Steps[wait].Step == Step.Wait
                        && within[fence, signal] && Steps[signal].Object == Steps[wait].Object) before[fence, wait] = true;
        Close(before);
        return before;
    }

    // Whether some thread does both steps.
    private bool TakesPart(int step, int other)
    {
        var threads = Steps[step].Step switch { Step.Barrier => Threads, Step.WarpBarrier => WarpSize, _ => 1 };
        return Steps[step].Owner / threads == Steps[other].Owner / threads;
    }

    private static void Close(bool[,] before)
    {
        var n = before.GetLength(0);
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) before[i, j] |= before[i, k] && before[k, j];
    }
}
