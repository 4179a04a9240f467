namespace Headroom.Agents.Scripted;

/// <summary>All changes that the scripted teacher knows.</summary>
internal static class ScriptedEdits
{
    public static IReadOnlyList<ScriptedEdit> All { get; } =
    [
        new(["nothing given", "anything"], "Arguments that may be missing are looked at first, so the trouble shows where it begins.",
            "{0} refuses missing arguments", "{0} looks at its arguments before anything else. One that is missing is an error at once, and "
            + "names itself. Before, it came to light later and elsewhere.", Checks.Null),
        new(["below zero", "anything"], "Numbers below zero are refused at the start.",
            "{0} refuses numbers below zero", "{0} checks whole numbers that it is given before it uses them. One below zero is an error of "
            + "the caller, and is told as one.", Checks.Range),
        new(["poor names", "house style"], "A variable has a name that says what it holds.",
            "A variable of {0} gets a better name", "One local variable of {0} is called something that says more. What {0} does is as it "
            + "was.", Naming.Local),
        new(["magic number"], "The number has a name now.",
            "The number in {0} gets a name", "{0} holds a bare number. It becomes a constant of the method, with a name, and stands there "
            + "once. The value is as it was.", Naming.Constant),
        new(["too long", "house style"], "What is one expression is written as one.",
            "{0} becomes one expression", "The body of {0} is a single result. It is written as an arrow and the expression, without "
            + "braces.", Shapes.Expression),
        new(["too dense"], "The body is a block, so a breakpoint has a place.",
            "{0} gets a body in braces", "{0} is written as a block that returns its result, so that a line can be added or stopped at.",
            Shapes.Block),
        new(["branches", "too long"], "Both branches return, so one expression says it.",
            "The branches of {0} become one", "Where {0} returns one thing or another, by a condition, it does so in one expression.",
            Shapes.Ternary),
        new(["braces", "house style"], "Every branch stands in braces.",
            "Branches of {0} stand in braces", "Each branch and loop of {0} has braces around what it does, even where that is one line.",
            Shapes.Braces),
        new(["comparisons", "house style"], "Null is compared with a pattern, which no type can replace.",
            "{0} compares with null by pattern", "Comparisons with null in {0} are patterns now. An operator that a type defines can no longer "
            + "change what they mean.", Shapes.Patterns),
        new(["no words", "anything", "too dense", "branches"], "A summary says what the method is for.",
            "{0} gets a summary", "{0} has a line of documentation that says what it is for. The code is as it was.", Naming.Summary),
    ];
}
