using Headroom.Agents.Composing.Faults;
using Headroom.Agents.Composing.Running;
using Headroom.Agents.Composing.Tasks;

namespace Headroom.Agents.Composing;

/// <summary>
/// Makes kernels of bases: renamed, reordered, and with one mistake or none. A mistake is kept only where the meter shows that it does harm.
/// </summary>
internal sealed class Composer(Random random, bool isMetered) : IDisposable
{
    private const int DataSeed = 1;
    private readonly KernelBench _bench = new();
    private readonly List<KernelAssembly> _assemblies = [];

    /// <summary>One kernel for each place, of the first of its proposals that the meter confirms.</summary>
    /// <param name="places">For each kernel its class and file's head, what it has to be (null: right), and proposals in their order.</param>
    /// <param name="atOnce">Proposals of each place that are compiled together.</param>
    public IReadOnlyList<ComposedKernel> Compose(IReadOnlyList<Place> places, int atOnce)
    {
        var made = new ComposedKernel?[places.Count];
        for (var from = 0; made.Contains(null); from += atOnce)
        {
            var open = Enumerable.Range(0, places.Count).Where(at => made[at] is null).ToList();
            var texts = open.SelectMany(at => places[at].Proposals.Skip(from).Take(atOnce)
                .Select((proposal, i) => (At: at, Proposal: proposal, Text: Styled(places[at], proposal, $"{places[at].Class}_{from + i}")))).ToList();
            if (texts.Count == 0) throw new InvalidOperationException($"nothing is left to propose for {places[open[0]].Class}");
            var loaded = Load(texts.ConvertAll(one => (one.Proposal, one.Text)));
            foreach (var at in open)
            {
                var confirmed = Enumerable.Range(0, texts.Count).Where(i => texts[i].At == at)
                    .Select(i => Confirmed(texts[i].Proposal, texts[i].Text, loaded[i], places[at].Class)).OfType<ComposedKernel>();
                made[at] = LooksRight(confirmed);
            }
        }
        return [.. made.Select(kernel => kernel!)];
    }

    /// <summary>As many of the proposals as are asked for, in their order; fewer where fewer are confirmed.</summary>
    public List<ComposedKernel> Take(int count, IReadOnlyList<Proposal> proposals, string name)
    {
        var made = new List<ComposedKernel>();
        var atOnce = count + count / 2;
        for (var from = 0; made.Count < count && from < proposals.Count; from += atOnce)
        {
            var some = proposals.Skip(from).Take(atOnce)
                .Select((proposal, i) => (proposal, proposal.Styled($"{name}{from + i}", [], random))).ToList();
            var loaded = Load(some);
            for (var i = 0; i < some.Count && made.Count < count; i++)
                if (Confirmed(some[i].proposal, some[i].Item2, loaded[i], some[i].Item2.Class) is { } kernel) made.Add(kernel);
        }
        return made;
    }

    public void Dispose()
    {
        _bench.Dispose();
        foreach (var assembly in _assemblies) assembly.Dispose();
    }

    private KernelText Styled(Place place, Proposal proposal, string className) => proposal.Styled(className, place.Head(proposal.Way), random);

    private List<Loaded> Load(IReadOnlyList<(Proposal Proposal, KernelText Text)> texts)
    {
        var all = texts.ToDictionary(one => one.Text.Class, one => one.Text.Text);
        // Beside each mistake the right kernel, for its counts.
        foreach (var (proposal, _) in texts)
            all.TryAdd(Right(proposal), KernelText.Of(KernelText.Parse(proposal.Way.Text(proposal.Task.Name)), Right(proposal), []).Text);
        var assembly = KernelAssembly.Compile(all);
        _assemblies.Add(assembly);
        return [.. texts.Select(one => new Loaded(
            new(() => _bench.Load(one.Proposal.Task, assembly.Kernel(one.Text.Class))),
            new(() => _bench.Load(one.Proposal.Task, assembly.Kernel(Right(one.Proposal))))))];
    }

    private static string Right(Proposal proposal) => $"{proposal.Task.Name}{proposal.Way.Name}";

    // Null where the meter does not show what the proposal says.
    private ComposedKernel? Confirmed(Proposal proposal, KernelText text, Loaded loaded, string className)
    {
        ComposedKernel Made(Fault? fault) => new(
            _bench, proposal.Task, proposal.Way, text, fault, (config, input) => loaded.Kernel.Value(config, input),
            (config, input) => loaded.Right.Value(config, input))
        {
            Text = text.Text.Replace($"class {text.Class}\n", $"class {className}\n", StringComparison.Ordinal),
        };
        if (proposal.Operator is not { } mistake) return Made(null);
        var kernel = Made(null);
        var shapes = proposal.Task.Shapes;
        var wrong = shapes.Select(shape => (Shape: shape, Trial: kernel.Run(shape, DataSeed, isMetered))).FirstOrDefault(one => !one.Trial.IsRight);
        if (mistake.Kind == FaultKind.Wrong)
            return wrong.Trial is null ? null
                : Made(new Fault(mistake.GetType().Name, mistake.Kind, mistake.Says, [.. text.Guilty.Union(wrong.Trial.Lines).Order()], wrong.Shape, []));
        if (wrong.Trial is not null) return null;
        var exceeded = Counts.Exceeded(kernel.Counts, kernel.Ideal);
        return exceeded.Count == 0 ? null
            : Made(new Fault(mistake.GetType().Name, mistake.Kind, mistake.Says, text.Guilty, proposal.Task.Metered, exceeded));
    }

    // One that is right at the shape that everybody tries first; else any.
    private static ComposedKernel? LooksRight(IEnumerable<ComposedKernel> confirmed)
    {
        ComposedKernel? any = null;
        foreach (var kernel in confirmed)
        {
            if (kernel.Fault is not { Kind: FaultKind.Wrong } fault || !fault.Shape.SequenceEqual(kernel.Task.Shapes[0])) return kernel;
            any ??= kernel;
        }
        return any;
    }

    private sealed record Loaded(
        Lazy<Func<ILGPU.KernelConfig, KernelInput, Launched>> Kernel, Lazy<Func<ILGPU.KernelConfig, KernelInput, Launched>> Right);
}

/// <summary>A kernel to be made.</summary>
internal sealed record Place(string Class, Func<KernelBase, IReadOnlyList<string>> Head, IReadOnlyList<Proposal> Proposals);
