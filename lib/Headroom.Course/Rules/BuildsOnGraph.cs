using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Units;

namespace Headroom.Course.Rules;

/// <summary>Which unit builds on which: indices into the manifest's units, and only steps between units that exist.</summary>
internal sealed class BuildsOnGraph
{
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<int, TextNode[]> steps = [];
    private readonly IReadOnlyList<Sourced<Unit>> units;

    public BuildsOnGraph(IReadOnlyList<Sourced<Unit>> units)
    {
        this.units = units;
        for (var at = 0; at < units.Count; at++)
            if (Vocabulary.UnitId.Accepts(units[at].Value.Id) && places.TryAdd(units[at].Value.Id, at)) steps[at] = Steps(units[at].Source);
    }

    /// <summary>Ids of all units, in the order of the file.</summary>
    public IEnumerable<string> Ids => places.Keys;

    /// <summary>Every step written in a <c>builds_on</c>, also those to nowhere.</summary>
    public IEnumerable<(int From, TextNode To)> Steps() => steps.SelectMany(from => from.Value.Select(to => (from.Key, to)));

    public int? Target(TextNode step) => places.TryGetValue(step.Value, out var at) ? at : null;

    public bool Reaches(int from, int to)
    {
        var (seen, open) = (new HashSet<int> { from }, new Stack<int>([from]));
        while (open.TryPop(out var at))
        {
            if (at == to) return true;
            foreach (var next in Targets(at))
                if (seen.Add(next)) open.Push(next);
        }
        return false;
    }

    /// <summary>Depth first: each step that closes a circle, with the circle spelt out, "01 -> 02 -> 01".</summary>
    public IReadOnlyDictionary<TextNode, string> Cycles()
    {
        var cycles = new Dictionary<TextNode, string>(ReferenceEqualityComparer.Instance);
        var (path, done) = (new List<int>(), new HashSet<int>());
        foreach (var at in places.Values) Visit(at);
        return cycles;

        void Visit(int at)
        {
            if (done.Contains(at)) return;
            path.Add(at);
            foreach (var step in steps[at])
            {
                if (Target(step) is not { } next) continue;
                if (path.IndexOf(next) is >= 0 and var start) cycles[step] = string.Join(" -> ", path[start..].Append(next).Select(i => units[i].Value.Id));
                else Visit(next);
            }
            path.RemoveAt(path.Count - 1);
            done.Add(at);
        }
    }

    private IEnumerable<int> Targets(int at) => steps[at].Select(Target).OfType<int>();

    // A refused id is left to its form, a repeated one to its list.
    private static TextNode[] Steps(ObjectNode unit) =>
        [.. unit.Items("builds_on").OfType<TextNode>().Where(item => Vocabulary.UnitId.Accepts(item.Value)).DistinctBy(item => item.Value)];
}
