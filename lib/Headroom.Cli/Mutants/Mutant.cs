using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Mutants;

/// <summary>A wrong submission: where it is written (<c>file:line</c>), words that the report must hold, and its text.</summary>
internal sealed record Mutant(string Name, string Where, string Expected, string Text)
{
    private const string Mark = "// rejected:";

    // A rewrite without its first line, which says why that one is rejected.
    private string Body => Text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? Text[end..] : "";

    /// <summary>The mutants of an exercise of one file: the edits of its page in their order, then the rewrites by name.</summary>
    /// <exception cref="PageException">Page, rewrites and solution do not fit together; every error is told.</exception>
    public static IReadOnlyList<Mutant> All(CourseLayout layout, Exercise exercise)
    {
        var errors = new List<PageError>();
        var rewrites = Rewrites(layout, exercise, errors);
        var page = layout.PathTo(exercise.MutantsPage);
        var edits = File.Exists(page) ? MutantPage.Parse(File.ReadAllText(page), exercise.MutantsPage).Mutations : [];
        var solution = File.ReadAllText(layout.PathTo(exercise.SolutionFile));
        var mutants = edits.Select(edit => Of(edit, exercise, solution, rewrites, errors)).OfType<Mutant>().Concat(rewrites).ToList();
        return errors.Count > 0 ? throw new PageException(errors) : mutants;
    }

    private static List<Mutant> Rewrites(CourseLayout layout, Exercise exercise, List<PageError> errors)
    {
        var folder = layout.PathTo(exercise.MutantsFolder);
        var rewrites = new List<Mutant>();
        if (!Directory.Exists(folder)) return rewrites;
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            var (text, file) = (File.ReadAllText(path), $"{exercise.MutantsFolder}/{Path.GetFileName(path)}");
            var first = text.Split('\n')[0];
            if (first.StartsWith(Mark, StringComparison.Ordinal) && first[Mark.Length..].Trim() is { Length: > 0 } words)
                rewrites.Add(new(Path.GetFileNameWithoutExtension(path), file, words, text));
            else errors.Add(new(file, 1, $"the first line is not \"{Mark} WORDS OF THE REPORT\"",
                "Write words that the report must hold."));
        }
        return rewrites;
    }

    private static Mutant? Of(Mutation edit, Exercise exercise, string solution, List<Mutant> rewrites, List<PageError> errors)
    {
        var page = exercise.MutantsPage;
        if (rewrites.Any(other => other.Name.Equals(edit.Name, StringComparison.OrdinalIgnoreCase)))
            errors.Add(new(page, edit.Line, $"the name {edit.Name} is taken by a file in {exercise.MutantsFolder}",
                "Give one of the two another name."));
        var (file, text) = edit.Of is null ? (exercise.SolutionFile, solution)
            : rewrites.Find(other => other.Name == edit.Of) is { } rewrite ? (rewrite.Where, Mark + " " + edit.Rejected + rewrite.Body)
            : ("", "");
        if (file.Length == 0)
        {
            errors.Add(new(page, edit.Line, $"there is no {exercise.MutantsFolder}/{edit.Of}.cs",
                $"\"of:\" names a rewrite of the exercise: {string.Join(", ", rewrites.Select(r => r.Name))}."));
            return null;
        }
        try
        {
            return new(edit.Name, $"{page}:{edit.Line}", edit.Rejected, Application.Apply(edit, text, page, file));
        }
        catch (PageException wrong)
        {
            errors.AddRange(wrong.Errors);
            return null;
        }
    }
}
