using Headroom.Grading;

namespace Graders;

public sealed partial class LinearAttentionGrader
{
    private readonly record struct Chip(double ElementBytes, double StateBytes, double Peak, double Bandwidth);

    private void Formulas()
    {
        Formula(Draw.Int(70_000, 90_000), Draw.Int(30, 300), Draw.Int(30, 300), Draw.Int(17, 255), 0.5);
        Formula(0, 64, 64, 16);
        Formula(1, Draw.Int(3, 9), Draw.Int(10, 20), Draw.Int(2, 9));
        Formula(Draw.Int(5, 60), 64, 128, 64);
        Formula(128 * Draw.Int(3, 9), 128, 128, 128);
        Formula(Draw.Int(1_000_000, 1_400_000), 128, 256, Draw.Int(17, 255));
        // Neither n (n + 1) nor the states' elements fit into an integer.
        Formula(1_000L * Draw.Int(5_000_000, 9_000_000), 128, 256, Draw.Int(17, 255));
    }

    private void Formula(long n, int dk, int dv, int chunk, double? elementBytes = null) => Case(
        $"formulas of {n:#,0} tokens, dk {dk}, dv {dv}, {chunk} a chunk", () =>
    {
        var (bytes, stateBytes) = (elementBytes ?? Draw.Of(1, 2, 4), (double)Draw.Of(3, 5, 7));
        double pairs = (n / chunk) * Pairs(chunk) + Pairs(n % chunk), d = dk + dv, state = 1.0 * dk * dv;
        var (chunks, whole) = ((n + chunk - 1) / chunk, n / chunk);
        Part("ChunkedFlops", () => Number("FLOPs of Chunked", LinearAttention.ChunkedFlops(n, dk, dv, chunk), 2 * d * pairs + 4 * n * state)
            .Trap(d * pairs + 2 * n * state, "a multiply-add counted as one operation")
            .Trap(4 * d * pairs - 2 * d * n + 4 * n * state, "pairs that the mask hides are counted: a chunk of r tokens has r (r + 1) / 2")
            .Trap(2 * d * chunks * Pairs(chunk) + 4 * n * state, "the last chunk is counted as a full one")
            .Trap(2 * d * pairs + 2 * n * state, "the state is read or written, and each token does both: 4 dk dv")
            .Trap(2 * d * Pairs(n), "that is what all pairs take, without chunks")
            .Trap(2 * d * pairs, "the state is left out"));
        Part("ChunkedBytes", () => Number("bytes of Chunked", LinearAttention.ChunkedBytes(n, dk, dv, chunk, bytes, stateBytes),
                2 * n * d * bytes + 2 * chunks * state * stateBytes)
            .Trap(2 * n * d * bytes + chunks * state * stateBytes, "a chunk's state is written and read: twice dk dv")
            .Trap(2 * n * d * bytes + 2 * whole * state * stateBytes, "the chunk that is not full has a state too")
            .Trap(2 * n * d * bytes + 2.0 * n / chunk * state * stateBytes, "a chunk that is begun has a whole state: rounded up")
            .Trap(2 * n * d * bytes + 2 * chunks * state * bytes, "an element of a state has stateBytes")
            .Trap(2 * n * d * bytes, "the states between chunks are left out")
            .Trap(n * d * bytes + 2 * chunks * state * stateBytes, "q, k, v and o: two of dk and two of dv"));
        Part("FlashFlops", () => Number("FLOPs of flash", LinearAttention.FlashFlops(n, dk, dv), 2 * d * Pairs(n))
            .Trap(2.0 * d * n * n, "pairs that the mask hides are counted: n (n + 1) / 2 are left")
            .Trap(1.0 * d * n * n, "a token sees itself as well: n (n + 1) / 2 pairs")
            .Trap(d * Pairs(n), "a multiply-add counted as one operation"));
        Part("FlashBytes", () => Number("bytes of flash", LinearAttention.FlashBytes(n, dk, dv, bytes), 2 * n * d * bytes)
            .Trap(n * d * bytes, "q, k, v and o: two of dk and two of dv"));
    });

