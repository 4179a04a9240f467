using Headroom.Grading;

namespace Graders;

/// <summary>
/// The recurrence against float64, with sizes of 0, texts in two parts and steps beyond a float's exp; pairs in drawn bracketings; a scan
/// over things whose order matters, that count who waits for whom.
/// </summary>
public sealed partial class SelectiveScanGrader : Grader
{
    protected override void Require()
    {
        WorkedExample();
        Recurrence("one token, one number", 1, 1, hasGate: false);
        Recurrence("no gate", Draw.Int(20, 30), Draw.Int(3, 5), hasGate: false);
        Recurrence("a gate", Draw.Int(20, 30), Draw.Int(6, 9), hasGate: true);
        Recurrence("a state that was there before", Draw.Int(12, 16), Draw.Int(2, 5), hasGate: true, isFresh: false);
        Recurrence("a long text", Draw.Int(1_030, 1_100), Draw.Int(17, 20), hasGate: true);
        Recurrence("a wide state", 3, Draw.Int(257, 300), hasGate: false);
        NothingThere();
        LargeSteps();
        EveryStep();
        LargeGates();
        TwoParts();
        Steps();
        Brackets();
        Scans();
        Meaning("A state and a list of tokens, whatever the length: what a cache of n rows is for attention, n floats are here.");
        Meaning("Pairs that combine in any bracketing can be computed by many threads: 08.2 gives each warp a piece of the text.");
    }

    // facts: A = -1, B = C = 1, D = 0, u = 1, 2, 0, dt = 0.5, 0.5, 1. raw = ln(e^dt - 1) undoes softplus.
    private void WorkedExample() => Case("u 1, 2, 0 with dt 0.5, 0.5, 1", () => Part("Run", () =>
    {
        float Raw(double dt) => (float)Math.Log(Math.Exp(dt) - 1);
        float[] raw = [Raw(0.5), Raw(0.5), Raw(1)], ones = [1, 1, 1], state = [0];
        Judge(new([1, 2, 0], raw, 0, [-1], ones, ones, 0, [], state), "y");
    }), "float32");

    private void Recurrence(string name, int length, int states, bool hasGate, bool isFresh = true) =>
        Case($"{Numbers.Count(length, "token")}, {Numbers.Count(states, "number")}: {name}", () => Part("Run", () =>
            Judge(ScanInput.Of(Draw, length, states, hasGate, isFresh), "y")), "float32");

    private void NothingThere() => Case("no tokens, or no state", () => Part("Run", () =>
    {
        Judge(ScanInput.Of(Draw, 0, 3, hasGate: false, isFresh: false), "y of no token");
        Judge(ScanInput.Of(Draw, 5, 0, hasGate: true, isFresh: true), "y of no state");
    }), "float32");

    // raw + bias from -300 to 1,000.
    private void LargeSteps() => Case("steps from e^-300 to 1,000", () => Part("Run", () =>
    {
        var x = ScanInput.Of(Draw, 12, 3, hasGate: false, isFresh: false);
        for (var t = 0; t < x.Length; t++)
            x.Raw[t] = (t % 3) switch { 0 => (float)Draw.Real(90, 1_000), 1 => -300, _ => (float)Draw.Real(-3, 3) };
        Judge(x, "y");
    }), "float32");

    // One token of nothing but its step: y is dt. A shortcut for what is large or small shows where it begins.
    private void EveryStep() => Case("steps of softplus of -12 to 12, one by one", () => Part("Run", () =>
    {
        for (var x = -12; x < 12; x++)
        {
            var (bias, raw) = ((float)Draw.Real(-1, 1), (float)Draw.Real(x, x + 1));
            Judge(new([1], [raw - bias], bias, [-1], [1], [1], 0, [], [0]), $"y, dt = softplus of about {x}");
        }
    }), "float32");

    // A gate of 0 lets nothing through; e^z and e^-z overflow a float in turn.
    private void LargeGates() => Case("gates of 0, and from -200 to 200", () => Part("Run", () =>
    {
        var x = ScanInput.Of(Draw, 12, 3, hasGate: true, isFresh: false);
        for (var t = 0; t < x.Length; t++)
            x.Z[t] = (t % 4) switch { 0 => 0, 1 => (float)Draw.Real(90, 200), 2 => -(float)Draw.Real(90, 200), _ => x.Z[t] };
        Judge(x, "y");
    }), "float32");

