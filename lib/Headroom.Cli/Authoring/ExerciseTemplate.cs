using Headroom.Course.Stubs;
using Headroom.Grading;

namespace Headroom.Cli.Authoring;

/// <summary>
/// The texts of an exercise that does nothing yet but run: it adds two numbers, and every TODO says what its author owes. One mutant is
/// too few, so the proof of wrong submissions fails until the author has written more.
/// </summary>
internal sealed record ExerciseTemplate(string Id, string Name, string Folder)
{
    public string Grader => Name + "Grader";

    public string Solution => $$"""
        // {{Id}} TODO a title. Objective: TODO the one thing the learner can do afterwards.
        // TODO shapes, units, and what holds at the edges: 0, 1, ragged, empty.
        // Out of scope: TODO what is left to others. About 1 line.
        public static class {{Name}}
        {
            public static double Answer(double x, double y)
            {
                {{Stub.Begin}}
                return x + y;
                {{Stub.End}}
            }
        }

        """;

    public string GraderText => $$"""
        using Headroom.Grading;

        namespace Graders;

        /// <summary>TODO what is required, and how it is made sure that knowing the data does not help.</summary>
        public sealed class {{Grader}} : Grader
        {
            protected override void Require()
            {
                // TODO a case for each shape that can go wrong, named by shape and dtype; a trap for each known mistake.
                Answers(2, 3);
                Answers(Draw.Int(4, 40), Draw.Int(50, 90));
            }

            private void Answers(double x, double y) => Case($"{x} and {y}", () =>
                Number("the answer", {{Name}}.Answer(x, y), x + y).Trap(x - y, "TODO the second number is taken away"));
        }

        """;

    public static string Mutants => """
        ## TakenAway
        rejected: the second number is taken away
        -         return x + y;
        +         return x - y;

        """;

    /// <summary>The entry of course.json, indented as it stands there.</summary>
    public string Entry => $$"""
                {
                  "id": "{{Id}}",
                  "file": "{{Folder}}/{{Name}}.cs",
                  "grader": "{{Grader}}",
                  "points": 1,
                  "minutes": 10,
                  "core": false,
                  "hints": [
                    "TODO the idea.",
                    "TODO the formula.",
                    "TODO nearly the answer, with a number to check."
                  ]
                }
        """;
}