    private void Crossings()
    {
        // BF16 with states in FP32 on an H100: 989e12 FLOP/s over 3.35e12 B/s.
        Crossing("an H100", 128, 64, new(2, 4, 989e12, 3.35e12));
        // Few FLOPs a byte: arithmetic decides, for both.
        Crossing("little arithmetic", Draw.Of(64, 96, 128), Draw.Int(30, 90), new(2, 4, Draw.Scale(5e12, 2e13), Draw.Scale(4e12, 8e12)));
        Crossing("a state that weighs little", Draw.Int(16, 40), Draw.Int(200, 260),
            new(4, 2, Draw.Scale(3e14, 3e15), Draw.Scale(1e12, 8e12)));
        for (var round = 0; round < 4; round++)
            Crossing("a drawn chip", Draw.Int(33, 256), Draw.Int(17, 256),
                new(Draw.Of(1, 2, 4), Draw.Of(2, 4), Draw.Scale(2e13, 3e15), Draw.Scale(5e11, 8e12)));
        Crossing("a wide state in short chunks", 256, Draw.Int(9, 17), new(2, 4, Draw.Scale(2e15, 3e15), Draw.Scale(2e12, 3e12)));
        // Of n = chunk + 2 d tokens both take the same FLOPs, to the last one, and arithmetic decides.
        Crossing("the two tie on the way", Draw.Of(32, 64), Draw.Of(8, 16, 32), new(2, 4, 1e12, Draw.Scale(1e12, 4e12)));
        Crossing("chunks of one", Draw.Int(16, 32), 1, new(2, 4, Draw.Scale(1e14, 3e14), Draw.Scale(1e12, 8e12)));
        Crossing("long chunks", Draw.Int(8, 12), Draw.Int(2_000, 3_000), new(2, 4, Draw.Scale(1e12, 2e12), Draw.Scale(4e12, 8e12)));
    }

    private void Crossing(string name, int d, int chunk, Chip chip) => Case(
        $"crossover, d {d}, {chunk} a chunk, {chip.Peak / chip.Bandwidth:0.0} FLOP/B: {name}", () => Part("Crossover", () =>
        {
            var expected = Least(d, chunk, chip);
            Number("tokens", LinearAttention.Crossover(d, chunk, chip.ElementBytes, chip.StateBytes, chip.Peak, chip.Bandwidth), expected)
                .Within(Tolerance.Exact)
                .Trap(expected / chunk, "that is the number of chunks: tokens are asked for")
                .Trap(expected - chunk, "there it is not faster yet")
                .Trap(expected + chunk, "it is faster one chunk earlier already: the least n")
                .Trap(Least(d, chunk, chip with { Peak = 989e12, Bandwidth = 3.35e12 }), "those of an H100, whatever is asked for")
                .Trap(Least(d, chunk, chip, (linear, flash) => linear.Flops < flash.Flops), "FLOPs alone are compared: bytes take time too")
                .Trap(Least(d, chunk, chip with { StateBytes = 0 }), "the states between chunks move nothing: they are written and read")
                .Trap(Least(d, chunk, chip, (linear, flash) => Sum(linear, chip) < Sum(flash, chip)),
                    "arithmetic and bytes take turns: a roofline's time is the larger of the two");
            if (name == "an H100")
                Meaning($"On an H100, in BF16 with d 128 and chunks of 64: fewer FLOPs from "
                    + $"{Least(d, chunk, chip, (linear, flash) => linear.Flops < flash.Flops):#,0} tokens on, and faster from "
                    + $"{expected:#,0} on. Between the two the states' bytes cost more than the pairs.");
        }));

    private static double Sum((double Flops, double Bytes) work, Chip chip) => work.Flops / chip.Peak + work.Bytes / chip.Bandwidth;

    private static double Least(
        int d, int chunk, Chip chip, Func<(double Flops, double Bytes), (double Flops, double Bytes), bool>? isFaster = null)
    {
        isFaster ??= (linear, flash) => Floor(linear) < Floor(flash);
        // Where it never gets faster, at least for long, there is no such wrong answer.
        for (double chunks = 1; chunks < 200_000; chunks++)
        {
            var n = chunks * chunk;
            var bytes = 4 * n * d * chip.ElementBytes;
            var linear = (Flops: chunks * 4 * d * Pairs(chunk) + 4 * n * d * d, bytes + 2 * chunks * d * d * chip.StateBytes);
            if (isFaster(linear, (4 * d * Pairs(n), bytes))) return n;
        }
        return -1;

        double Floor((double Flops, double Bytes) work) => Math.Max(work.Flops / chip.Peak, work.Bytes / chip.Bandwidth);
    }
}
