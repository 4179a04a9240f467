using Headroom.Course.Errors;

namespace Headroom.Course.Tests;

/// <summary>A small valid manifest that uses every property, to be broken in one place at a time.</summary>
internal static class Sample
{
    public const string Text = """
        {
          "$schema": "./course.schema.json",
          "title": "Sample",
          "units": [
            {
              "id": "01",
              "slug": "roofline",
              "title": "Rooflines",
              "summary": "Count first.",
              "notebook": "notebooks/01-roofline.ipynb",
              "builds_on": [],
              "exercises": [
                {
                  "id": "01.1",
                  "file": "01-roofline/Intensity.cs",
                  "grader": "IntensityGrader",
                  "points": 2,
                  "minutes": 15,
                  "core": true,
                  "hints": ["idea", "formula", "answer · 2"]
                },
                {
                  "id": "01.2",
                  "file": "01-roofline/Ridge.cs",
                  "grader": "RidgeGrader",
                  "points": 1,
                  "minutes": 20,
                  "core": true,
                  "needs": ["01.1"],
                  "hints": ["one", "two", "three"],
                  "budgets": { "seconds": 5.5, "memory_mb": 256 }
                }
              ]
            },
            {
              "id": "02",
              "slug": "kernels",
              "title": "Kernels",
              "summary": "Write some.",
              "notebook": "notebooks/02-kernels.ipynb",
              "builds_on": ["01"],
              "exercises": [
                {
                  "id": "02.1",
                  "file": "02-kernels/Copy.cs",
                  "grader": "CopyGrader", "alternatives": [{ "file": "02-kernels/Move.cs", "grader": "MoveGrader" }],
                  "points": 3,
                  "minutes": 25,
                  "core": false,
                  "needs": [ "01.1" ],
                  "hints": ["a", "b", "c"],
                  "budgets": { "timed": true }
                }
              ]
            }
          ]
        }
        """;

    /// <summary>The solutions of its exercises, by path.</summary>
    public static IReadOnlyDictionary<string, string> Solutions { get; } = new Dictionary<string, string>
    {
        ["solutions/01-roofline/Intensity.cs"] =
            Solution("// 01.1 Intensity. Objective: count.\n// n elements.\n// Out of scope: caches. About 12 lines."),
        ["solutions/01-roofline/Ridge.cs"] = Solution("// 01.2 Ridge. Objective: divide.\n// Out of scope: overlap. About 3 lines."),
        ["solutions/02-kernels/Copy.cs"] =
            Solution("// 02.1 Move: copy. Objective: copy bytes.\n// a [n], b [n]\n// Out of scope: tiles. About 2 lines.",
            "//> var i = Grid.GlobalIndex.X;\n//>\n//> b[i] = 0;"),
        ["solutions/02-kernels/Move.cs"] = Solution("// 02.1 Move: swap. Objective: swap bytes.\n// Out of scope: tiles. About 4 lines."),
    };

    public static string Solution(string head, string starter = "") =>
        $"{head}\npublic static class C\n{{\n    // your turn: begin\n    // the answer\n{starter}\n    // your turn: end\n}}\n";

    public static Syllabus Load(string text) => Syllabus.Parse("/course", text, _ => true, SolutionAt);

    public static Syllabus Load(byte[] text) => Syllabus.Parse("/course", text, _ => true, SolutionAt);

    // A damaged manifest may name any file, and give it to any exercise.
    public static string SolutionAt(string path) =>
        Solutions.GetValueOrDefault(path) ?? Solution("// 01.1 Any: any. Objective: any.\n// Out of scope: any. About 1 line.");

    /// <summary>The sample with one text exchanged; the text must stand in it.</summary>
    public static string With(string found, string replacement)
    {
        Assert.Contains(found, Text, StringComparison.Ordinal);
        return Text.Replace(found, replacement, StringComparison.Ordinal);
    }

    /// <summary>The messages that this text is refused with.</summary>
    public static string Errors(string text, Func<string, bool>? fileExists = null) =>
        Assert.Throws<CourseException>(() => Syllabus.Parse("/course", text, fileExists ?? (_ => true), SolutionAt)).Message;
}
