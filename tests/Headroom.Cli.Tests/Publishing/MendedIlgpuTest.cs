using Headroom.Cli.Publishing;
using Headroom.Course;
using Headroom.Grading.Compiling;

namespace Headroom.Cli.Tests.Publishing;

/// <summary>The copy of ILGPU that pages run on.</summary>
public sealed class MendedIlgpuTest
{
    private static readonly byte[] s_package = File.ReadAllBytes(
        CompileRecipe.Load(CourseLayout.Find()).References.Single(path => Path.GetFileName(path) == "ILGPU.dll"));

    [Fact]
    public void The_package_becomes_a_copy_that_differs_in_five_calls()
    {
        var mended = MendedIlgpu.Of(s_package);
        Assert.Equal(s_package.Length, mended.Length);
        var places = Enumerable.Range(0, mended.Length).Where(at => mended[at] != s_package[at]).ToList();
        // Of the 30 bytes some were the same before.
        Assert.InRange(places.Count, 15, 30);
        Assert.Equal(5, 1 + places.Zip(places.Skip(1)).Count(pair => pair.Second - pair.First > 10));
    }

    [Fact]
    public void Another_file_is_refused_with_a_cure()
    {
        var other = s_package.ToArray();
        other[^1] ^= 1;
        var refused = Assert.Throws<UsageException>(() => MendedIlgpu.Of(other));
        Assert.Contains("Delete the folder ilgpu", refused.Message);
    }
}
