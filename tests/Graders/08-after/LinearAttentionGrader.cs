using Headroom.Counting;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Three forms against float64 sums over pairs, with and without the normaliser, for lengths from 0 on and ragged chunks; each form's own
/// FLOPs, which tell whether it is that form; formulas and the crossover with every constant drawn.
/// </summary>
public sealed partial class LinearAttentionGrader : CountingGrader
{
    private delegate Counted[] Form(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, bool isNormalised);

    protected override void Require()
    {
        foreach (var isNormalised in (bool[])[false, true])
        {
            // First where every mistake shows as itself.
            All("a last chunk that is not full", Draw.Int(31, 34), Draw.Int(4, 8), Draw.Int(9, 12), Draw.Int(6, 9), isNormalised);
            All("nothing to read", 0, 3, 2, 4, isNormalised);
            All("one token", 1, Draw.Int(2, 5), Draw.Int(6, 9), 1, isNormalised);
            All("a chunk that is not full", 5, 4, Draw.Int(2, 3), Draw.Int(7, 9), isNormalised);
            All("chunks of one", Draw.Int(6, 9), 3, 5, 1, isNormalised);
            All("whole chunks", 24, 6, 4, 8, isNormalised);
            All("wide rows", 3, Draw.Int(130, 140), Draw.Int(141, 150), 2, isNormalised);
            // The same sizes again: what is left of the last text would show.
            for (var text = 0; text < 2; text++) All(text == 0 ? "a text" : "another text of the same sizes", 9, 3, 4, 4, isNormalised);
        }
        All("small scores", Draw.Int(9, 12), 3, 4, 4, isNormalised: true, scale: 0.0001f);
        All("scores below 0", Draw.Int(9, 12), 4, 3, 4, isNormalised: true, scale: -1);
        All("a long text", Draw.Int(1_030, 1_060), 2, 3, Draw.Int(65, 90), isNormalised: false);
        Arithmetic();
        Formulas();
        Crossings();
    }

    private void All(string name, int n, int dk, int dv, int chunk, bool isNormalised, float scale = 1)
    {
        var x = LinearInput.Of(Draw, n, dk, dv, isNormalised, scale);
        var shape = $"{Numbers.Count(n, "token")}, dk {dk}, dv {dv}{(isNormalised ? ", normalised" : "")}: {name}";
        Case(shape, () =>
        {
            Part("Recurrent", () => Judge("Recurrent", x, isNormalised, LinearAttention.Recurrent));
            Part("Parallel", () => Judge("Parallel", x, isNormalised, LinearAttention.Parallel));
            Part("Chunked", () => Judge($"Chunked, {chunk} a chunk", x, isNormalised,
                (q, k, v, a, b, isDivided) => LinearAttention.Chunked(q, k, v, a, b, chunk, isDivided), chunk));
        }, "float32");
    }

    private Tally Judge(string what, LinearInput x, bool isNormalised, Form form, int? chunk = null)
    {
        var (tally, expected) = (new Tally(), LinearReference.Of(x, isNormalised));
        Counted[] q = Input("q", tally.Of(x.Q)), k = Input("k", tally.Of(x.K)), v = Input("v", tally.Of(x.V));
        var o = Elements(what, Values(form(q, k, v, x.Dk, x.Dv, isNormalised)), expected.O, expected.Allowed,
            ("tokens", x.N), ("columns", x.Dv));
        double[] Wrong(Func<int, int, bool>? sees = null, Func<double, double>? weight = null) =>
            LinearReference.Of(x, isNormalised, sees, weight).O;
        o.Trap(() => Wrong((_, _) => true), "a token sees later ones: pairs with j <= t count")
            .Trap(() => Wrong((t, j) => j < t), "a token does not see itself: it writes first, then reads")
            .Trap(() => LinearReference.Of(x, !isNormalised).O, isNormalised
                ? "rows are not divided by the sum of their scores"
                : "rows are divided by the sum of their scores, and isNormalised is false")
            .Trap(() => Wrong(weight: score => score / Math.Sqrt(x.Dk)), "scores are divided by sqrt(dk): there is no softmax to scale for")
            .Trap(() => Wrong(weight: Math.Exp), "scores go through exp: that is softmax, and no state can hold its sum");
        if (isNormalised)
            o.Trap(() => [.. LinearReference.Of(x, false).O.Select((value, at) => value / (at / x.Dv + 1))],
                "rows are divided by the number of tokens: the divisor is the sum of q·k");
        if (chunk is { } size)
            o.Trap(() => Wrong((t, j) => j <= t && j / size == t / size), "what lies before the chunk is left out: the state has it")
                .Trap(() => Wrong((t, j) => j / size < t / size), "pairs inside the chunk are left out")
                .Trap(() => Wrong((t, j) => j / size <= t / size), "a token sees later ones of its chunk: pairs with j <= t count");
        AllSeen(tally);
        return tally;
    }

