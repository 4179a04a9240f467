using System.CommandLine;
using Headroom.Cli.Mutants;
using Headroom.Cli.Verbs;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Authoring;

/// <summary><c>new exercise ID NAME</c> and <c>new mutant ID NAME FILE</c>: what an author would otherwise copy and mend by hand.</summary>
internal static class NewVerb
{
    public static Command Create(Learner learner) =>
        new("new", "For authors: a new exercise, or a wrong submission as a mutant.") { Exercise(learner), Mutant(learner) };

    private static Command Exercise(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "the unit's next exercise (05.3)" };
        var name = new Argument<string>("NAME") { Description = "name of its class and files (TiledMatMul)" };
        var command = new Command("exercise", "Stub, solution, grader, mutants and entry of course.json, to be filled in.") { id, name };
        command.SetAction(parsed =>
        {
            foreach (var path in ExerciseScaffold.Write(learner.Layout, parsed.GetValue(id)!, parsed.GetValue(name)!))
                learner.Screen.Labelled("wrote", new Piece(path, Ink.Path));
            learner.Screen.Labelled("next", new Piece("fill in every TODO, docs/adding-an-exercise.md tells how; then "),
                new Piece($"./course verify {parsed.GetValue(id)}", Ink.Strong));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Mutant(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "an exercise (02.5)" };
        var name = new Argument<string>("NAME") { Description = "what is wrong with it (SecondBarrierMissing)" };
        var file = new Argument<FileInfo>("FILE") { Description = "the wrong submission, a whole file" };
        var rejected = new Option<string>("--rejected") { Description = "words that the report must hold", Required = true };
        var command = new Command("mutant", "A wrong submission as an entry of the exercise's page.") { id, name, file, rejected };
        command.SetAction(parsed =>
            Add(learner, learner.Exercise(parsed.GetValue(id)), parsed.GetValue(name)!, parsed.GetValue(file)!,
                parsed.GetValue(rejected)!));
        return command;
    }

    // The class in the file tells which of several files it answers.
    private static int Add(Learner learner, Exercise exercise, string name, FileInfo file, string rejected)
    {
        if (!file.Exists) throw new UsageException($"there is no {file.FullName}");
        var text = File.ReadAllText(file.FullName);
        var choice = exercise.Choices.FirstOrDefault(choice => text.Contains($"class {choice.Name}", StringComparison.Ordinal))
            ?? throw new UsageException($"{file.FullName} has no class "
                + $"{string.Join(" or ", exercise.Choices.Select(choice => choice.Name))}: it is no submission for {exercise.Id}.");
        var (path, solution) = (learner.Layout.PathTo(choice.MutantsPage), File.ReadAllText(learner.Layout.PathTo(choice.SolutionFile)));
        var page = File.ReadAllText(path).TrimEnd();
        var entry = EntryText.Write(name, rejected.Trim(), solution, text);
        var added = page.Length == 0 ? entry : $"{page}\n\n{entry}";
        foreach (var mutation in MutantPage.Parse(added, choice.MutantsPage).Mutations.Where(mutation => mutation.Name == name))
            Application.Apply(mutation, solution, choice.MutantsPage, choice.SolutionFile);
        AtomicFile.Write(path, added);
        learner.Screen.Raw(entry);
        learner.Screen.Labelled("wrote", new Piece(choice.MutantsPage, Ink.Path));
        return Exit.Ok;
    }
}
