using Headroom;
using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Simulator;
using Headroom.Simulator.Checking;
using Headroom.Simulator.Places;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>The two lines of each race, found by running the given kernels, and three kernels without them that do no more work.</summary>
public sealed class FindTheRaceGrader : KernelGrader
{
    private const int Threads = 64;
    private const int Most = 33; // groups, or chunks
    private const int Many = 200; // chunks: 50 KiB, more than shared memory holds

    protected override void Require()
    {
        Lines("Differences", 0, 3, x => RunDifferences(FindTheRace.Differences, x));
        Lines("Products", 1, 4, x => RunProducts(FindTheRace.Products, x));
        Lines("Positives", 2, 5, x => RunPositives(FindTheRace.Positives, x, start: 0));

        foreach (var groups in (ReadOnlySpan<int>)[1, Draw.Int(3, 9), Most]) Differences(groups);
        foreach (var chunks in (ReadOnlySpan<int>)[1, 2, Draw.Int(3, 9), Many, Most]) Products(chunks);
        foreach (var groups in (ReadOnlySpan<int>)[1, Draw.Int(3, 9), Most]) Positives(groups, start: 1000);
    }

    private void Lines(string kernel, int index, int chunks, Func<float[], Array> run) =>
        InPart(nameof(FindTheRace.Lines), $"the two lines of {kernel}", () =>
    {
        var lines = FindTheRace.Lines ?? [];
        That(lines.Length == 3, "one pair of lines per kernel",
            "Lines has one pair for each of Differences, Products and Positives, in this order");
        var x = Draw.Normal(chunks * Threads);
        if (lines.Length == 3) Compare(kernel, lines[index], () => run(x));
    });

    // Each of the four parts is graded by itself.
    private void InPart(string part, string name, Action body, string setting = "") => Case(name, () => Part(part, body), setting);

    private void Differences(int groups) =>
        InPart(nameof(FindTheRace.DifferencesFixed), $"DifferencesFixed, {groups * Threads:#,0} elements", () =>
    {
        var x = Draw.Normal(groups * Threads);
        if (groups < Most) Specials(x);
        var y = RunDifferences(FindTheRace.DifferencesFixed, x);
        double[] expected = [.. x.Select((v, i) => i % Threads == 0 ? v : (double)v - x[i - 1])];
        // One subtraction of two values of up to 6.
        Elements("y", y, expected, Tolerance.Rounding(1, Tolerance.Float32Roundoff, scale: 12))
            .Trap(() => [.. x.Select((v, i) => i % Threads == 0 ? v - (double)v * 0 : expected[i])],
                "a group's first element is left as it is by a factor of 0: infinity times 0 is no number");
        if (groups == Most) DifferencesBudget(groups);
    }, "float32");

    // No number, and infinities, where a group begins and ends and within it.
    private void Specials(float[] x)
    {
        for (var start = 0; start < x.Length; start += Threads)
        {
            var at = start + Draw.Of(0, Draw.Int(2, Threads - 3), Threads - 1);
            x[at] = Draw.Of(float.PositiveInfinity, float.NegativeInfinity, float.NaN);
        }
        x[Threads * Draw.Int(0, x.Length / Threads - 1)] = float.PositiveInfinity; // the first of a group stays as it is
    }

    private void Products(int chunks) =>
        InPart(nameof(FindTheRace.ProductsFixed), $"ProductsFixed, {chunks * Threads:#,0} elements", () =>
    {
        var x = Draw.Normal(chunks * Threads);
        if (chunks is > 2 and < Most) Specials(x);
        var y = RunProducts(FindTheRace.ProductsFixed, x);
        var expected = new double[Threads];
        for (var i = 0; i < x.Length; i++) expected[i % Threads] += (double)x[i] * x[i % Threads == Threads - 1 ? i : i + 1];
        // One product, one addition per chunk; partial sums of up to 20 per chunk.
        Elements("y", y, expected, Tolerance.Rounding(2 * chunks, Tolerance.Float32Roundoff, scale: 20.0 * chunks));
        if (chunks == Most) ProductsBudget(chunks);
    }, "float32");

