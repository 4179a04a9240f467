namespace Headroom.Testing;

/// <summary>The files of a course small enough to read: two units, three exercises.</summary>
internal static class SampleCourse
{
    public const string Manifest = """
        {
          "$schema": "./course.schema.json",
          "title": "Headroom",
          "units": [
            {
              "id": "01", "slug": "roofline", "title": "How fast can it go?", "summary": "Count, then compare.",
              "notebook": "notebooks/01-roofline.ipynb", "builds_on": [],
              "exercises": [
                {
                  "id": "01.1", "file": "01-roofline/Work.cs", "grader": "WorkGrader",
                  "points": 2, "minutes": 15, "core": true,
                  "hints": ["Each element takes part in a multiplication and an addition.", "FLOPs = 2 n.", "Return 2.0 * n; for 1,000 elements that is 2,000."]
                },
                {
                  "id": "01.2", "file": "01-roofline/Roof.cs", "grader": "RoofGrader",
                  "points": 3, "minutes": 20, "core": true, "needs": ["01.1"],
                  "hints": ["Two times.", "Divide.", "Peak over bandwidth."],
                  "budgets": { "seconds": 30, "timed": true }
                }
              ]
            },
            {
              "id": "02", "slug": "kernels", "title": "Kernels", "summary": "Lanes and warps.",
              "notebook": "notebooks/02-kernels.ipynb", "builds_on": ["01"],
              "exercises": [
                {
                  "id": "02.1", "file": "02-kernels/Lanes.cs", "grader": "LanesGrader",
                  "points": 1, "minutes": 10, "core": false, "needs": ["01.1"],
                  "hints": ["Count.", "Add.", "Global index."]
                }
              ]
            }
          ]
        }
        """;

    public static IReadOnlyDictionary<string, string> Solutions { get; } = new Dictionary<string, string>
    {
        ["01-roofline/Work.cs"] = """
            // 01.1 Count first. Objective: count the FLOPs of a dot product and say how they compare with the bytes that it has to move.
            // x [n], y [n], one multiply-add per element.
            // Out of scope: caches. About 1 line.
            public static class Work
            {
                public static double Dot(int n)
                {
                    // your turn: begin
                    return 2.0 * n;
                    // your turn: end
                }
            }

            """,
        ["01-roofline/Roof.cs"] = """
            // 01.2 Under the roof. Objective: find the ridge point.
            // Out of scope: overlap. About 1 line.
            public static class Roof
            {
                public static double Ridge(double flopsPerSecond, double bytesPerSecond)
                {
                    // your turn: begin
                    return flopsPerSecond / bytesPerSecond;
                    // your turn: end
                }
            }

            """,
        ["02-kernels/Lanes.cs"] = """
            // 02.1 Lanes. Objective: index a lane.
            // Out of scope: warps. About 1 line.
            public static class Lanes
            {
                public static int Global(int group, int size, int lane)
                {
                    // your turn: begin
                    return group * size + lane;
                    // your turn: end
                }
            }

            """,
    };

    public const string Notebook = """
        {
         "cells": [
          { "cell_type": "markdown", "id": "a1", "metadata": {}, "source": ["# Roofline\n", "\n", "## Count first\n"] },
          { "cell_type": "code", "id": "a2", "execution_count": null, "metadata": {"polyglot_notebook": {"kernelName": "csharp"}, "dotnet_interactive": {"language": "csharp"}}, "outputs": [], "source": "var a = 1;\nConsole.WriteLine(\"// Check(\\\"01.1\\\")\");\na + 1" },
          { "cell_type": "markdown", "id": "a3", "metadata": {}, "source": "## Under *the* roof" },
          { "cell_type": "code", "id": "a4", "execution_count": null, "metadata": {"polyglot_notebook": {"kernelName": "csharp"}, "dotnet_interactive": {"language": "csharp"}}, "outputs": [], "source": ["// Check(\"01.2\")\n", "HTML(\"<b>bold</b>\")"] }
         ],
         "metadata": { "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" } },
         "nbformat": 4,
         "nbformat_minor": 5
        }
        """;

    public const string EmptyNotebook = """
        { "cells": [], "metadata": { "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" } }, "nbformat": 4, "nbformat_minor": 5 }
        """;
}
