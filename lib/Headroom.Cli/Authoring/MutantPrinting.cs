using Headroom.Cli.Mutants;
using Headroom.Cli.Verbs;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Authoring;

/// <summary><c>verify ID --show NAME</c> and <c>--diff NAME</c>: one mutant as a whole file, or what it changes.</summary>
internal static class MutantPrinting
{
    /// <summary>Prints it, or writes it <paramref name="to"/> a file for an editor.</summary>
    /// <exception cref="UsageException">No exercise is named, or it has no such mutant.</exception>
    public static int Print(Learner learner, string? id, string name, bool asDifference, string? to)
    {
        var exercise = learner.Exercise(id
            ?? throw new UsageException($"Name the exercise too: ./course verify 02.5 --show {Ids.Printable(name)}"));
        var (choice, mutant) = Find(learner, exercise, name);
        var text = asDifference ? Difference(learner, choice, mutant) : mutant.Text;
        if (to is null) learner.Screen.Raw(text);
        else
        {
            File.WriteAllText(to, text);
            learner.Screen.Labelled("wrote", new Piece(to, Ink.Path),
                new Piece($"  {mutant.Name}, {mutant.Where}, rejected: {mutant.Expected}", Ink.Muted));
        }
        return Exit.Ok;
    }

    private static string Difference(Learner learner, Exercise exercise, Mutant mutant)
    {
        var solution = File.ReadAllText(learner.Layout.PathTo(exercise.SolutionFile));
        return string.Concat(UnifiedDiff.Of(exercise.SolutionFile, solution, mutant.Name, mutant.Text).Select(line => line + "\n"));
    }

    private static (Exercise Choice, Mutant Mutant) Find(Learner learner, Exercise exercise, string name)
    {
        var all = exercise.Choices
            .SelectMany(choice => Mutant.All(learner.Layout, choice).Select(mutant => (Choice: choice, Mutant: mutant))).ToList();
        var found = all.Where(one => Is(one.Mutant.Name) || Is($"{one.Choice.Name}/{one.Mutant.Name}")).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"{exercise.Id} has no mutant \"{Ids.Printable(name)}\". Nearest: "
                + string.Join(", ", Nearest.Of(name, all.Select(one => one.Mutant.Name)))),
            _ => throw new UsageException($"{found.Count} files of {exercise.Id} have a mutant {name}. Name one: "
                + string.Join(", ", found.Select(one => $"{one.Choice.Name}/{one.Mutant.Name}"))),
        };

        bool Is(string full) => full.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