    private void TwoParts() => Case("a text in two parts", () => Part("Run", () =>
    {
        var (x, first) = (ScanInput.Of(Draw, Draw.Int(9, 15), 4, hasGate: true, isFresh: false), Draw.Int(2, 6));
        var expected = ScanReference.Of(x);
        float[] state = [.. x.State];
        float[] Both(Range part) => Run(x with
        {
            U = x.U[part], Raw = x.Raw[part], Z = x.Z[part],
            B = x.B[(part.Start.Value * 4)..(part.End.Value * 4)], C = x.C[(part.Start.Value * 4)..(part.End.Value * 4)],
        }, state);
        float[] y = [.. Both(..first), .. Both(first..x.Length)];
        Elements("y", y, expected.Y, Tolerance.Absolute(expected.YError), ("tokens", x.Length))
            .Trap(() => Restarted(x, first), "each part begins with a state of 0: the state that is handed in is the one to go on with");
        Elements("state behind the text", state, expected.State, Tolerance.Absolute(expected.StateError), ("numbers", 4));
    }), "float32");

    private static double[] Restarted(ScanInput x, int first)
    {
        ScanInput Of(Range part) => x with
        {
            U = x.U[part], Raw = x.Raw[part], Z = x.Z[part], State = new float[4],
            B = x.B[(part.Start.Value * 4)..(part.End.Value * 4)], C = x.C[(part.Start.Value * 4)..(part.End.Value * 4)],
        };
        return [.. ScanReference.Of(Of(..first)).Y, .. ScanReference.Of(Of(first..x.Length)).Y];
    }

    private void Judge(ScanInput x, string what)
    {
        var expected = ScanReference.Of(x);
        float[] state = [.. x.State];
        var y = Run(x, state);
        var outputs = Elements(what, y, expected.Y, Tolerance.Absolute(expected.YError), ("tokens", x.Length));
        foreach (var (mistake, cause) in s_causes) outputs.Trap(() => ScanReference.Of(x, mistake).Y, cause);
        var allowed = Tolerance.Absolute(expected.StateError);
        var states = Elements("state behind the text", state, expected.State, allowed, ("numbers", x.States))
            .Trap(() => [.. x.State.Select(value => (double)value)],
                "the state does not go out: state [n] is h behind the last token when Run returns");
        // Of one token and number y is the same with b and c exchanged; the state is not.
        states.Trap(() => ScanReference.Of(x, ScanMistake.SwappedBAndC).State, Exchanged);
    }

    private float[] Run(ScanInput x, float[] state) => SelectiveScan.Run(
        Input("u", x.U), Input("raw", x.Raw), x.Bias, Input("a", x.A), Input("b", x.B), Input("c", x.C), x.Skip, Input("z", x.Z), state);

    private const string Exchanged = "b and c are exchanged: b writes into the state, c reads from it";

    private static readonly (ScanMistake, string)[] s_causes =
    [
        (ScanMistake.NoSoftplus, "dt is raw + bias: softplus makes it positive, so that a state forgets and does not grow"),
        (ScanMistake.NoBias, "the bias is left out: dt = softplus(raw + bias)"),
        (ScanMistake.DecayByEuler, "the decay is 1 + dt * a: that is Euler's rule, and below -1 where dt is large. It is exp(dt * a)"),
        (ScanMistake.InputByHold,
            "the input is held as well, by (exp(dt * a) - 1) / a: the decay is exact here, the input is dt * b * u"),
        (ScanMistake.NoStepInInput, "the input is b * u: it comes in dt times"),
        (ScanMistake.NoSkip, "skip * u is left out of y"),
        (ScanMistake.OldState, "y reads the state before the token came in: it reads the new one"),
        (ScanMistake.StateFromZero, "the state begins at 0: state [n] comes in as it was before the first token"),
        (ScanMistake.OneState, "only the first number of the state is kept: there are a.Length of them"),
        (ScanMistake.SwappedBAndC, Exchanged),
        (ScanMistake.Sigmoid, "y is multiplied by sigmoid(z): SiLU is z * sigmoid(z)"),
        (ScanMistake.NoGate, "the gate is left out: where z is there, y is multiplied by SiLU(z)"),
        (ScanMistake.SkipBehindGate, "skip * u is added behind the gate: SiLU(z) multiplies all of y"),
    ];
}
