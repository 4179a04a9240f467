using Headroom.Grading;

namespace Graders;

// Which of several files leaked: widths, documents and thresholds vary, and no call knows of the one before it.
public sealed partial class ContaminationGrader
{
    private void Lists()
    {
        Listed("one file, half of it in either document", ["1 + 2 - 3 * 4 / 5 % 6 & 7", "8 | 9"],
            ["1 + 2 - 3 * 4 /\n", "4 / 5 % 6 & 7"], 3, 0.8);
        var code = new DrawnCode(Draw);
        foreach (var width in (int[])[12, Draw.Int(6, 10)])
        {
            var files = Enumerable.Range(0, 6).Select(_ => code.Members(1)).ToList();
            string[] heldOut = [.. files.Select(DrawnCode.Plain), "", "x = 1;", DrawnCode.Plain(files[4])];
            var middle = heldOut[5].Length / 2;
            string[] documents =
            [
                heldOut[2][..(heldOut[2].Length / 3)], DrawnCode.Plain(DrawnCode.Renamed(files[4])), heldOut[5][..middle],
                code.Reindented(files[1]), heldOut[5][middle..],
            ];
            double[] shares = [.. heldOut.Select(file => s_right.Of(file, documents, width))];
            var some = shares.Where(share => share is > 0 and < 1).DefaultIfEmpty(0.1).Max();
            foreach (var threshold in (double[])(width == 12 ? [0.5, some, Math.BitIncrement(some)] : [1, 0.25, 0, 1.1]))
                Listed("of nine files four, two of them in disguise", heldOut, documents, width, threshold, shares);
        }
        Listed("no file", [], ["x = 1;"], 3, 0);
        Listed("no document, threshold 0", ["x = 1;", ""], [], 3, 0);
        Listed("no document", ["x = 1;", ""], [], 3, 0.1);
        Listed("runs of one part", ["x = 1;", "y;", "2"], ["z;"], 1, 1);
    }

    private void Listed(
        string name, string[] heldOut, string[] documents, int width, double threshold, double[]? shares = null) => Case(
        $"Leaked, {name}: {width} parts a run, threshold {threshold:0.###}", () => Part(nameof(Contamination.Leaked), () =>
        {
            double[] By(SharedRuns runs) => [.. heldOut.Select(file => runs.Of(file, documents, width))];
            int[] Places(double[] shares, Func<double, bool> reaches) =>
                [.. Enumerable.Range(0, heldOut.Length).Where(i => reaches(shares[i]))];
            bool Reaches(double share) => share >= threshold;
            shares ??= By(s_right);
            var right = Places(shares, Reaches);
            var got = Contamination.Leaked(Input("held out", heldOut), Input("the documents", documents), width, threshold);
            var isRight = got.AsSpan().SequenceEqual(right);
            That(isRight, "the places", isRight ? "" : Said());

            string Said() =>
                got.SequenceEqual(Places(shares, share => share > threshold)) ? "a share that is just the threshold reaches it"
                : got.SequenceEqual(Places(shares, share => share < threshold)) ? "the files that did not leak are named"
                : got.Order().SequenceEqual(right) ? "the places are not in order"
                : Cause(wrong => got.SequenceEqual(Places(By(wrong), Reaches)))
                ?? $"places {string.Join(", ", got)}; files that leaked: {string.Join(", ", right)}";
        }));
}
