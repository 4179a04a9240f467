using Headroom.Grading;

namespace Graders;

/// <summary>
/// Patches worked by hand, one for each rule, and drawn ones with lines that repeat. Which lines count is graded by itself; recall is
/// graded on patches whose changes nobody can take for anything else as well.
/// </summary>
public sealed partial class PatchRecallGrader : Grader
{
    protected override void Require()
    {
        Lines();
        Recalls();
        for (var i = 0; i < 12; i++) Drawn(i);
        Large();
        Thresholds();
    }

    private void Thresholds()
    {
        foreach (var (recall, threshold) in ((double?, double)[])[
            (0.5, 0.5), (0.5, 0.5000001), (0.4999999, 0.5), (0, 0), (1, 1), (0.75, 1), (1, 0.5), (null, 0.5), (null, 0), (null, 1),
            (0, 0.5), (1, 1.5)])
            Case($"Keeps, a recall of {recall?.ToString("0.#######") ?? "none"}, threshold {threshold:0.#######}", () =>
                Part(nameof(PatchRecall.Keeps), () =>
                {
                    var right = recall is { } share && share >= threshold;
                    That(PatchRecall.Keeps(recall, threshold) == right, "kept",
                        recall is null ? "a patch without a recall is kept: nothing was compared"
                            : recall == threshold ? "a recall that is just the threshold reaches it"
                            : right ? "a recall above the threshold is not kept"
                            : "a recall below the threshold is kept");
                }));
    }

    private void Large() => Case("Recall, 10,000 changed lines on each side", () => Part(nameof(PatchRecall.Recall), () =>
    {
        string[] lines = [.. Enumerable.Range(0, 10_000).Select(i => $"+    value[{i % 30_000}] = {i % 30_000};")];
        string[] others = [.. lines.Select((line, i) => i % 2 == 0 ? line : $"-{line}")];
        Draw.Shuffle(others);
        Number("the recall", PatchRecall.Recall(Patch("a.cs", lines), Patch("a.cs", others)) ?? double.NaN, Right(lines, others)!.Value);
    }));

    private void Drawn(int number) => Case($"Recall, drawn patches {number}", () => Part(nameof(PatchRecall.Recall), () =>
    {
        string[] first = Lines(Draw.Int(1, 12), 4), second = Lines(Draw.Int(0, 14), 5);
        Judge(first, second, Patch("a.cs", first), Patch("a.cs", second));

        string[] Lines(int count, int kinds) => [.. Enumerable.Range(0, count).Select(_ =>
            $"{Draw.Of("+", "-")}{new string(' ', 4 * Draw.Int(1, 2))}line{Draw.Int(1, kinds)}();")];
    }));
}
