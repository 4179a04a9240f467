using Headroom.Agents.Composing.Faults;
using Headroom.Agents.Composing.Running;
using Headroom.Agents.Composing.Tasks;
using ILGPU;

namespace Headroom.Agents.Composing;

/// <summary>
/// Makes kernels of bases: renamed, reordered, and with one mistake or none. A mistake is kept only where the meter shows that it does
/// harm.
/// </summary>
internal sealed class Composer(Random random, bool isMetered) : IDisposable
{
    private const int DataSeed = 1, Workers = 2;
    private readonly KernelBench[] _benches = [.. Enumerable.Range(0, Workers).Select(_ => new KernelBench())];
    private readonly List<KernelAssembly> _assemblies = [];
    private readonly Dictionary<(string Task, int Shape), KernelInput> _inputs = [];

    /// <summary>One kernel for each place, of the first of its proposals that the meter confirms.</summary>
    /// <param name="places">For each kernel its class and file's head, and proposals in their order.</param>
    /// <param name="atOnce">Proposals of each place that are compiled together.</param>
    public IReadOnlyList<ComposedKernel> Compose(IReadOnlyList<Place> places, int atOnce)
    {
        var made = new ComposedKernel?[places.Count];
        for (var from = 0; made.Contains(null); from += atOnce)
        {
            var open = Enumerable.Range(0, places.Count).Where(at => made[at] is null).ToList();
            var texts = open.SelectMany(at => places[at].Proposals.Skip(from).Take(atOnce)
                .Select((proposal, i) => (At: at, Proposal: proposal,
                    Text: Styled(places[at], proposal, $"{places[at].Class}_{from + i}")))).ToList();
            if (texts.Count == 0) throw new InvalidOperationException($"nothing is left to propose for {places[open[0]].Class}");
            var assembly = Compiled(texts.ConvertAll(one => (one.Proposal, one.Text)));
            Share(open.Count, (which, bench) =>
            {
                var at = open[which];
                made[at] = LooksRight(texts.Where(one => one.At == at)
                    .Select(one => Confirmed(one.Proposal, one.Text, Loaded(assembly, one.Proposal, one.Text, bench), places[at].Class))
                    .OfType<ComposedKernel>());
            });
        }
        return [.. made.Select(kernel => kernel!)];
    }

    /// <summary>Those of the proposals that the meter confirms, in their order.</summary>
    public IReadOnlyList<ComposedKernel> Confirm(IReadOnlyList<Proposal> proposals, string name)
    {
        var some = proposals.Select((proposal, i) => (proposal, Text: proposal.Styled($"{name}{i}", [], random))).ToList();
        var assembly = Compiled(some);
        var made = new ComposedKernel?[some.Count];
        Share(some.Count, (i, bench) => made[i] =
            Confirmed(some[i].proposal, some[i].Text, Loaded(assembly, some[i].proposal, some[i].Text, bench), some[i].Text.Class));
        return [.. made.OfType<ComposedKernel>()];
    }

    public void Dispose()
    {
        foreach (var bench in _benches) bench.Dispose();
        foreach (var assembly in _assemblies) assembly.Dispose();
    }

    // Each worker has a device of its own and takes every second kernel, so that a kernel's device does not depend on the clock.
    private void Share(int count, Action<int, KernelBench> work) => Parallel.For(0, Workers, worker =>
    {
        for (var at = worker; at < count; at += Workers) work(at, _benches[worker]);
    });

    private KernelText Styled(Place place, Proposal proposal, string className) =>
        proposal.Styled(className, place.Head(proposal.Way), random);

    private KernelAssembly Compiled(IReadOnlyList<(Proposal Proposal, KernelText Text)> texts)
    {
        var all = texts.ToDictionary(one => one.Text.Class, one => one.Text.Text);
        // Beside each mistake the right kernel, for its counts.
        foreach (var (proposal, _) in texts)
            all.TryAdd(Right(proposal), KernelText.Of(KernelText.Parse(proposal.Way.Text(proposal.Task.Name)), Right(proposal), []).Text);
        var assembly = KernelAssembly.Compile(all);
        _assemblies.Add(assembly);
        return assembly;
    }

    private static Loaded Loaded(KernelAssembly assembly, Proposal proposal, KernelText text, KernelBench bench) => new(
        new(() => bench.Load(proposal.Task, assembly.Kernel(text.Class))),
        new(() => bench.Load(proposal.Task, assembly.Kernel(Right(proposal)))));

    private static string Right(Proposal proposal) => $"{proposal.Task.Name}{proposal.Way.Name}";

    // Null where the meter does not show what the proposal says.
    private ComposedKernel? Confirmed(Proposal proposal, KernelText text, Loaded loaded, string className)
    {
        ComposedKernel Made(Fault? fault) => new(
            proposal.Task, proposal.Way, text, fault, (config, input) => loaded.Kernel.Value(config, input),
            (config, input) => loaded.Right.Value(config, input))
        {
            Text = text.Text.Replace($"class {text.Class}\n", $"class {className}\n", StringComparison.Ordinal),
        };
        if (proposal.Operator is not { } mistake) return Made(null);
        var kernel = Made(null);
        var wrong = Enumerable.Range(0, proposal.Task.Shapes.Count).Select(at => Input(proposal.Task, at))
            .Select(input => (input.Shape, Trial: kernel.Run(input, isMetered))).FirstOrDefault(one => !one.Trial.IsRight);
        if (wrong.Trial is { IsRace: true } && !mistake.CountsRaces) return null;
        if (mistake.Kind == FaultKind.Wrong)
            return wrong.Trial is null ? null
                : Made(new Fault(mistake.GetType().Name, mistake.Kind, mistake.Says, [.. text.Guilty.Union(wrong.Trial.Lines).Order()],
                    wrong.Shape, []));
        if (wrong.Trial is not null) return null;
        var exceeded = Counts.Exceeded(kernel.Counts, kernel.Ideal);
        return exceeded.Count == 0 ? null
            : Made(new Fault(mistake.GetType().Name, mistake.Kind, mistake.Says, text.Guilty, proposal.Task.Metered, exceeded));
    }

    private KernelInput Input(KernelTask task, int shape)
    {
        lock (_inputs)
        {
            if (!_inputs.TryGetValue((task.Name, shape), out var input))
                _inputs[(task.Name, shape)] = input = task.Draw(task.Shapes[shape], new Random(DataSeed));
            return input;
        }
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

}

/// <summary>A kernel and the right one that it was made of, loaded once they are run.</summary>
internal sealed record Loaded(
    Lazy<Func<KernelConfig, KernelInput, Launched>> Kernel, Lazy<Func<KernelConfig, KernelInput, Launched>> Right);

/// <summary>A kernel to be made.</summary>
internal sealed record Place(string Class, Func<KernelBase, IReadOnlyList<string>> Head, IReadOnlyList<Proposal> Proposals);
