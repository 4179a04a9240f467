using Headroom.Grading;

namespace Graders;

/// <summary>
/// Cases by hand, of which each tempts to one mistake, and drawn records: a description that is clean, and the same with one leak of one
/// kind in it. What is right is worked out by <see cref="Reference"/>, whose slips are the known mistakes.
/// </summary>
public sealed partial class SecondRolloutGrader : Grader
{
    private const string File = "class Basket\n{\n    int Count(int[] items)\n    {\n        return items.Length;\n    }\n}\n";

    private static readonly string[] s_patch =
    [
        "@@ -3,4 +3,5 @@", "     int Count(int[] items)", "     {", "-        return items.Length;",
        "+        if (items is null) throw new EmptyBasket(nameof(items));",
        "+        var firstOne = items.Length + s_extra;", "+        ++total;",
        "+++crates[row];", "+        x++;", "+", "+        return items.Length;", "     }",
    ];

    protected override void Require()
    {
        Prompts();
        LinesByHand();
        LinesKnown();
        NamesByHand();
        NamesKnown();
        RunsByHand();
        Verdicts();
        for (var i = 0; i < 10; i++) Drawn(i);
        Meaning("You send a path, a file as it was, and a description that gives no line, name or sentence of the first rollout away.");
    }
}
