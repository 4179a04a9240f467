using Graders.Tensors;
using Headroom.Grading;
using Headroom.Training.Loading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// One step through a chain of segments whose insides take some 500 MB. Of no exercise by itself: it is graded in a fresh process for
/// <see cref="ActivationCheckpointGrader"/>, which reads the figures that it states, in bytes.
/// </summary>
public abstract class LargeStepGrader : TensorGrader
{
    internal const string Before = "before the step", AfterForward = "after forward", Peak = "at most";
    internal const string Slope = "norm of the gradient of weights ";

    private const int Width = 64;
    private const int Gates = 4; // in a segment, each of which saves four tensors
    private const long Floats = 500_000_000 / 4 / (4 * Gates);

    /// <summary>How often each segment runs in one step.</summary>
    protected abstract int RunsEach { get; }

    protected abstract Tensor Call(Func<Tensor, Tensor> segment, Tensor input);

    protected override void Require() => TensorCase("a large step", () =>
    {
        set_num_threads(1); // two such processes run beside each other
        Libtorch.GiveFreedMemoryBack(); // else the gaps between tensors count, which no submission can help
        var (links, memory) = (Draw.Int(8, 12), new PeakMemory());
        var rows = Floats / Width / links;
        var x = randn(rows, Width);
        var weights = Enumerable.Range(0, links * Gates).Select(_ => (randn(Width, Width) / 8).requires_grad_()).ToArray();
        var (before, runs) = (memory.Bytes, 0);
        var result = x;
        for (var link = 0; link < links; link++) result = Call(Segment(link), result);
        var afterForward = memory.Bytes;
        result.sum().backward();
        var peak = memory.Bytes;
        That(runs == links * RunsEach, "runs of segments", $"{runs} runs of {links} segments, and each runs {RunsEach} times");
        State(Before, before);
        State(AfterForward, afterForward);
        State(Peak, peak);
        for (var i = 0; i < weights.Length; i++) State($"{Slope}{i}", weights[i].grad is { } slope ? slope.norm().ToDouble() : 0);

        Func<Tensor, Tensor> Segment(int link) => input =>
        {
            runs++;
            var y = input;
            for (var gate = 0; gate < Gates; gate++) y = ActivationCheckpointGrader.Gate(weights[link * Gates + gate])(y);
            memory.Look();
            return input + y;
        };
    });

    // A row of the grade is what another process can read.
    private void State(string what, double figure) => AtMost(what, figure, double.PositiveInfinity);
}

/// <summary>The step with plain calls.</summary>
public sealed class PlainStepGrader : LargeStepGrader
{
    protected override int RunsEach => 1;

    protected override Tensor Call(Func<Tensor, Tensor> segment, Tensor input) => segment(input);
}

/// <summary>The step with the learner's calls.</summary>
public sealed class CheckpointedStepGrader : LargeStepGrader
{
    protected override int RunsEach => 2;

    protected override Tensor Call(Func<Tensor, Tensor> segment, Tensor input) => ActivationCheckpoint.Call(segment, input);
}
