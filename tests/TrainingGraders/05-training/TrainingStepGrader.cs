using Graders.Steps;
using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// Loss, norm and the gradients that the optimizer finds, against float64 differences of a model whose arithmetic is written out here;
/// then what the model saw when it was called: which parts, what was alive, whose gradients were there. No size and no number is known.
/// </summary>
public sealed partial class TrainingStepGrader : TensorGrader
{
    protected override void Require()
    {
        Step("one part", [Full(Draw.Int(2, 4), Draw.Int(3, 7))], Limit.None);
        Step("one token", [new(1, 1, 1)], Limit.None);
        Step("three parts of different sizes", Uneven(), Limit.None);
        Step("three parts, a norm above the limit", Uneven(), Limit.Below);
        Step("three parts, a norm just below the limit", Uneven(), Limit.Above);
        Step("a part that is padding alone", [Full(2, 4), new(2, Draw.Int(3, 5), 0), Full(1, Draw.Int(2, 6))], Limit.None);
        Step("padding first and last", [new(1, 3, 0), .. Uneven(), new(2, 2, 0)], Limit.Below);
        Step("three parts, a limit of 0", Uneven(), Limit.Zero);
        Step("gradients of an earlier step", Uneven(), Limit.None, Before.Gradients);
        Step("gradients of an earlier step, clipped", Uneven(), Limit.Below, Before.Gradients);
        Step("an optimizer that holds some of the parameters", Uneven(), Limit.Below, Before.PartlyHeld);
        Step("the second step of one model", Uneven(), Limit.Below, Before.Step);
        Step("a model in eval()", Uneven(), Limit.None, Before.Eval);
        Step("parts of one token each", [.. Enumerable.Range(0, Draw.Int(9, 12)).Select(_ => new Size(1, 1, 1))], Limit.Below);
        Nothing("no target in any part", [new(2, 3, 0), new(1, 4, 0)]);
        Nothing("no part", []);
        Flat();
        NothingStays();
    }

    /// <summary>Of a part: how many of its targets are no padding.</summary>
    private readonly record struct Size(int Rows, int Length, int Targets);

    private enum Limit
    {
        None,
        Below,
        Above,
        Zero,
    }

    /// <summary>What was done to the model before the step that is looked at.</summary>
    private enum Before
    {
        Nothing,

        /// <summary>It has gradients, from whatever.</summary>
        Gradients,

        /// <summary>The same, and one of those that learn is not the optimizer's.</summary>
        PartlyHeld,

        /// <summary>A step on the same parts.</summary>
        Step,
        Eval,
    }

    private static Size Full(int rows, int length) => new(rows, length, rows * length);

    // Targets of 1 : 3 : 12 or so, and as different shares of padding: a mean over the wrong count shows.
    private Size[] Uneven()
    {
        Size[] sizes = [new(1, Draw.Int(2, 4), 1), new(Draw.Int(2, 3), Draw.Int(3, 5), 3), Full(Draw.Int(2, 3), Draw.Int(5, 6))];
        Draw.Shuffle(sizes);
        return sizes;
    }

    private BatchPart Drawn(Size size, int vocabulary)
    {
        var places = size.Rows * size.Length;
        var counted = Enumerable.Range(0, places).Select(at => at < size.Targets).ToArray();
        Draw.Shuffle(counted);
        return new(size.Rows, size.Length, [.. counted.Select(_ => (long)Draw.Int(0, vocabulary - 1))],
            [.. counted.Select(counts => counts ? Draw.Int(0, vocabulary - 1) : BatchPart.Padding)]);
    }

    private Setting Drawn(IReadOnlyList<Size> sizes)
    {
        var (vocabulary, width) = (Draw.Int(5, 9), Draw.Int(3, 5));
        return new(Draw.Normal(vocabulary * width), Draw.Normal(width), Draw.Normal(vocabulary * width), Draw.Normal(width, 0.5f),
            [.. sizes.Select(size => Drawn(size, vocabulary))]);
    }

    // Tensors beyond those of the step before: the optimizer's own, and the gradients, are there then.
    private void NothingStays() => TensorCase("what stays alive after a step", () =>
    {
        var setting = Drawn(Uneven());
        var model = setting.Model();
        var optimizer = new QuietAdamW(model.parameters(), 1e-3);
        var (parts, alive) = (setting.Tensors(), new long[4]);
        for (var step = 0; step < alive.Length; step++)
        {
            TrainingStep.Run(model, optimizer, parts, 1);
            alive[step] = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }
        That(alive[3] <= alive[2], "nothing more is alive than after the step before",
            $"{alive[3] - alive[2]} tensors more are alive after a step than before it: what it makes needs a dispose scope, or Dispose()");
        That(parts.All(part => !part.Inputs.IsInvalid && !part.Targets.IsInvalid), "inputs and targets are alive",
            "inputs or targets are disposed: they are the caller's");
    });
}
