using Headroom.Agents.Composing;
using Headroom.Agents.Composing.Tasks;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// A softmax in plain C# and something that is none, then 24 wrong kernels and 8 right ones that are composed for the seed. All stand
/// behind one delegate. What a report says of a test that does not pass comes from the calls that it made.
/// </summary>
public sealed class MutantDuelGrader : Grader
{
    private const int Pass = 22;

    // One seed's kernels serve all submissions of a process that asks for it.
    private static readonly Recent<SoftmaxDuel> s_duels = new(SoftmaxDuel.Of, 3);

    protected override void Require()
    {
        Case("a softmax in plain C#", () => That(
            Answer(new Plain(Headroom.Agents.Composing.Tasks.SoftmaxTask.Input)), "it is right, and lives",
            "refuses a softmax that is right to the last bit"));
        Case("a function that returns x as it came", () => That(!Answer(new Plain((shape, x) =>
            new(shape, [x], [], [.. x.Select(v => (double)v)], []))),
            "it is no softmax, and dies", "accepts a function that returns x as it came"));
        if (AllRight) Case($"{SoftmaxDuel.WrongCount} wrong kernels and {SoftmaxDuel.RightCount} right ones", Duel, "float32");
    }

    private void Duel()
    {
        var duel = s_duels.Of(Request.Seed);
        Composed[] subjects = [.. duel.Wrong.Concat(duel.Right).Select(kernel => new Composed(kernel))];
        Composed[] again = [.. Enumerable.Range(0, 4).Select(_ => subjects[Draw.Int(0, subjects.Length - 1)])];
        Composed[] order = [.. subjects];
        Draw.Shuffle(order);
        foreach (var subject in order) subject.IsAccepted = Answer(subject);
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

    private static bool Answer(Subject subject) => MutantDuel.Accepts(subject.Begin());
}
