using Headroom.Cli.Mutants;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Testing;

/// <summary>Right submissions of unit 03 that are made in another way than the solution, as edits of it: they pass.</summary>
[Machine]
public sealed class RightAttentionTest(RightAttentionTest.Workshop workshop) : IClassFixture<RightAttentionTest.Workshop>
{
    // Output and sum stay in units of an older maximum until the new one lies exp(8) above it.
    private const string Rescale = """
        -             var rescale = MathF.Exp(max - larger);
        +             if (larger - max <= 8) larger = max;
        +             var rescale = MathF.Exp(max - larger);
        """;

    private const string RescaleOfAHead = """
        -                     var rescale = MathF.Exp(max[i] - larger);
        +                     if (larger - max[i] <= 8) larger = max[i];
        +                     var rescale = MathF.Exp(max[i] - larger);
        """;

    // Nothing at all is done where the maximum stays.
    private const string OnlyWhereItRises = """
        -             for (var c = 0; c < d; c++) output[c] *= rescale;
        +             for (var c = 0; c < d && rescale < 1; c++) output[c] *= rescale;
        """;

    private const string RescaleOfAWarp = """
        -             var larger = MathF.Max(max, score);
        +             var larger = max > float.NegativeInfinity && score - max <= 8 ? max : MathF.Max(max, score);
        """;

    // Tiles that nobody in a thread sees cost it nothing.
    private const string SkipsTilesWithoutWeight = """
        -             var rescale = MathF.Exp(max - larger);
        +             var highest = float.MinValue;
        +             for (var j = 0; j < keys; j++) highest = MathF.Max(highest, weight[j]);
        +             if (highest < larger - 110) continue;
        +             var rescale = MathF.Exp(max - larger);
        """;

    public static TheoryData<string, string, string, string> Submissions => new()
    {
        { "03.3", "FlashForward", "ConditionalRescale", Rescale },
        { "03.3", "FlashForward", "RescaleOnlyWhereTheMaximumRises", OnlyWhereItRises },
        { "03.3", "FlashForward", "SkipsTilesWithoutWeight", SkipsTilesWithoutWeight },
        { "03.4", "CausalFlash", "ConditionalRescale", Rescale },
        { "03.5", "GroupedQueries", "ConditionalRescale", Rescale },
        { "03.6", "SplitDecode", "ConditionalRescale", RescaleOfAWarp },
        { "03.8", "Alibi", "ConditionalRescale", Rescale },
        { "03.8", "AttentionSinks", "ConditionalRescale", Rescale },
        { "03.8", "PagedCache", "ConditionalRescale", Rescale },
        { "03.8", "SlidingWindow", "ConditionalRescale", Rescale },
        { "03.8", "SoftCap", "ConditionalRescale", Rescale },
        { "03.9", "TiledHead", "ConditionalRescale", RescaleOfAHead },
    };

    [Theory, MemberData(nameof(Submissions))]
    public Task Another_right_way_passes(string id, string file, string name, string edit) => workshop.Passes(id, file, name, edit);

    /// <summary>One warm checker for all submissions.</summary>
    public sealed class Workshop : IDisposable
    {
        public Workshop()
        {
            Layout = CourseLayout.Find();
            Course = Syllabus.Load(Layout.Root);
            Checker = new Checker(Layout);
        }

        internal CourseLayout Layout { get; }

        internal Syllabus Course { get; }

        internal Checker Checker { get; }

        public void Dispose() => Checker.Dispose();

        internal async Task Passes(string id, string file, string name, string edit)
        {
            var cancel = TestContext.Current.CancellationToken;
            var exercise = Course.Find(id).Choices.Single(choice => choice.Name == file);
            var solution = await File.ReadAllTextAsync(Layout.PathTo(exercise.SolutionFile), cancel);
            var page = MutantPage.Parse($"## {name}\nrejected: nothing of it\n{edit}", name);
            var text = Application.Apply(Assert.Single(page.Mutations), solution, name, exercise.SolutionFile);
            var folder = Directory.CreateTempSubdirectory("headroom-right-");
            var path = Path.Combine(folder.FullName, $"{file}.cs");
            await File.WriteAllTextAsync(path, text, cancel);
            foreach (var seed in (int[])[CheckOptions.PracticeSeed, 7])
            {
                var report = await Checker.Check(exercise, path, new() { Seed = seed }, cancel);
                Assert.True(report.Outcome == Outcome.Passed, $"{report.Headline} {report.Likely}");
            }
            folder.Delete(recursive: true);
        }
    }
}
