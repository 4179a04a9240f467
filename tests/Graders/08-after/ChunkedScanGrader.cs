using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Texts of one token, of parts of a piece and of a chunk, of many chunks; channels that end within a group; 1 to 16 numbers; a state that
/// was there, and texts in two launches. Then bytes, barriers, arithmetic and who does it.
/// </summary>
public sealed partial class ChunkedScanGrader : KernelGrader
{
    private const int Lanes = ChunkedScan.Lanes, Warps = ChunkedScan.Pieces, Chunk = ChunkedScan.Chunk;

    protected override void Require()
    {
        Scan("one token", 1, 1, 1);
        Scan("one token, all numbers", 1, Lanes, 16);
        Scan("part of a piece", Draw.Int(3, 15), Draw.Int(5, 31), Draw.Int(2, 5));
        Scan("a piece", 16, Lanes, Draw.Int(2, 5));
        Scan("part of a chunk", Draw.Int(17, 63), Draw.Int(33, 40), Draw.Int(6, 9));
        Scan("a chunk, two, and a token more or less", Chunk + 1, Lanes, 4);
        Scan("a chunk", Chunk, Lanes, Draw.Int(10, 15));
        Scan("a token less", 2 * Chunk - 1, Draw.Int(65, 90), 3);
        Scan("chunks and a part", Draw.Int(130, 250), Draw.Int(34, 63), 16);
        Scan("a state that begins at 0", Draw.Int(70, 100), Lanes, Draw.Int(2, 8), isFresh: true);
        TwoLaunches();
        // Beyond any array, uncounted.
        Scan("a long text", Draw.Int(4_110, 4_200), Draw.Int(3, 8), 2, counts: false);
        Scan("many channels", 3, Draw.Int(2_060, 2_100), 2, counts: false);
        Within();
    }

    private void Scan(string name, int length, int channels, int states, bool isFresh = false, bool counts = true) => Case(
        $"{Numbers.Count(length, "token")}, {Numbers.Count(channels, "channel")}, {Numbers.Count(states, "number")}: {name}",
        () => Judge(ScanSheet.Of(Draw, length, channels, states, isFresh), counts), "float32");

    private void TwoLaunches() => Case("a text in two launches, the state handed on", () =>
    {
        var (x, first) = (ScanSheet.Of(Draw, Draw.Int(90, 140), Draw.Int(33, 50), Draw.Int(3, 7)), Draw.Int(20, 80));
        var state = Upload2D([.. x.State], x.States, x.Channels);
        float[] y = [.. Launched(Part(x, 0, first), state), .. Launched(Part(x, first, x.Length), state)];
        Judged(x, y, Download(state));
    }, "float32");

    private static ScanSheet Part(ScanSheet x, int from, int to) => x with
    {
        Length = to - from,
        U = x.U[(from * x.Channels)..(to * x.Channels)], Dt = x.Dt[(from * x.Channels)..(to * x.Channels)],
        B = x.B[(from * x.States)..(to * x.States)], C = x.C[(from * x.States)..(to * x.States)],
    };

    private void Judge(ScanSheet x, bool counts = true)
    {
        var state = Upload2D([.. x.State], x.States, x.Channels);
        var y = Launched(x, state, counts);
        Judged(x, y, Download(state));
    }

    private void Judged(ScanSheet x, float[] y, float[] state)
    {
        var expected = x.Reference();
        var outputs = Elements("y", y, expected.Y, Tolerance.Absolute(expected.YError), ("tokens", x.Length), ("channels", x.Channels));
        foreach (var (mistake, cause) in s_causes) outputs.Trap(() => x.Reference(mistake).Y, cause);
        if (x.Length > ChunkedScan.Piece)
            outputs.Trap(() => x.Reference(begins: t => t % ChunkedScan.Piece == 0).Y,
                "each piece begins with a state of 0: it goes on from the ends of those before it, and from the state before the chunk");
        if (x.Length > Chunk)
            outputs.Trap(() => x.Reference(begins: t => t % Chunk == 0).Y,
                "each chunk begins with a state of 0: it goes on from the state behind the chunk before it");
        Elements("state", state, expected.State, Tolerance.Absolute(expected.StateError), ("numbers", x.States), ("channels", x.Channels))
            .Trap(() => [.. x.State.Select(value => (double)value)],
                "the state is not written: it goes out as it is behind the last token");
    }

    private float[] Launched(ScanSheet x, MemoryBuffer2D<float, Stride2D.DenseY> state, bool counts = true)
    {
        var (u, dt) = (Upload2D("u", x.U, x.Length, x.Channels), Upload2D("dt", x.Dt, x.Length, x.Channels));
        var (b, c) = (Upload2D("b", x.B, x.Length, x.States), Upload2D("c", x.C, x.Length, x.States));
        var (a, skip) = (Upload2D("a", x.A, x.States, x.Channels), Upload("skip", x.Skip));
        var y = Upload2D(Poisoned(x.U.Length), x.Length, x.Channels);
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, Rows, ArrayView<float>, Rows, Rows>(ChunkedScan.Kernel);
        var config = new KernelConfig(Groups(x.Channels), Warps * Lanes);
        void Run() => kernel(config, u.View, dt.View, a.View, b.View, c.View, skip.View, state.View, y.View);
        if (counts) Launch(ChunkedScan.Kernel, Run);
        else LaunchUncounted(ChunkedScan.Kernel, Run);
        return Download(y);
    }

    private static int Groups(int channels) => (channels + Lanes - 1) / Lanes;

    private static readonly (ScanMistake, string)[] s_causes =
    [
        (ScanMistake.DecayByEuler, "the decay is 1 + dt * a: it is exp(dt * a)"),
        (ScanMistake.NoStepInInput, "the input is b * u: it comes in dt times"),
        (ScanMistake.NoSkip, "skip * u is left out of y"),
        (ScanMistake.OldState, "y reads the state before the token came in: it reads the new one"),
        (ScanMistake.StateFromZero, "the state begins at 0: it comes in as it was before the first token"),
        (ScanMistake.OneState, "only the first number of the state is kept"),
        (ScanMistake.SwappedBAndC, "b and c are exchanged: b writes into the state, c reads from it"),
    ];
}
