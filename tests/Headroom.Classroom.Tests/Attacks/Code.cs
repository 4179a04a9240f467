using Headroom.Testing;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>Files for exercise 01.1, made of its solution.</summary>
internal static class Code
{
    public const string Right = "(2.0 * m * n * k, size * ((double)m * k + (double)k * n + (double)m * n))";
    public const string Wrong = "(1.0 * m * n * k, size * ((double)m * k + (double)k * n + (double)m * n))";
    public const string File = "01-roofline/Intensity.cs";

    public static string Of(string gemm, string members = "", string above = "")
    {
        var solution = System.IO.File.ReadAllText(Repository.PathTo("solutions", File));
        Assert.Contains(Right, solution);
        return solution.Replace(Right, gemm).Replace("    // your turn: end", members + "\n    // your turn: end")
            .Replace("public static class Intensity", above + "\npublic static class Intensity");
    }
}
