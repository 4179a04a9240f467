using Headroom.Cli.Screens;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Proofs;

/// <summary>What the proofs of an exercise cost, for those that cost most.</summary>
internal static class SlowestExercises
{
    /// <summary>More than this of two cores and an author no longer proves an exercise at every change.</summary>
    public const double MostSeconds = 4;

    /// <summary>So many are shown, and all that cost more than <see cref="MostSeconds"/>.</summary>
    private const int Shown = 5;

    /// <summary>Says nothing of one exercise alone: the last line of <c>verify</c> tells its time.</summary>
    public static void Write(Screen screen, IReadOnlyList<ProofResult> results)
    {
        var costs = results.GroupBy(result => result.Exercise)
            .Select(proofs =>
                (Exercise: proofs.Key, Seconds: proofs.Sum(proof => proof.Cost), Submissions: proofs.Sum(proof => proof.Count)))
            .OrderByDescending(cost => cost.Seconds).ToList();
        if (costs.Count < 2) return;
        screen.Blank();
        screen.Write(new Piece($"slowest  s of two cores  submissions  s each      at most {MostSeconds:0} s", Ink.Muted));
        foreach (var (exercise, seconds, submissions) in costs.Take(Math.Max(Shown, costs.Count(cost => cost.Seconds > MostSeconds))))
            screen.Write(
                new Piece($"{exercise,-7}"), new Piece($"  {seconds,14:0.0}", seconds > MostSeconds ? Ink.Bad : Ink.Good),
                new Piece($"  {submissions,11}  {seconds / submissions,6:0.000}"));
    }
}