    private void Positives(int groups, int start) =>
        InPart(nameof(FindTheRace.PositivesFixed), $"PositivesFixed, {groups * Threads:#,0} elements", () =>
    {
        var x = Draw.Normal(groups * Threads);
        for (var i = 0; i < x.Length; i++)
            if (Draw.Int(0, 9) == 0) x[i] = Draw.Of(0f, -0f, 1e-30f, float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        var total = RunPositives(FindTheRace.PositivesFixed, x, start);
        var positives = x.Count(v => v > 0);
        Number("total[0]", total[0], start + positives).Within(Tolerance.Exact)
            .Trap(start + x.Count(v => !(v <= 0)), "NaN is counted: it is not above 0, nor anything else")
            .Trap(start + x.Count(v => v >= 0), "zeros are counted: elements above 0 are asked")
            .Trap(positives, "total[0] is set, not added to: it had a value before the launch");
        if (groups == Most) PositivesBudget(groups);
    }, "int32");

    private float[] RunDifferences(Action<ArrayView<float>, ArrayView<float>> kernel, float[] x)
    {
        var (xs, ys) = (Upload("x", x), Upload(Poisoned(x.Length)));
        var load = Accelerator.LoadStreamKernel(kernel);
        Run(kernel, () => load(new KernelConfig(x.Length / Threads, Threads), xs.View, ys.View));
        return Download(ys);
    }

    private float[] RunProducts(Action<ArrayView<float>, ArrayView<float>> kernel, float[] x)
    {
        var (xs, ys) = (Upload("x", x), Upload(Poisoned(Threads)));
        var load = Accelerator.LoadStreamKernel(kernel);
        Run(kernel, () => load(new KernelConfig(1, Threads), xs.View, ys.View));
        return Download(ys);
    }

    private int[] RunPositives(Action<ArrayView<float>, ArrayView<int>> kernel, float[] x, int start)
    {
        var (xs, total) = (Upload("x", x), Upload([start]));
        var load = Accelerator.LoadStreamKernel(kernel);
        Run(kernel, () => load(new KernelConfig(x.Length / Threads, Threads), xs.View, total.View));
        return Download(total);
    }

    private void Run(Delegate kernel, Action launch)
    {
        var ran = false;
        Shuffle(launch, ref ran);
        if (!ran) Launch(kernel, launch);
    }

    private const int Orders = 64;

    private LaunchOptions? _order;

    // The races come from running the kernels of the learner's own file, so line numbers are those of that file.
    private void Compare(string kernel, (int, int) named, Func<Array> run)
    {
        var races = Races(run);
        That(races.Count > 0, $"{kernel} races",
            $"no race is left in {kernel}: leave the three kernels above the region as they were and mend their copies");
        if (races.Count == 0) return;
        var pair = Ordered(named.Item1, named.Item2);
        var near = races.Any(r => r.Item1 == pair.Item1 || r.Item2 == pair.Item1 || r.Item1 == pair.Item2 || r.Item2 == pair.Item2);
        That(races.Contains(pair), $"lines {pair.Item1} and {pair.Item2} race", near
            ? $"not where it races: one of lines {pair.Item1} and {pair.Item2} takes part, the other does not"
            : $"not where it races: no race in {kernel} is on line {pair.Item1} or {pair.Item2}");
        if (races.Contains(pair)) CountWrong(kernel, run);
    }

    private HashSet<(int, int)> Races(Func<Array> run)
    {
        try
        {
            run();
            RacesAreExpected();
        }
        catch (Exception found) when (found is not NotAttempted)
        {
            // A launch ends with what it found; the launches' own reports hold every race, not the first alone.
        }
        return [.. Launches.SelectMany(launch => launch.Races).Select(Lines)];
    }

    private static (int, int) Lines(Race race) => Ordered(race.First.Line?.Line ?? 0, race.Second.Line?.Line ?? 0);

    private static (int, int) Ordered(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    // What the lucky order hides, for the learner who has named the lines.
    private void CountWrong(string kernel, Func<Array> run)
    {
        var right = InOrder(null, run);
        var wrong = Enumerable.Range(1, Orders).Count(seed => !Same(right, InOrder(seed, run)));
        Meaning(wrong > 0
            ? $"{kernel} is right thread after thread and wrong in {wrong} of {Orders} other orders of threads."
            : $"{kernel} is right in all {Orders} orders of threads: groups run one after another here, and at once on a GPU.");
    }

    private Array InOrder(int? seed, Func<Array> run)
    {
        _order = new LaunchOptions { Mode = ExecutionMode.Fast, LaneOrderSeed = seed };
        try
        {
            return run();
        }
        finally
        {
            _order = null;
        }
    }

    private void Shuffle(Action launch, ref bool ran)
    {
        if (_order is null) return;
        using var recording = Recording.Start(_order);
        launch();
        Accelerator.Synchronize();
        ran = true;
    }

    private static bool Same(Array a, Array b) => a.Cast<object>().SequenceEqual(b.Cast<object>());

    // x once in, y once out: 8 B per element, and no more: groups begin at whole sectors. The fix is one barrier.
    private void DifferencesBudget(int groups)
    {
        Bytes("Differences", 8.0 * Threads * groups, naive: 12.0 * Threads * groups, accesses: 2 * Threads * groups);
        Barriers("Differences", groups, "one barrier per group is enough");
        SpreadOver(groups, warps: Threads / 32, name: "Differences", uneven: OneOfTwo);
    }

    // One group by its statement: nothing to spread.
    // x once in, 64 sums out. Two barriers per chunk: one before the tile is read, one before it is written again.
    private void ProductsBudget(int chunks)
    {
        Bytes("Products", 4.0 * Threads * (chunks + 1), naive: 4.0 * Threads * (2 * chunks + 1), accesses: Threads * (chunks + 1));
        Barriers("Products", 2 * chunks, "two barriers per chunk are enough");
    }

    private static readonly Counter s_atTotal = Counter.Atomics with
    {
        Name = "Positives: atomics at total[0]",
        Of = launches =>
            launches.Sum(launch =>
            launch.Counters!.Sites.Where(site => site.Site.Kind == SiteKind.Atomic).Sum(site => site.Global.Accesses)),
    };

    // Each group adds to total[0] once; its threads meet at count in shared memory. About half of the threads hold a positive element.
    private void PositivesBudget(int groups)
    {
        NaiveIs(Simple);
        AtMost(s_atTotal, groups, naive: Threads / 2 * groups,
            likely: "threads queue at one address in memory: count in shared memory first, then add once per group");
        // One atomic's sector per group is needed as well; naive: one for each of the 2 warps.
        Bytes("Positives", (4.0 * Threads + 32) * groups, naive: (4.0 * Threads + 64) * groups, accesses: (Threads + 1) * groups);
        Barriers("Positives", 2 * groups, "two barriers per group are enough");
        SpreadOver(groups, warps: Threads / 32, name: "Positives", uneven: OneOfTwo);
    }

    private const double OneOfTwo = 1.5; // one warp of two that does all has twice its part

    private void Bytes(string kernel, double compulsory, double naive, double accesses)
    {
        var again = kernel == "Positives"
            ? "x comes from memory more than once: keep the element in a variable"
            : "x comes from memory more than once: the neighbour's element is in the tile";
        NaiveIs(Simple);
        AtMost(Counter.Bytes, compulsory, naive: naive, once: compulsory, name: kernel,
            likely: Traffic(accesses, again) ?? (Counts.Global.Accesses > accesses ? again : null));
    }

    private const string Simple = "each thread reads its neighbour's element from memory, and makes an atomic of its own at total[0]";

    private void Barriers(string kernel, int limit, string enough) => AtMost(Counter.Barriers, limit, likely: enough, name: kernel);
}
