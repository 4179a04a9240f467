using Headroom.Grading;

namespace Graders;

/// <summary>TODO what is required, and how it is made sure that knowing the data does not help.</summary>
public sealed class MatVecGrader : Grader
{
    protected override void Require()
    {
        // TODO a case for each shape that can go wrong, named by shape and dtype; a trap for each known mistake.
        Answers(2, 3);
        Answers(Draw.Int(4, 40), Draw.Int(50, 90));
    }

    private void Answers(double x, double y) => Case($"{x} and {y}", () =>
        Number("the answer", MatVec.Answer(x, y), x + y).Trap(x - y, "TODO the second number is taken away"));
}
