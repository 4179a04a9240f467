using System.Security.Cryptography;
using System.Text;
using Headroom.Classroom.Compiling;
using Headroom.Classroom.Containing;
using Headroom.Course;
using Headroom.Course.Errors;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;

namespace Headroom.Classroom.Marking;

/// <summary>
/// Marks one learner's files: each is compiled apart from where it runs and graded in a process that no other learner's code was or will be
/// in.
/// </summary>
public sealed class LearnerMarker : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("headroom-class-").FullName;
    private readonly string _learner;
    private readonly CompileService _compiler;
    private readonly Witness _witness;
    private readonly Checker _checker;

    /// <param name="learner">The submission's name.</param>
    /// <param name="layout">Where the course is.</param>
    /// <param name="around">What stands around graded code.</param>
    /// <param name="compiler">Kept warm by whoever marks one learner after the other.</param>
    /// <param name="witness">Shared by all.</param>
    public LearnerMarker(string learner, CourseLayout layout, Containments around, CompileService compiler, Witness witness)
    {
        ArgumentNullException.ThrowIfNull(around);
        (_learner, _compiler, _witness) = (learner, compiler, witness);
        _checker = new Checker(layout, new CheckSurroundings(around.For(layout, _scratch), compiler, _scratch));
    }

    /// <summary>The mark of one exercise.</summary>
    /// <param name="exercise">With its alternatives, where it has some.</param>
    /// <param name="files">What was handed in, by path.</param>
    /// <param name="seed">Of the inputs.</param>
    /// <param name="cancel">Ends the check.</param>
    public async Task<Mark> Grade(Exercise exercise, IReadOnlyDictionary<string, string> files, int seed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(files);
        var given = exercise.Choices.Where(choice => files.ContainsKey(choice.File)).ToList();
        if (given.Count == 0) return Missing(exercise);
        var held = new List<string>();
        var report = await ChoiceCheck.Run(exercise, async choice =>
        {
            if (!files.TryGetValue(choice.File, out var text)) return Untouched(choice);
            foreach (var needed in choice.NeededFiles.Where(files.ContainsKey)) await Write(needed, files[needed], cancel);
            var (one, why) = await Check(choice, text, seed, cancel);
            if (why is not null) held.Add(why);
            return one;
        });
        var texts = given.Select(choice => files[choice.File]).ToList();
        return new Mark(_learner, exercise.Id, report.Outcome, PartialCredit.Of(report, exercise), exercise.Points)
        {
            Reason = report.Reason, Headline = report.Headline, Likely = report.Likely, Seed = report.Seed, Seconds = report.Seconds,
            Held = held.Count > 0 ? string.Join("; ", held) : null,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts)))),
            Report = ReportText.Render(report),
            Parts = PartialCredit.Parts(report),
            Region = string.Join("\n\n", texts.Select(RegionOf)),
        };
    }

    public void Dispose()
    {
        _checker.Dispose();
        Directory.Delete(_scratch, recursive: true);
    }

    private async Task<(Report Report, string? Held)> Check(Exercise choice, string text, int seed, CancellationToken cancel)
    {
        var file = await Write(choice.File, text, cancel);
        var report = await _checker.Check(choice, file, new CheckOptions { Final = true, Seed = seed, IsExamined = true }, cancel);
        var unguarded = choice.Budgets.IsTimed ? _compiler.Unguarded.Timed : _compiler.Unguarded.Untimed;
        var places = report.Places.Select(place => place with { File = place.File.Length > 0 ? choice.ExerciseFile : "" });
        return (report with { Places = [.. places], Expected = null },
            PartialCredit.Of(report, choice) > 0 ? await Doubts(choice, report, unguarded, cancel) : null);
    }

    // As the learner has it, so that a grader finds beside it what the exercise needs.
    private async Task<string> Write(string path, string text, CancellationToken cancel)
    {
        var file = Path.Combine(_scratch, "exercises", path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, cancel);
        return file;
    }

    private async Task<string?> Doubts(Exercise choice, Report report, UnguardedWord? unguarded, CancellationToken cancel)
    {
        if (unguarded is { } word)
            return $"{choice.Name}.cs, line {word.Line}: \"{word.Word}\" leaves what the language guards, so that a person has to read it";
        return report.Outcome == Outcome.Passed ? await _witness.Doubts(choice, report, cancel) : null;
    }

    private Mark Missing(Exercise exercise) => new(_learner, exercise.Id, Outcome.NotAttempted, 0, exercise.Points)
    {
        IsMissing = true, Headline = "not handed in",
    };

    private static Report Untouched(Exercise choice) => new()
    {
        Exercise = choice.Id, Title = choice.Title, Outcome = Outcome.NotAttempted, Headline = $"not attempted: exercise {choice.Id}",
    };

    private static string RegionOf(string text)
    {
        try
        {
            var lines = text.ReplaceLineEndings("\n").Split('\n');
            return string.Join('\n', Stub.RegionLines(lines));
        }
        catch (CourseException)
        {
            return text; // a file without marks is compared whole
        }
    }
}
