using Headroom;
using Headroom.Grading;
using ILGPU.Simulation;
using ILGPU.Simulation.Checking;
using ILGPU.Simulation.Rewriting;

namespace Graders;

public sealed partial class FindTheRaceGrader
{
    private const int Orders = 64;

    private LaunchOptions? order;

    // The races come from running the kernels of the learner's own file, so line numbers are those of that file.
    partial void Compare(string kernel, (int, int) named, Func<Array> run)
    {
        var races = Races(run);
        That(races.Count > 0, $"{kernel} races", $"no race is left in {kernel}: leave the three kernels above the region as they were and mend their copies");
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
            ? $"{kernel} is right lane after lane and wrong in {wrong} of {Orders} other orders of lanes."
            : $"{kernel} is right in all {Orders} orders of lanes: groups run one after another here, and at once on a GPU.");
    }

    private Array InOrder(int? seed, Func<Array> run)
    {
        order = new LaunchOptions { Mode = ExecutionMode.Fast, LaneOrderSeed = seed };
        try
        {
            return run();
        }
        finally
        {
            order = null;
        }
    }

    partial void Shuffle(Action launch, ref bool ran)
    {
        if (order is null) return;
        using var recording = Recording.Start(order);
        launch();
        Accelerator.Synchronize();
        ran = true;
    }

    private static bool Same(Array a, Array b) => a.Cast<object>().SequenceEqual(b.Cast<object>());

    // x once in, y once out: 8 B per element, at most 1.1x. The fix is one barrier.
    partial void DifferencesBudget(int groups)
    {
        Bytes("Differences", 8.0 * Lanes * groups, naive: 12.0 * Lanes * groups);
        Barriers("Differences", groups, "one barrier per group is enough");
    }

    // x once in, 64 sums out. Two barriers per chunk: one before the tile is read, one before it is written again.
    partial void ProductsBudget(int chunks)
    {
        Bytes("Products", 4.0 * Lanes * (chunks + 1), naive: 4.0 * Lanes * (2 * chunks + 1));
        Barriers("Products", 2 * chunks, "two barriers per chunk are enough");
    }

    // Each group adds to total[0] once; its lanes meet at count in shared memory. About half of the lanes hold a positive element.
    partial void PositivesBudget(int groups)
    {
        var atTotal = Launches.Sum(launch => launch.Counters!.Sites.Where(site => site.Site.Kind == SiteKind.Atomic).Sum(site => site.Global.Accesses));
        AtMostCount("Positives: atomics at total[0]", atTotal, groups, naive: Lanes / 2 * groups,
            likely: "lanes queue at one address in memory: count in shared memory first, then add once per group");
        Barriers("Positives", 2 * groups, "two barriers per group are enough");
    }

    private void Bytes(string kernel, double compulsory, double naive) =>
        AtMostCount($"{kernel}: bytes from memory", Counts.Global.BytesMoved, Math.Floor(1.1 * compulsory), naive,
            "x comes from memory twice: the neighbour's element is in the tile");

    private void Barriers(string kernel, int limit, string enough) => AtMostCount($"{kernel}: barriers", Counts.Barriers, limit, likely: enough);
}
