namespace Headroom.Agents.Rollouts;

/// <summary>A kind of vague instruction. {0} stands for the method's name.</summary>
public sealed record InstructionKind(string Name, string Text)
{
    public string For(string method) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, method);
}

/// <summary>Vague instructions: each points at a method and at a kind of trouble, and leaves open what is to be done.</summary>
public static class Instructions
{
    public static IReadOnlyList<InstructionKind> All { get; } =
    [
        new("nothing given", "Someone calls {0} with nothing where something is expected, and it shows far away. Make that better."),
        new("below zero", "A number below zero got into {0} once, and nobody noticed for days. See to it."),
        new("poor names", "I read {0} three times before I knew what its variables hold. Help the next reader."),
        new("magic number", "There is a number in {0} that nobody can explain any more. Do something about it."),
        new("too long", "{0} says in several lines what one could say. Tidy it up."),
        new("too dense", "{0} is so dense that a breakpoint has no place in it. Open it up."),
        new("branches", "The branches of {0} are harder to follow than they need to be. Improve them."),
        new("braces", "A colleague added a line to a branch of {0}, and it ran always. Make such a slip harder."),
        new("comparisons", "Comparisons with null in {0} depend on operators that a type may replace. Make them safe."),
        new("no words", "Nobody can tell from outside what {0} promises. Change that."),
        new("house style", "{0} does not look like its neighbours. Bring it closer to good style."),
        new("anything", "Have a look at {0}. Something about it bothers me, and I cannot say what."),
    ];
}