    // Long for the recurrence and short for the pairs, so that each form is dear where it is not the one to take.
    private void Arithmetic() => Case("FLOPs of each form, which tell it from the others", () =>
    {
        foreach (var isNormalised in (bool[])[false, true])
        {
            var (dk, dv) = (Draw.Int(12, 16), Draw.Int(17, 20));
            Part("Recurrent", () =>
            {
                var n = Draw.Int(150, 180);
                var x = LinearInput.Of(Draw, n, dk, dv, isNormalised);
                var flops = Judge("Recurrent", x, isNormalised, LinearAttention.Recurrent).Flops;
                That(flops <= n * (4.0 * dk * dv + 6 * dk + 4 * dv + 8), "4 dk dv FLOPs a token",
                    $"Recurrent takes {(double)flops / n:#,0} FLOPs a token, with dk {dk} and dv {dv}: a state is written and read in "
                    + $"4 dk dv, {4 * dk * dv:#,0}, however many tokens came before");
            });
            Part("Parallel", () =>
            {
                var n = Draw.Int(9, 12);
                var pairs = n * (n + 1) / 2;
                var x = LinearInput.Of(Draw, n, dk, dv, isNormalised);
                var flops = Judge("Parallel", x, isNormalised, LinearAttention.Parallel).Flops;
                That(flops <= pairs * (2.0 * (dk + dv) + 3) + n * (2 * dv + 4), "2 (dk + dv) FLOPs a pair",
                    $"Parallel takes {(double)flops / pairs:#,0} FLOPs a pair, with dk {dk} and dv {dv}: a score and a row of v take "
                    + $"2 (dk + dv), {2 * (dk + dv):#,0}; there is no state, and what the mask hides is not computed");
            });
            // Short and long, so that no chunk of one's own passes for both.
            foreach (var chunk in (int[])[Draw.Int(5, 7), Draw.Int(24, 32)])
                Part("Chunked", () => ChunkedArithmetic(chunk, dk, dv, isNormalised));
        }
    }, "float32");

    private void ChunkedArithmetic(int chunk, int dk, int dv, bool isNormalised)
    {
        var n = 7 * chunk + Draw.Int(1, chunk - 1);
        var flops = Judge($"Chunked, {chunk} a chunk", LinearInput.Of(Draw, n, dk, dv, isNormalised), isNormalised,
            (q, k, v, a, b, isDivided) => LinearAttention.Chunked(q, k, v, a, b, chunk, isDivided), chunk).Flops;
        double pairs = 7 * Pairs(chunk) + Pairs(n % chunk), state = 4.0 * dk * dv;
        var said = $"Chunked takes {flops:#,0} FLOPs, for {n} tokens in chunks of {chunk} with dk {dk} and dv {dv}";
        That(flops <= pairs * (2.0 * (dk + dv) + 3) + n * (state + 6 * dk + 4 * dv + 8), "pairs inside the chunks, a state between them",
            $"{said}: {pairs:#,0} pairs inside the chunks and a state take {pairs * 2 * (dk + dv) + n * state:#,0}");
        // The first chunk need not read its state, which is 0, nor the last one write.
        That(flops >= pairs * 2 * (dk + dv) + (n - chunk) * state, "no token goes through the state alone",
            $"{said}: that is the recurrence, where each token waits for the state; inside a chunk pairs take its place");
    }

    private static double Pairs(double n) => n * (n + 1) / 2;
}
