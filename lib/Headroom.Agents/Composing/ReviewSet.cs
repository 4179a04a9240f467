using System.Globalization;
using Headroom.Agents.Composing.Faults;
using Headroom.Agents.Composing.Tasks;

namespace Headroom.Agents.Composing;

/// <summary>Eight kernels to review: some right, some wrong, some slow. The same number gives the same kernels.</summary>
public sealed class ReviewSet : IDisposable
{
    public const int Size = 8, Highest = 9999;

    private const int AtOnce = 4;
    private readonly Composer _composer;

    private ReviewSet(int number)
    {
        var random = new Random(0x10A0_0000 + number);
        _composer = new Composer(random, isMetered: true);
        Number = number;
        KernelTask[] tasks = [.. KernelTasks.All];
        random.Shuffle(tasks);
        var kinds = Kinds(random);
        var places = kinds.Select((kind, at) =>
        {
            var task = tasks[at];
            return new Place($"Kernel{at + 1}", way => Head(at + 1, task, way),
                kind is { } fault ? Proposal.Faulty(task, fault, random) : [Proposal.Right(task, random)[0]]);
        }).ToList();
        Kernels = _composer.Compose(places, AtOnce);
    }

    public int Number { get; }

    /// <summary>In their order, the first being kernel 1.</summary>
    public IReadOnlyList<ComposedKernel> Kernels { get; }

    /// <summary>Composes a set: a second or less.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 9,999.</exception>
    public static ReviewSet Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Highest);
        return new ReviewSet(number);
    }

    /// <summary>The files as a learner reads them: name and text.</summary>
    public IEnumerable<(string Name, string Text)> Files() => Kernels.Select((kernel, at) =>
        ($"{at + 1}-{kernel.Task.Name.ToLowerInvariant()}.cs", kernel.Text.Replace(Open, Budget(kernel), StringComparison.Ordinal)));

    /// <summary>Judges one opinion for each kernel, in their order, on the meter.</summary>
    /// <param name="seed">Of further data, beside that of every judgement.</param>
    /// <exception cref="ArgumentException">There are not as many opinions as kernels.</exception>
    public ReviewScore Judge(IReadOnlyList<KernelOpinion> opinions, int seed)
    {
        ArgumentNullException.ThrowIfNull(opinions);
        if (opinions.Count != Size)
            throw new ArgumentException($"{opinions.Count} opinions: one for each of {Size} kernels", nameof(opinions));
        var judged = Kernels.Zip(opinions, (kernel, opinion) => Judgement.Of(kernel, opinion, seed)).ToList();
        return new ReviewScore(
            Kernels.Count(kernel => kernel.Fault is not null), judged.Count(one => one.IsFound), judged.Count(one => one.IsFalseAlarm),
            [.. judged.Index().Where(one => one.Item.Says is not null).Select(one => $"kernel {one.Index + 1}: {one.Item.Says}")],
            [.. Kernels.Select((kernel, at) => $"Kernel {at + 1} is {Judgement.Truth(kernel)}.")]);
    }

    public void Dispose() => _composer.Dispose();

    // Stands for the counts, which are not needed to judge.
    private const string Open = "(counts)";

    private string[] Head(int at, KernelTask task, KernelBase way) =>
    [
        $"Kernel {at} of set {Number}.", .. task.Statement.Split('\n'),
        $"Sizes: {string.Join(", ", task.Sizes.Select((size, i) => $"{size} 1 to {Figure(task.Largest[i])}"))}; {task.WorkIs}."
            + $" Launch: {way.Launch}.",
        Open,
    ];

    private static string Budget(ComposedKernel kernel) => $"Done well, this way takes at [{string.Join(", ", kernel.Task.Metered)}]: "
        + $"{string.Join(", ", kernel.Ideal.Select(one => $"{one.Key} {Figure(one.Value)}"))}.";

    private static string Figure(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    // Two to four right ones, one to three slow ones, the others wrong: no count can be inferred from the others.
    private static FaultKind?[] Kinds(Random random)
    {
        var (right, slow) = (random.Next(2, 5), random.Next(1, 4));
        FaultKind?[] kinds = [.. Enumerable.Range(0, Size).Select(at =>
            at < right ? (FaultKind?)null : at < right + slow ? FaultKind.Slow : FaultKind.Wrong)];
        random.Shuffle(kinds);
        return kinds;
    }
}
