using Headroom.Counting;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Tokens by hand and drawn ones, in steps and in chunks, against float64; keys that come again, decays of 0 and 1; what is kept exactly;
/// FLOPs, and the longest chain of operations, which tells a chunk from steps in a row.
/// </summary>
public sealed partial class GatedDeltaGrader : CountingGrader
{
    protected override void Require()
    {
        // First where every mistake shows as itself.
        Steps("more tokens than rows", Draw.Int(20, 30), Draw.Int(5, 8), Draw.Int(2, 4));
        Chunks("more tokens than rows", Draw.Int(18, 24), Draw.Int(5, 8), Draw.Int(9, 12));
        ByHand();
        Steps("one number", 3, 1, 1);
        Steps("more columns than rows", Draw.Int(4, 7), Draw.Int(2, 4), Draw.Int(5, 9));
        Steps("a wide state", 2, Draw.Int(130, 140), Draw.Int(65, 70));
        Steps("as many columns as rows", 6, 4, 4);
        Chunks("as many columns as rows", 6, 4, 4);
        Chunks("no token", 0, 3, 2);
        Chunks("one token", 1, Draw.Int(2, 5), Draw.Int(6, 9));
        Chunks("two tokens", 2, 4, 3);
        Chunks("fewer tokens than rows", Draw.Int(5, 8), Draw.Int(12, 16), Draw.Int(2, 6));
        Chunks("a long chunk", Draw.Int(66, 80), 6, 3);
        Chunks("a wide state", 3, Draw.Int(130, 140), Draw.Int(65, 70));
        Forgets();
        TwoChunks();
        Stored();
        Arithmetic();
        FewTokensWideState();
        Meaning("The state of 08.3 adds a second value to the first one of the same key; this one replaces it. That costs a look at the "
            + "state before each write, and dk keys at right angles are kept exactly.");
    }

    // k = (1, 0), v = 2, beta = 1, a = 1: s = (2, 0). Then k = (0.6, 0.8), v = 1, beta = 0.5, a = 0.5: (1.12, 0.16). q = (1, 1) reads 1.28.
    private void ByHand() => Case("two tokens by hand, dk 2, dv 1", () =>
    {
        var tally = new Tally();
        Counted[] s = tally.Of([0, 0]);
        void Holds(string when, params double[] expected) =>
            Elements($"s {when}", Values(s), expected, Tolerance.Rounding(16, Tolerance.Float32Roundoff, 2), ("rows", 2));
        Part("Step", () =>
        {
            GatedDelta.Step(s, tally.Of([1, 0]), tally.Of([2]), tally.Of(1), tally.Of(1));
            Holds("after one", 2, 0);
            GatedDelta.Step(s, tally.Of([0.6f, 0.8f]), tally.Of([1]), tally.Of(0.5f), tally.Of(0.5f));
            Holds("after two", 1.12, 0.16);
        });
        Part("Read", () => Elements("read with (1, 1)", Values(GatedDelta.Read(tally.Of([1.12f, 0.16f]), tally.Of([1, 1]), 1, tally.Of(1))),
            [1.28], Tolerance.Rounding(8, Tolerance.Float32Roundoff, 2), ("columns", 1)));
    }, "float32");

    private void Steps(string name, int n, int dk, int dv) => Case($"{Numbers.Count(n, "step")}, dk {dk}, dv {dv}: {name}", () =>
    {
        var x = DeltaInput.Of(Draw, n, dk, dv);
        Part("Step", () => Judge(x, Stepped(x, x.N).S, null));
        Part("Read", () =>
        {
            var (tally, expected) = (new Tally(), x.Reference());
            Counted[] state = Input("s", tally.Of([.. expected.S.Select(value => (float)value)]));
            var q = Input("q", tally.Of(x.Q.AsSpan(^x.Dk..)));
            Elements("read", Values(GatedDelta.Read(state, q, x.Dv, tally.Of(x.Scale))), expected.O.AsSpan(^x.Dv..), expected.OfO,
                    ("columns", x.Dv))
                .Trap(() => x.Reference(DeltaMistake.NoScale).O[^x.Dv..], "what is read is not scaled");
            AllSeen(tally);
        });
    }, "float32");

    private void Chunks(string name, int n, int dk, int dv) =>
        Case($"a chunk of {Numbers.Count(n, "token")}, dk {dk}, dv {dv}: {name}", () => Part("Chunk", () =>
        {
            var x = DeltaInput.Of(Draw, n, dk, dv);
            var (o, s, _) = Chunked(x, x.S);
            Judge(x, s, o);
        }), "float32");

