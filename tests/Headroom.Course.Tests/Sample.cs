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
                  "title": "Intensity",
                  "file": "01-roofline/Intensity.cs",
                  "grader": "IntensityGrader",
                  "objective": "Count.",
                  "out_of_scope": "Caches.",
                  "lines": 12,
                  "points": 2,
                  "hints": ["idea", "formula", "answer · 2"]
                },
                {
                  "id": "01.2",
                  "title": "Ridge",
                  "file": "01-roofline/Ridge.cs",
                  "grader": "RidgeGrader",
                  "objective": "Divide.",
                  "out_of_scope": "Overlap.",
                  "lines": 3,
                  "points": 1,
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
                  "title": "Copy",
                  "file": "02-kernels/Copy.cs",
                  "grader": "CopyGrader", "alternatives": [{ "file": "02-kernels/Move.cs", "grader": "MoveGrader" }],
                  "objective": "Move bytes.",
                  "out_of_scope": "Tiles.",
                  "lines": 2,
                  "points": 3,
                  "hints": ["a", "b", "c"],
                  "budgets": {
                    "counters": { "bytesMoved": 1.1, "races": 0 },
                    "speed_ratio": 1.5,
                    "speed_baseline": "naive"
                  },
                  "starter": ["var i = Grid.GlobalIndex.X;", "", "b[i] = 0;"]
                }
              ]
            }
          ]
        }
        """;

    public static Syllabus Load(string text) => Syllabus.Parse("/course", text, _ => true);

    /// <summary>The sample with one text exchanged; the text must stand in it.</summary>
    public static string With(string found, string replacement)
    {
        Assert.Contains(found, Text, StringComparison.Ordinal);
        return Text.Replace(found, replacement, StringComparison.Ordinal);
    }

    /// <summary>The messages that this text is refused with.</summary>
    public static string Errors(string text, Func<string, bool>? fileExists = null) =>
        Assert.Throws<CourseException>(() => Syllabus.Parse("/course", text, fileExists ?? (_ => true))).Message;
}
