using Headroom.Training.Loop;

namespace Headroom.Testing.Loop;

public sealed class RecipesTest
{
    [Theory]
    [InlineData("target")]
    [InlineData("draft")]
    [InlineData("features")]
    [InlineData("small")]
    public void The_page_on_data_says_what_each_model_reads(string name)
    {
        var recipe = Recipes.Find(name)!;
        var (shares, tokens) = (recipe.Shares, recipe.Steps * recipe.TokensPerStep);
        var row = $"| {name} | {100 * shares.Stories:0} % | {100 * shares.Code:0} % | {100 * shares.Edits:0} % | {100 * shares.Talks:0} % "
            + $"| {recipe.Steps:N0} | {tokens / 1e6:0.0} M |";
        Assert.Contains(row, File.ReadAllText(Repository.PathTo("docs", "data.md")), StringComparison.Ordinal);
    }

    // A context of 512 cuts the 23 M tokens of tales to 32,585 rows.
    [Fact]
    public void No_model_reads_a_tale_twice() =>
        Assert.All(Recipes.All, recipe => Assert.InRange(recipe.Shares.Stories * recipe.Steps * recipe.Batch * recipe.Passes, 0, 32_585));

    [Fact]
    public void The_models_are_of_the_sizes_that_the_course_promises()
    {
        Assert.InRange(Recipes.Target.Shape.Parameters, 12e6, 16e6);
        Assert.InRange(Recipes.Small.Shape.Parameters, 3e6, 4e6);
        Assert.InRange(Recipes.Draft.Shape.Parameters, 1, Recipes.Target.Shape.Parameters / 15);
        Assert.InRange(Recipes.Target.Shape.Parameters * 4, 33 << 20, long.MaxValue); // beyond a last-level cache of 32 MB
    }
}