    // Half of the decays are 0: whatever was there before is gone, and no quotient of products tells how much of it is left.
    private void Forgets() => Case("a chunk that forgets all, again and again, dk 4, dv 3", () => Part("Chunk", () =>
    {
        var x = DeltaInput.Of(Draw, Draw.Int(9, 14), 4, 3);
        for (var t = 0; t < x.N; t++) x.A[t] = t % 2 == 0 ? x.A[t] : 0;
        var (o, s, _) = Chunked(x, x.S);
        Judge(x, s, o);
    }), "float32");

    private void TwoChunks() => Case("two chunks, the state handed on", () => Part("Chunk", () =>
    {
        var (x, first) = (DeltaInput.Of(Draw, Draw.Int(9, 13), 5, 4), Draw.Int(3, 6));
        var left = Chunked(Part(x, 0, first), x.S);
        var right = Chunked(Part(x, first, x.N), left.S);
        Judge(x, right.S, [.. left.O, .. right.O]);
    }), "float32");

    private static DeltaInput Part(DeltaInput x, int from, int to) => x with
    {
        N = to - from, Q = x.Q[(from * x.Dk)..(to * x.Dk)], K = x.K[(from * x.Dk)..(to * x.Dk)], V = x.V[(from * x.Dv)..(to * x.Dv)],
        A = x.A[from..to], Beta = x.Beta[from..to],
    };

    private void Judge(DeltaInput x, float[] s, float[]? o)
    {
        var expected = x.Reference();
        var outputs = o is null
            ? null
            : Elements("o", o, expected.O, expected.OfO, ("tokens", x.N), ("columns", x.Dv))
                .Trap(() => x.Reference(DeltaMistake.NoScale).O, "what is read is not scaled")
                .Trap(() => x.Reference(DeltaMistake.ReadsFirst).O, "o[i] is read before token i has written: its own u[i] counts as well");
        var state = Elements("s", s, expected.S, expected.OfS, ("rows", x.Dk), ("columns", x.Dv))
            .Trap(() => [.. x.S.Select(value => (double)value)], "s is as it was: it is changed in place");
        state.Trap(x.Turned, "row and column of s are exchanged: row c begins at c * dv");
        if (o is not null && Array.Exists(o, value => !float.IsFinite(value)))
            outputs!.Trap(() => [.. o.Select(value => (double)value)],
                "a decay of 0 makes the products 0, and their quotient 0 / 0: multiply the decays from token j + 1 to i instead");
        foreach (var (mistake, cause) in s_causes)
        {
            outputs?.Trap(() => x.Reference(mistake).O, cause);
            state.Trap(() => x.Reference(mistake).S, cause);
        }
    }

    private (float[] S, Tally Tally) Stepped(DeltaInput x, int tokens)
    {
        var tally = new Tally();
        var s = tally.Of(x.S);
        for (var t = 0; t < tokens; t++)
        {
            Counted[] k = Input("k", tally.Of(x.K.AsSpan(t * x.Dk, x.Dk))), v = Input("v", tally.Of(x.V.AsSpan(t * x.Dv, x.Dv)));
            GatedDelta.Step(s, k, v, tally.Of(x.A[t]), tally.Of(x.Beta[t]));
        }
        AllSeen(tally);
        return (Values(s), tally);
    }

    private (float[] O, float[] S, Tally Tally) Chunked(DeltaInput x, float[] before)
    {
        var tally = new Tally();
        var s = tally.Of(before);
        Counted[] q = Input("q", tally.Of(x.Q)), k = Input("k", tally.Of(x.K)), v = Input("v", tally.Of(x.V));
        Counted[] a = Input("a", tally.Of(x.A)), beta = Input("beta", tally.Of(x.Beta));
        var o = GatedDelta.Chunk(s, q, k, v, a, beta, x.Dk, x.Dv, tally.Of(x.Scale));
        AllSeen(tally);
        return (Values(o), Values(s), tally);
    }

    private static readonly (DeltaMistake, string)[] s_causes =
    [
        (DeltaMistake.NoDecay, "nothing decays: a multiplies what was there"),
        (DeltaMistake.NoErase, "the new value is added to the old one of its key: beta k k^T takes that away first"),
        (DeltaMistake.RecallsUndecayed, "what is recalled did not decay: the correction is v - a s^T k"),
        (DeltaMistake.NewValueDecays, "the new value decays as well: a multiplies what was there before"),
        (DeltaMistake.EraseWithoutBeta, "the old value is taken away in full: beta multiplies it as well"),
        (DeltaMistake.WriteWithoutBeta, "the new value is written in full: beta multiplies it as well"),
        (DeltaMistake.SeesChunkStart,
            "each token corrects the state before the chunk: what earlier tokens of the chunk wrote is missing, the sum over j < i"),
    ];
}
