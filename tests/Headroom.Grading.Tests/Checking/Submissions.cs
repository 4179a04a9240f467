using Headroom.Course.Units;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Checking;

/// <summary>Submissions for exercise 01.1, made from its solution by replacing the body of Gemm.</summary>
internal sealed class Submissions : IDisposable
{
    public const string RightBody = "(2.0 * m * n * k, size * ((double)m * k + (double)k * n + (double)m * n))";
    private static readonly string s_solution = Repository.PathTo("solutions", "01-roofline", "Intensity.cs");
    private readonly string _folder = Directory.CreateTempSubdirectory("submissions-").FullName;

    public static Exercise Exercise { get; } = new()
    {
        Id = "01.1", Unit = "01", Title = "FLOPs, bytes, intensity", File = "01-roofline/Intensity.cs", Grader = "IntensityGrader",
        Objective = "count", OutOfScope = "caches", Lines = 5, Points = 2, Hints = ["a", "b", "c"], Starter = [],
        Budgets = new Budgets { Seconds = 5, MemoryMb = 256 },
    };

    /// <summary>The line, from 1, on which Gemm's expression stands.</summary>
    public static int LineOfBody => 1 + File.ReadLines(s_solution).TakeWhile(line => !line.Contains(RightBody)).Count();

    /// <summary>
    /// A file in which Gemm's expression is <paramref name="gemm"/> and <paramref name="members"/> are added to the class.
    /// </summary>
    public string WithGemm(string gemm, string members = "")
    {
        var text = File.ReadAllText(s_solution);
        Assert.Contains(RightBody, text);
        return Write(text.Replace(RightBody, gemm).Replace("    // your turn: end", members + "\n    // your turn: end"));
    }

    public string Write(string text)
    {
        var path = Path.Combine(_folder, "Intensity.cs");
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
