using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Units;
using Headroom.Course.Written;

namespace Headroom.Course.Rules;

/// <summary>Which unit builds on which: indices into the manifest's units, and only steps between units that exist.</summary>
internal sealed class BuildsOnGraph
{
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<int, Placed<string>[]> _steps = [];
    private readonly IReadOnlyList<Sourced<Unit, WrittenUnit>> _units;

    public BuildsOnGraph(IReadOnlyList<Sourced<Unit, WrittenUnit>> units)
    {
        _units = units;
        for (var at = 0; at < units.Count; at++)
            if (UnitIdAttribute.Form.Accepts(units[at].Value.Id) && _places.TryAdd(units[at].Value.Id, at))
                _steps[at] = Steps(units[at].Written);
    }

    /// <summary>Ids of all units, in the order of the file.</summary>
    public IEnumerable<string> Ids => _places.Keys;

    /// <summary>Every step written in a <c>builds_on</c>, also those to nowhere.</summary>
    public IEnumerable<(int From, Placed<string> To)> Steps() => _steps.SelectMany(from => from.Value.Select(to => (from.Key, to)));

    public int? Target(Placed<string> step) => _places.TryGetValue(step.Value!, out var at) ? at : null;

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
    public IReadOnlyDictionary<Placed<string>, string> Cycles()
    {
        var cycles = new Dictionary<Placed<string>, string>(ReferenceEqualityComparer.Instance);
        var (path, done) = (new List<int>(), new HashSet<int>());
        foreach (var at in _places.Values) Visit(at);
        return cycles;

        void Visit(int at)
        {
            if (done.Contains(at)) return;
            path.Add(at);
            foreach (var step in _steps[at])
            {
                if (Target(step) is not { } next) continue;
                if (path.IndexOf(next) is >= 0 and var start)
                    cycles[step] = string.Join(" -> ", path[start..].Append(next).Select(i => _units[i].Value.Id));
                else Visit(next);
            }
            path.RemoveAt(path.Count - 1);
            done.Add(at);
        }
    }

    private IEnumerable<int> Targets(int at) => _steps[at].Select(Target).OfType<int>();

    // A refused id is left to its form, a repeated one to its list.
    private static Placed<string>[] Steps(WrittenUnit unit) =>
        [.. unit.BuildsOn.Entries().Where(item => UnitIdAttribute.Form.Accepts(item.Value)).DistinctBy(item => item.Value)];
}
