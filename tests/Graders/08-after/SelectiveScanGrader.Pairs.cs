using Headroom.Grading;

namespace Graders;

public sealed partial class SelectiveScanGrader
{
    private static Tolerance Few => Tolerance.Relative(8 * Tolerance.Float32Roundoff);

    private void Steps() => Case("one step, and the step that changes nothing", () => Part("Of, Identity, Combine", () =>
    {
        for (var round = 0; round < 3; round++)
        {
            float dt = (float)Draw.Scale(0.01, 3), a = -(float)Draw.Scale(0.1, 4), b = (float)Draw.Real(-2, 2), u = (float)Draw.Real(1, 3);
            var step = SelectiveScan.Of(dt, a, b, u);
            // The exponent is off by one rounding of dt * a.
            Number("Decay", step.Decay, Math.Exp((double)dt * a)).Within(Tolerance.Relative((8 + dt * -a) * Tolerance.Float32Roundoff))
                .Trap(1 + (double)dt * a, "the decay is 1 + dt * a: it is exp(dt * a)");
            Number("Input", step.Input, (double)dt * b * u).Within(Few)
                .Trap((Math.Exp((double)dt * a) - 1) / a * b * u, "the input is held as well: it is dt * b * u");
        }
        That(SelectiveScan.Identity is { Decay: 1, Input: 0 }, "Identity changes nothing", "Identity is h -> 1 * h + 0");
        ScanStep first = new(0.5f, 3), second = new(0.25f, 7);
        var both = SelectiveScan.Combine(first, second);
        Number("Decay of 0.5 h + 3, then 0.25 h + 7", both.Decay, 0.125).Within(Few)
            .Trap(0.25, "only one decay is kept: both apply, one after the other");
        Number("Input of 0.5 h + 3, then 0.25 h + 7", both.Input, 0.25 * 3 + 7).Within(Few)
            .Trap(0.5 * 7 + 3, "the second step comes first: Combine(first, second) is first, then second")
            .Trap(10, "the inputs are added: what the first step brought in decays in the second");
        foreach (var step in (ScanStep[])[first, new(0, -2), new(1, 0)])
            That(SelectiveScan.Combine(SelectiveScan.Identity, step) == step && SelectiveScan.Combine(step, SelectiveScan.Identity) == step,
                "with Identity on either side a step stays as it is", "Identity, combined on one side, changes a step");
    }), "float32");

    private void Brackets()
    {
        Bracketed("a handful", 3, i => (float)Draw.Real(0.1, 1));
        Bracketed("some that forget all, some that forget nothing", Draw.Int(20, 40), i => Draw.Of(0f, 1f, 0.5f, 0.9f));
        Bracketed("hardly any decay", Draw.Int(300, 400), i => (float)Draw.Real(0.99, 1));
        Bracketed("any decay", Draw.Int(2_050, 2_100), i => (float)Draw.Real(0, 1));
    }

    // Of n roundings on the way each is relative to the sum of sizes so far; a decay is a product of at most n factors.
    private void Bracketed(string name, int count, Func<int, float> decay) =>
        Case($"{count:#,0} steps in drawn bracketings: {name}", () => Part("Of, Identity, Combine", () =>
        {
            ScanStep[] steps = [.. Draw.Normal(count).Select((input, i) => new ScanStep(decay(i), input))];
            var (all, input, size) = (1.0, 0.0, 0.0);
            foreach (var step in steps)
                (all, input, size) = (all * step.Decay, step.Decay * input + step.Input, step.Decay * size + Math.Abs(step.Input));
            var allowed = Tolerance.Float32Roundoff * (2 * count + 8);
            var trees = new Func<ScanStep>[]
            {
                () => steps.Aggregate(SelectiveScan.Identity, SelectiveScan.Combine),
                () => steps.Reverse().Aggregate(SelectiveScan.Identity, (later, earlier) => SelectiveScan.Combine(earlier, later)),
                () => Tree(steps), () => Tree(steps), () => Tree(steps),
            };
            foreach (var tree in trees)
            {
                var got = tree();
                Number("Input", got.Input, input).Within(Tolerance.Absolute(allowed * Math.Max(size, 1)));
                Number("Decay", got.Decay, all).Within(new(1e-40, allowed));
            }
        }), "float32");

