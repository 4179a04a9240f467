using System.CommandLine;
using System.Diagnostics;
using Headroom.Cli.Authoring;
using Headroom.Cli.Proofs;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>verify [ID|UNIT...] [--changed]</c>: the five proofs over exercises, for authors; <c>verify ID --show NAME</c>: a mutant.
/// </summary>
internal static class VerifyVerb
{
    private static readonly (Proof Proof, string Heading)[] s_columns =
    [
        (Proof.StubCompiles, "stub compiles"), (Proof.StubIsNotAttempted, "not attempted"), (Proof.SolutionPasses, "solution passes"),
        (Proof.WrongIsRejected, "wrong rejected"), (Proof.StubIsTheSolutionWithoutItsRegion, "stub = solution"),
    ];

    public static Command Create(Learner learner)
    {
        var id = new Argument<string[]>("ID")
        {
            Description = "exercises (01.2), units (01) or all, the default", Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("verify", "For authors: the five proofs over stub, solution, grader and mutants.") { id };
        var changed = new Option<bool>("--changed")
        {
            Description = "only exercises of which something differs from the branch main, committed or not",
        };
        var show = new Option<string>("--show") { Description = "print a mutant as a whole file", HelpName = "NAME" };
        var diff = new Option<string>("--diff") { Description = "print what a mutant changes in the solution", HelpName = "NAME" };
        var to = new Option<string>("--to") { Description = "write what --show or --diff prints to a file", HelpName = "FILE" };
        foreach (var option in new Option[] { changed, show, diff, to }) command.Add(option);
        command.SetAction((parsed, cancel) =>
        {
            var (asked, whole, difference) = (parsed.GetValue(id) ?? [], parsed.GetValue(show), parsed.GetValue(diff));
            if ((whole ?? difference) is { } name)
                return Task.FromResult(MutantPrinting.Print(
                    learner, asked.Length > 0 ? asked[0] : null, name, difference is not null, parsed.GetValue(to)));
            IReadOnlyList<Exercise> exercises = asked.Length == 0
                ? learner.Exercises(Ids.All)
                : [.. asked.SelectMany(learner.Exercises).DistinctBy(exercise => exercise.Id)];
            return Run(learner, parsed.GetValue(changed) ? Changes.Narrow(learner, exercises) : exercises, cancel);
        });
        return command;
    }

    private static async Task<int> Run(Learner learner, IReadOnlyList<Exercise> exercises, CancellationToken cancel)
    {
        if (exercises.Count == 0) return Exit.Ok;
        var clock = Stopwatch.StartNew();
        var (done, turn) = (0, new Lock()); // two workers report, and the screen takes one line at a time
        var results =
            await learner.Screen.Progress("proofs", exercises.Count * s_columns.Length, stepper =>
                ProofRun.Run(learner, exercises, result =>
        {
            lock (turn)
            {
                stepper.Begin(++done, $"{result.Exercise} {s_columns.First(c => c.Proof == result.Proof).Heading}");
                stepper.Done(done);
            }
        }, cancel));
        learner.Screen.Blank();
        Table(learner.Screen, exercises, results);
        SlowestExercises.Write(learner.Screen, results);
        foreach (var broken in results.Where(r => !r.Holds)) Explain(learner.Screen, broken, "no", Ink.Bad, broken.Wrong);
        foreach (var some in results.Where(r => r.Unjudged.Count > 0))
            Explain(learner.Screen, some, "not judged: the machine is busy", Ink.Muted, some.Unjudged);
        foreach (var some in results.Where(r => r.CannotRun.Count > 0))
            Explain(learner.Screen, some, "not judged: cannot run here", Ink.Muted, some.CannotRun);
        learner.Screen.Blank();
        var (wrong, cannotRun) = (results.Count(r => !r.Holds), results.Sum(r => r.CannotRun.Count));
        var unjudged = cannotRun + results.Sum(r => r.Unjudged.Count);
        var graded = $"{results.Sum(r => r.Count)} submissions graded{(unjudged == 0 ? "" : $", {unjudged} of them not judged")}";
        learner.Screen.Write(
            new Piece(
                $"{results.Count - wrong} of {results.Count} proofs hold · {graded} · {clock.Elapsed.TotalSeconds:0.0} s", Ink.Muted));
        return wrong > 0 ? Exit.Failed : cannotRun > 0 ? Exit.CannotRun : unjudged > 0 ? Exit.TooNoisy : Exit.Ok;
    }

    private static void Table(Screen screen, IReadOnlyList<Exercise> exercises, IReadOnlyList<ProofResult> results)
    {
        var names = exercises.Max(e => $"{e.Id} {e.Title}".Length);
        screen.Write(new Piece($"{"".PadRight(names)}  {string.Join("  ", s_columns.Select(c => c.Heading))}", Ink.Muted));
        foreach (var exercise in exercises)
            screen.Write(
                [new Piece($"{exercise.Id} {exercise.Title}".PadRight(names)),
                .. s_columns.Select(c => Mark(c.Heading, results.Single(r => r.Exercise == exercise.Id && r.Proof == c.Proof)))]);
    }

    private static Piece Mark(string heading, ProofResult result)
    {
        var text = result switch
        {
            { Holds: false } => "no",
            { Count: > 1 } => $"yes ({result.Count})",
            _ => "yes",
        };
        return new Piece($"  {text.PadRight(heading.Length)}", result.Holds ? Ink.Good : Ink.Bad);
    }

    private static void Explain(Screen screen, ProofResult result, string verdict, Ink ink, IReadOnlyList<string> complaints)
    {
        screen.Blank();
        screen.Write(
            new Piece($"{result.Exercise} {s_columns.First(c => c.Proof == result.Proof).Heading}", Ink.Strong),
            new Piece($"  {verdict}", ink));
        foreach (var complaint in complaints) screen.Write($"  {complaint}");
    }
}
