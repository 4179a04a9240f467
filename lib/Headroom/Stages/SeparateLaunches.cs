using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Stages;

/// <summary>A decode step with a launch for each stage, one after the other: a group for each piece; nobody waits for anybody.</summary>
public static class SeparateLaunches
{
    /// <summary>Launches of a step.</summary>
    public static int Count(int layers) => 5 * layers + 2;

    /// <summary>Leaves the logits behind <paramref name="token"/> at <paramref name="position"/>, and its keys and values.</summary>
    /// <param name="accelerator">Where the decoder's buffers are.</param>
    /// <param name="d">The decoder.</param>
    /// <param name="token">Of the vocabulary.</param>
    /// <param name="position">From 0; the cache holds those before it.</param>
    /// <param name="threads">Of a group, a multiple of 32.</param>
    public static void Step(Accelerator accelerator, Decoder d, int token, int position, int threads = 128)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        var (embed, logits) = (accelerator.LoadStreamKernel<Decoder, int, int>(Embed), accelerator.LoadStreamKernel<Decoder>(Logits));
        var (qkv, attend) = (accelerator.LoadStreamKernel<Decoder, int, int>(Qkv), accelerator.LoadStreamKernel<Decoder, int, int>(Attend));
        var output = accelerator.LoadStreamKernel<Decoder, int>(Output);
        var (gateUp, down) = (accelerator.LoadStreamKernel<Decoder, int>(GateUp), accelerator.LoadStreamKernel<Decoder, int>(Down));

        embed(Over(d.Width), d, token, position);
        for (var layer = 0; layer < d.Layers; layer++)
        {
            qkv(Over(3 * d.Width), d, layer, position);
            attend((d.Heads, threads), d, layer, position);
            output(Over(d.Width), d, layer);
            gateUp(Over(d.Hidden), d, layer);
            down(Over(d.Width), d, layer);
        }
        logits(Over(d.Vocabulary), d);

        KernelConfig Over(int rows) => (Stage.Pieces(rows), threads);
    }

    private static void Embed(Decoder d, int token, int position) => Stage.Embed(d, token, position, Grid.IdxX);

    private static void Qkv(Decoder d, int layer, int position) => Stage.Qkv(d, layer, position, Grid.IdxX);

    private static void Attend(Decoder d, int layer, int position) => Stage.Attend(d, layer, position, Grid.IdxX);

    private static void Output(Decoder d, int layer) => Stage.Output(d, layer, Grid.IdxX);

    private static void GateUp(Decoder d, int layer) => Stage.GateUp(d, layer, Grid.IdxX);

    private static void Down(Decoder d, int layer) => Stage.Down(d, layer, Grid.IdxX);

    private static void Logits(Decoder d) => Stage.Logits(d, Grid.IdxX);
}