    // Cut at a drawn place, again and again; now and then with a step that changes nothing in between.
    private ScanStep Tree(ReadOnlySpan<ScanStep> steps)
    {
        if (steps.Length == 1) return steps[0];
        var cut = Draw.Int(1, steps.Length - 1);
        // Halves, mostly: a chain would be as deep as it is long.
        if (steps.Length > 64) cut = steps.Length / 2 + Draw.Int(-8, 8);
        var (left, right) = (Tree(steps[..cut]), Tree(steps[cut..]));
        if (Draw.Int(1, 10) == 1) left = SelectiveScan.Combine(left, SelectiveScan.Identity);
        return SelectiveScan.Combine(left, right);
    }

    private sealed record Stretch(int From, int To, int Waits);

    private void Scans()
    {
        int[] counts = [0, 1, 2, 3, 4, 5, 8, 9, Draw.Int(17, 31), Draw.Int(33, 60), 64, Draw.Int(100, 250), Draw.Int(1_030, 1_300)];
        foreach (var count in counts)
            Case($"a scan of {Numbers.Count(count, "step")}", () => Part("Scan", () => Scanned(count)));
        Case("a scan of steps, and the state behind each", () => Part("Scan", () =>
        {
            var count = Draw.Int(30, 50);
            for (var text = 0; text < 2; text++) StatesBehind(count);
        }), "float32");
    }

    private void StatesBehind(int count)
    {
        var before = (float)Draw.Real(-2, 2);
        ScanStep[] steps = Input("steps", [.. Draw.Normal(count).Select(input => new ScanStep((float)Draw.Real(0, 1), input))]);
        static ScanStep Combined(ScanStep first, ScanStep second) =>
            new(first.Decay * second.Decay, second.Decay * first.Input + second.Input);
        var (h, size, expected) = ((double)before, (double)Math.Abs(before), new double[count]);
        var largest = 0.0;
        for (var t = 0; t < count; t++)
        {
            expected[t] = h = steps[t].Decay * h + steps[t].Input;
            largest = Math.Max(largest, size = steps[t].Decay * size + Math.Abs(steps[t].Input));
        }
        float[] got = [.. SelectiveScan.Scan(steps, Combined).Select(step => step.Decay * before + step.Input)];
        Elements("h", got, expected, Tolerance.Absolute(Tolerance.Float32Roundoff * (2 * count + 8) * largest), ("tokens", count));
    }

    private void Scanned(int count)
    {
        var (calls, astray) = (0, "");
        Stretch Combined(Stretch first, Stretch second)
        {
            calls++;
            if (first.To != second.From && astray.Length == 0)
                astray = first.From == second.To
                    ? "a later step is combined before an earlier one: the order may matter, only the bracketing does not"
                    : $"steps {first.From} to {first.To - 1} are combined with {second.From} to {second.To - 1}, which do not follow them";
            return new(first.From, second.To, 1 + Math.Max(first.Waits, second.Waits));
        }

        var got = SelectiveScan.Scan([.. Enumerable.Range(0, count).Select(t => new Stretch(t, t + 1, 0))], Combined);
        That(astray.Length == 0, "neighbours are combined, the earlier one first", astray);
        Number("results", got.Length, count).Within(Tolerance.Exact);
        var wrong = Array.FindIndex(got, stretch => stretch is null);
        That(wrong < 0, "each result is there", $"result {wrong} is null");
        for (var t = 0; t < got.Length && wrong < 0; t++)
            if (got[t].From != 0 || got[t].To != t + 1) wrong = t;
        That(wrong < 0, "result t is steps 0 to t", wrong < 0 ? "" : got[wrong].To == wrong
            ? $"result {wrong} lacks its own step: it is steps 0 to {wrong}, that one included"
            : $"result {wrong} is steps {got[wrong].From} to {got[wrong].To - 1}: it is steps 0 to {wrong}");
        var rounds = (int)Math.Ceiling(Math.Log2(Math.Max(1, count)));
        var waits = got.Select(stretch => stretch?.Waits ?? 0).DefaultIfEmpty().Max();
        That(calls <= count * rounds, "at most n * ceil(log2 n) calls",
            $"{calls:#,0} calls of combine for {count} results: reuse what earlier rounds have combined; {count * rounds:#,0} are enough");
        That(waits <= 2 * rounds, "at most 2 * ceil(log2 n) calls that wait for each other",
            $"{waits:#,0} calls wait for each other, one after the other: let every result take in what another one has combined already, "
            + $"round by round; {rounds} rounds are enough");
    }
}
