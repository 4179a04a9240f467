using Headroom.Classroom.Tests.Attacks;
using Headroom.Classroom.Tests.Intake;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>A class of ten, each of another kind: right, wrong, empty, broken, hostile, late, misplaced.</summary>
internal static class SmallClass
{
    private const string Ridge = "peak / bandwidth;";
    private const string File = "exercises/" + Code.File, Second = "exercises/01-roofline/Attainable.cs";

    /// <summary>Points of 01.1 and 01.2, by learner; empty where nothing was attempted.</summary>
    public static IReadOnlyDictionary<string, (string First, string Second)> Expected { get; } = new Dictionary<string, (string, string)>
    {
        ["ann"] = ("2", "2"), ["bob"] = ("0", "2"), ["cy"] = ("", ""), ["dee"] = ("0", "2"), ["eve<b>"] = ("2", ""), ["fay"] = ("0", ""),
        ["gil"] = ("2", ""), ["hal"] = ("held", ""), ["ida"] = ("", ""), ["jo"] = ("2", "0"),
    };

    public static void Write(TemporaryFolder folder)
    {
        var attainable = System.IO.File.ReadAllText(Repository.PathTo("solutions/01-roofline/Attainable.cs"));
        Assert.Contains(Ridge, attainable);
        folder.Write($"ann/{File}", Code.Of(Code.Right));
        folder.Write($"ann/{Second}", attainable);
        folder.Write($"bob/{File}", Code.Of(Code.Wrong));
        folder.Write($"bob/{Second}", attainable);
        folder.Write("cy.zip", "no archive");
        folder.Write($"dee/{File}", Code.Of("Quit()", "    static (double, double) Quit() { Environment.Exit(0); return default; }"));
        folder.Write($"dee/{Second}", attainable);
        Archives.Tar(Path.Combine(folder.Path, "eve<b>.tar.gz"), ("x/" + File, Code.Of(Code.Right)), ("../../etc/passwd", "root"));
        folder.Write($"fay/{File}", Code.Of("(1, "));
        folder.Write($"gil/{File}", Code.Of(Code.Right));
        folder.Write("gil/Directory.Build.props", Build(folder));
        folder.Write("gil/exercises/Exercises.csproj", Build(folder));
        System.IO.File.CreateSymbolicLink(Path.Combine(folder.Path, "gil", Second),
            Repository.PathTo("solutions/01-roofline/Attainable.cs"));
        folder.Write($"hal/{File}", Code.Of("Try(m, n, k, size)",
            "    static (double, double) Try(int m, int n, int k, double size) { unsafe { "
            + $"var x = 1; *&x = 2; }} return {Code.Right}; }}"));
        folder.Write($"ida/{File}", System.IO.File.ReadAllText(Repository.PathTo("exercises", Code.File)));
        Archives.Zip(Path.Combine(folder.Path, "jo.zip"), (File, Code.Of(Code.Right)), (Second, attainable.Replace(Ridge,
            "bandwidth / peak;")));
    }

    /// <summary>What a build file would leave behind if anybody built it.</summary>
    public static string MarkerOf(TemporaryFolder folder) => folder.Path + ".built";

    private static string Build(TemporaryFolder folder) =>
        "<Project><Target Name=\"X\" BeforeTargets=\"Restore;Build;CoreCompile\">"
            + $"<Touch Files=\"{MarkerOf(folder)}\" AlwaysCreate=\"true\" /></Target></Project>";
}
