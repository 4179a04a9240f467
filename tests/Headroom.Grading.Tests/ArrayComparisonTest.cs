namespace Headroom.Grading.Tests;

public sealed class ArrayComparisonTest
{
    [Fact]
    public void Ragged_rows_are_named()
    {
        var expected = Enumerable.Range(0, 70 * 50).Select(i => i + 1.0).ToArray();
        var got = expected.Select((v, i) => i / 50 >= 64 ? 0f : (float)v).ToArray();
        var found = ArrayComparison.Of("c", got, expected, Tolerance.Exact, [70, 50]);
        Assert.Equal("300 of 3,500 elements differ, all in rows 64 to 69", found.Pattern);
        Assert.Equal("c[64, 0]", found.First[0].Where);
        Assert.Equal(5, found.First.Count);
    }

    [Fact]
    public void A_wrong_column_is_named()
    {
        var expected = Enumerable.Range(1, 12).Select(i => (double)i).ToArray();
        var got = expected.Select(v => (float)v).ToArray();
        (got[1], got[5], got[9]) = (-1, -1, -1);
        Assert.Equal("3 of 12 elements differ, all in column 1", ArrayComparison.Of("c", got, expected, Tolerance.Exact, [3, 4]).Pattern);
    }

    [Fact]
    public void Axes_with_names_are_called_by_them()
    {
        var (got, expected) = (new float[2 * 3 * 4], new double[2 * 3 * 4]);
        for (var i = 12; i < 16; i++) got[i] = 1;
        Assert.Equal("4 of 24 elements differ, all in head 1, query 0", Pattern(["heads", "queries", "columns"]));
        Assert.Equal("4 of 24 elements differ, all in axis 0: 1, row 0", Pattern(null));

        string? Pattern(string[]? axes) => ArrayComparison.Of("o", got, expected, Tolerance.Exact, [2, 3, 4], axes: axes).Pattern;
    }

    [Fact]
    public void A_wrong_length_is_one_mismatch()
    {
        var found = ArrayComparison.Of("c", new float[3], new double[4], Tolerance.Exact, [4]);
        Assert.Equal("length of c", Assert.Single(found.First).Where);
    }

    [Fact]
    public void Untouched_poison_differs_everywhere()
    {
        var poison = Enumerable.Repeat(-7.77e33f, 8).ToArray();
        Assert.Equal("all 8 elements differ", ArrayComparison.Of("y", poison, new double[8], Tolerance.Absolute(1e30), []).Pattern);
    }

    [Fact]
    public void Untouched_poison_has_a_name()
    {
        float[] got = [0, Grader.Poison, 2, Grader.Poison, 9];
        Assert.Equal(
            "2 elements never written: which indices does the loop leave out?",
            ArrayComparison.Of("y", got, [0, 1, 2, 3, 4], Tolerance.Exact, []).Likely);
        Assert.Equal("the output is never written", ArrayComparison.Of("y", [Grader.Poison], [0], Tolerance.Exact, []).Likely);
        Assert.Null(ArrayComparison.Of("y", [1], [0], Tolerance.Exact, []).Likely);
    }

    [Fact]
    public void Nan_never_matches() => Assert.False(ArrayComparison.Of("y", [float.NaN], [0.0], Tolerance.Absolute(1e9), []).Holds);

    [Fact]
    public void A_shape_that_does_not_fit_is_the_graders_error() =>
        Assert.Throws<ArgumentException>(() => ArrayComparison.Of("y", new float[6], new double[6], Tolerance.Exact, [4]));
}
