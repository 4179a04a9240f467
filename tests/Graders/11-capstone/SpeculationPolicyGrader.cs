using Headroom.Grading;
using Headroom.Speculation.Sharing;

namespace Graders;

/// <summary>
/// A policy on drawn traffic, judged by the seconds that its choices take. What it is told is what it asked for, so it cannot know what
/// comes; each trace is played by a policy that has seen no other. Numbers of texts and the unit of time must not matter.
/// </summary>
public sealed partial class SpeculationPolicyGrader : Grader
{
    private const string Next = nameof(SpeculationPolicy.Next), Observe = nameof(SpeculationPolicy.Observe);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation", "Headroom.Scoring"];

    protected override void Require()
    {
        foreach (var (batch, drafters, longest) in ((int, int, int)[])[(1, 1, 1), (5, 1, 4), (1, 3, 6), (3, 2, 0)])
            Case($"{batch} x {drafters} drafts of at most {longest}", () => Part(Next, () => Shape(batch, drafters, longest)));
        Steps();
        Allotted();
        Twice();
        Unjudged();
        NewTexts();
        Drafters();
        Dear();
        Long();
        Again();
        Judged();
    }

    // Texts come and go, and so does the batch's size.
    private void Shape(int batch, int drafters, int longest)
    {
        var policy = new SpeculationPolicy(drafters, longest);
        for (var round = 0; round < 12; round++)
        {
            var size = round % 3 == 2 ? batch + 2 : batch;
            int[] texts = Input("sequences", [.. Enumerable.Range(0, size).Select(i => 10_000 * drafters + 1000 * (i + 1) + round / 5)]);
            double[] pass = Input("pass", Flat(size, drafters, longest)), draft = Input("draft", [.. Enumerable.Repeat(1e-5, drafters)]);
            var (first, second) = (policy.Next(texts, pass, draft), policy.Next(texts, pass, draft));
            if (!Fits(first, size, drafters, longest)) return;
            That(!ReferenceEquals(first, second), "a new array",
                "Next returns the array that it returned before: who keeps one sees it change");
            That(first.Cast<int>().SequenceEqual(second.Cast<int>()), "asked twice, it answers the same",
                "asked twice in a round, Next answers another thing: asking changes something, or chance decides");
            for (var i = 0; i < size; i++)
            {
                int[] lengths = Input("lengths", [.. Enumerable.Range(0, drafters).Select(d => first[i, d])]);
                policy.Observe(texts[i], lengths, Input("accepted", [.. lengths.Select(length => (length + 1) / 2)]));
            }
        }
    }

    private bool Fits(int[,] chosen, int batch, int drafters, int longest)
    {
        Number("rows of the lengths", chosen.GetLength(0), batch).Within(Tolerance.Exact);
        Number("columns of the lengths", chosen.GetLength(1), drafters).Within(Tolerance.Exact);
        var far = chosen.Cast<int>().FirstOrDefault(length => length < 0 || length > longest);
        That(far == 0, "lengths that there are", $"it chooses the length {far}, and 0 to {longest} is what there is");
        return far == 0 && chosen.GetLength(0) == batch && chosen.GetLength(1) == drafters;
    }

    private static void Tell(SpeculationPolicy policy, int text, int[,] chosen, int row, Func<int, int> right)
    {
        int[] lengths = [.. Enumerable.Range(0, chosen.GetLength(1)).Select(d => chosen[row, d])];
        policy.Observe(text, lengths, [.. lengths.Select(right)]);
    }

    private static double[] Flat(int batch, int drafters, int longest) =>
        [.. Enumerable.Range(0, batch * (1 + drafters * longest) + 1).Select(k => 1e-3 * (1 + 0.01 * k))];
}
