using Headroom.Agents.Composing.Faults;
using Headroom.Agents.Composing.Styling;
using Headroom.Agents.Composing.Tasks;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Composing;

/// <summary>A way to write a task's kernel, and one mistake in it or none: what may become a composed kernel.</summary>
internal sealed record Proposal(KernelTask Task, KernelBase Way, FaultOperator? Operator, MethodDeclarationSyntax Kernel)
{
    /// <summary>The right ways in a drawn order.</summary>
    public static List<Proposal> Right(KernelTask task, Random random) =>
        [.. Shuffled(task.Bases, random).Select(way => new Proposal(task, way, null, KernelText.Parse(way.Text(task.Name))))];

    /// <summary>Mistakes of a kind, in a drawn order: each operator once before any comes again.</summary>
    public static List<Proposal> Faulty(KernelTask task, FaultKind kind, Random random)
    {
        var ways = task.Bases.Select(way => (Way: way, Kernel: KernelText.Parse(way.Text(task.Name)))).ToList();
        var byOperator = Shuffled(FaultOperators.All.Where(one => one.Kind == kind), random)
            .Select(one => new Queue<Proposal>(Shuffled(
                ways.SelectMany(way => one.Sites(way.Kernel).Select(kernel => new Proposal(task, way.Way, one, kernel))), random)))
            .ToList();
        var proposals = new List<Proposal>();
        while (byOperator.RemoveAll(queue => queue.Count == 0) >= 0 && byOperator.Count > 0)
            proposals.AddRange(byOperator.Select(queue => queue.Dequeue()));
        return proposals;
    }

    /// <summary>Places for some operators, in a drawn order.</summary>
    public static List<Proposal> Of(KernelTask task, IReadOnlyList<FaultOperator> operators, Random random) =>
        Shuffled(from way in task.Bases
                 let kernel = KernelText.Parse(way.Text(task.Name))
                 from one in operators
                 from changed in one.Sites(kernel)
                 select new Proposal(task, way, one, changed), random);

    /// <summary>The proposal by another hand.</summary>
    public KernelText Styled(string className, IReadOnlyList<string> head, Random random) =>
        KernelText.Of(Style.Apply(Kernel, random), className, head);

    private static List<T> Shuffled<T>(IEnumerable<T> values, Random random)
    {
        T[] all = [.. values];
        random.Shuffle(all);
        return [.. all];
    }
}
