using Headroom.Agents.Composing;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Softmaxes in plain C#, of which each must be told; then 24 wrong kernels and 8 right ones of a composed pool, in an order that the seed
/// draws. All stand behind one delegate. What a report says of a test that does not pass comes from the calls that it made.
/// </summary>
public sealed class MutantDuelGrader : Grader
{
    private const int Pass = 22;

    // Composing is dear: one pool serves all submissions and seeds of a process.
    private static readonly Recent<SoftmaxDuel> s_pools = new(SoftmaxDuel.Pool, 1);

    protected override void Require()
    {
        Case("right softmaxes in plain C#", () => Each(PlainSoftmaxes.Right(Draw), isRight: true));
        Case("wrong softmaxes in plain C#", () => Each(PlainSoftmaxes.Wrong, isRight: false));
        if (AllRight) Case($"{SoftmaxDuel.WrongCount} wrong kernels and {SoftmaxDuel.RightCount} right ones", Duel, "float32");
    }

    // One at a time: what a test is blind to is for its author to find.
    private void Each(IEnumerable<(Plain Softmax, string Says)> softmaxes, bool isRight)
    {
        foreach (var (softmax, says) in softmaxes)
        {
            var told = Answer(softmax) == isRight;
            That(told, isRight ? "what is right lives" : "what is wrong dies", says);
            if (!told) return;
        }
    }

    private void Duel()
    {
        var pool = s_pools.Of(0);
        Composed[] wrong = [.. pool.Wrong.Select(kernel => new Composed(kernel))];
        Composed[] right = [.. Drawn(pool.Right, SoftmaxDuel.RightCount).Select(kernel => new Composed(kernel))];
        Composed[] subjects = [.. wrong, .. right];
        Composed[] order = [.. subjects];
        Draw.Shuffle(order);
        foreach (var subject in order) subject.IsAccepted = Answer(subject);
        Composed[] again = [wrong[Draw.Int(0, 11)], right[Draw.Int(0, 3)], wrong[Draw.Int(12, 23)], right[Draw.Int(4, 7)]];
        Draw.Shuffle(again);
        foreach (var subject in again)
            That(Answer(subject) == subject.IsAccepted, "a kernel gets one answer",
                "says yes and then no, or no and then yes, to the same kernel");

        var alive = subjects.Where(subject => subject.IsAccepted && !subject.IsRight).ToList();
        var refused = subjects.Count(subject => !subject.IsAccepted && subject.IsRight);
        var kills = SoftmaxDuel.WrongCount - alive.Count;
        var said = $"{kills} of {SoftmaxDuel.WrongCount} wrong kernels die, {refused} of {SoftmaxDuel.RightCount} right ones are refused";
        var passes = kills - refused >= Pass;
        if (!passes)
            foreach (var cause in DuelCauses.Of([.. subjects], alive, refused)) That(false, "what the calls show", cause);
        That(passes, said, $"{said}: a score of {kills - refused}, where {Pass} pass");
        if (!passes) return;
        Meaning($"{said}: a score of {kills - refused}.");
        foreach (var one in alive) Meaning($"Survived: {one.Kernel.Way.Name}, {one.Kernel.Fault!.Says}.");
    }

    private ComposedKernel[] Drawn(IReadOnlyList<ComposedKernel> kernels, int count)
    {
        ComposedKernel[] all = [.. kernels];
        Draw.Shuffle(all);
        return all[..count];
    }

    private static bool Answer(Subject subject) => MutantDuel.Accepts(subject.Begin());
}
