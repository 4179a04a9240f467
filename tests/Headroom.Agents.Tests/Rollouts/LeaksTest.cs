using Headroom.Agents.Patches;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Sources;

namespace Headroom.Agents.Tests.Rollouts;

public sealed class LeaksTest
{
    private const string Before = "class Basket\n{\n    int Count(int[] items)\n    {\n        return items.Length;\n    }\n}\n";

    private static readonly string s_after = Before.Replace(
        "        return", "        if (items is null) throw new EmptyBasketException(nameof(items));\n        return");

    [Theory]
    [InlineData("Count refuses a missing basket. It is an error at once.", 0)]
    [InlineData("Count begins with `if (items is null) throw new EmptyBasketException(nameof(items));` now.", 2)] // the line, and a name in it
    [InlineData("Now: if(items is null)\n   throw new   EmptyBasketException( nameof(items) );", 2)]
    [InlineData("It throws an EmptyBasketException.", 1)]
    [InlineData("Basket.cs has `return items.Length;` at its end, and keeps it.", 0)] // known from the file
    [InlineData("SOMEBODY, put nothing in here and nobody noticed.", 3)] // runs of six of eight words
    [InlineData("The first line looks whether anything at all came.", 4)]
    public void A_description_gives_away_lines_names_and_words_of_the_first_rollout(string description, int leaks) =>
        Assert.Equal(leaks, Leaks.In(description, First()).Count);

    private static FirstRollout First()
    {
        var file = new SourceFile("src/Basket.cs", Before);
        return new FirstRollout(
            file, Assert.Single(Member.Of(file)), "Somebody put nothing in here and nobody noticed.",
            "The first line looks whether anything at all came.", Patch.Between(file.Path, Before, s_after));
    }
}
