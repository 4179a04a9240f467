using Headroom.Briefs;
using Place = (int Way, (int Rows, int Columns, int Pitch, int Group, int Workers) Size, (double Low, double High) Values, int Special);
using Run = (double Error, string Where, (int Low, int High) Codes, string Bits, int Used, double[] Costs);

namespace Graders;

/// <summary>
/// What implementations came to, for as long as the process lives: the same ones are read into every brief. Each check has a copy of these
/// classes to itself, so what is kept is of none of them.
/// </summary>
internal static class MeasuredWays
{
    private const int Most = 12; // tasks and seeds
    private const string Key = "headroom.briefs.";

    private static Dictionary<(string Task, int Seed), Dictionary<Place, Run>> All => OfProcess<Dictionary<Place, Run>>("runs");

    /// <summary>The implementations that a brief leaves, found once for each text.</summary>
    public static int[] Left(string task, int seed, string brief, Func<int[]> find)
    {
        var all = OfProcess<Dictionary<string, int[]>>("left");
        if (!all.TryGetValue((task, seed), out var known)) all[(task, seed)] = known = [];
        return known.TryGetValue(brief, out var left) ? left : known[brief] = find();
    }

    private static Dictionary<(string Task, int Seed), T> OfProcess<T>(string what)
    {
        if (AppContext.GetData(Key + what) is not Dictionary<(string, int), T> all) AppContext.SetData(Key + what, all = []);
        if (all.Count > Most) all.Clear();
        return all;
    }

    private static Place Of(int way, BriefProbe at) =>
        (way, (at.Rows, at.Columns, at.Pitch, at.Group, at.Workers), (at.Low, at.High), at.Special is { } special ? (int)special : -1);

    public static WayRun? Find(string task, int seed, int way, BriefProbe probe)
    {
        if (!All.TryGetValue((task, seed), out var runs) || !runs.TryGetValue(Of(way, probe), out var run)) return null;
        var costs = new Dictionary<Cost, double>();
        for (var i = 0; i < run.Costs.Length; i++)
            if (!double.IsNaN(run.Costs[i])) costs[(Cost)i] = run.Costs[i];
        return new(run.Error, run.Where)
        {
            Codes = run.Codes, Bits = run.Bits, Costs = costs,
            Used = [.. Enum.GetValues<Means>().Where(means => (run.Used >> (int)means & 1) == 1)],
        };
    }

    public static void Keep(string task, int seed, int way, BriefProbe probe, WayRun run)
    {
        var all = All;
        if (!all.TryGetValue((task, seed), out var runs)) all[(task, seed)] = runs = [];
        double[] costs = [.. Enum.GetValues<Cost>().Select(cost => run.Costs.GetValueOrDefault(cost, double.NaN))];
        runs[Of(way, probe)] = (run.Error, run.Where, run.Codes, run.Bits, run.Used.Sum(means => 1 << (int)means), costs);
    }
}
