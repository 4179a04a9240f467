using System.Collections.Concurrent;
using Headroom.Cli.Checks;
using Headroom.Course.Units;
using Headroom.Grading;
using System.Diagnostics;

namespace Headroom.Cli.Proofs;

/// <summary>All proofs of some exercises, on two workers, each with a checker of its own.</summary>
internal static class ProofRun
{
    private const int Workers = 2;

    public static async Task<IReadOnlyList<ProofResult>> Run(
        Learner learner, IReadOnlyList<Exercise> exercises, Action<ProofResult> proved, CancellationToken cancel)
    {
        await TrainingNeeds.Bring(learner, exercises, cancel);
        var results = new ConcurrentBag<ProofResult>();
        // Speed is judged on a quiet machine: those exercises come last, one at a time.
        var timed = exercises.Where(e => e.Budgets.IsTimed).ToList();
        await Work(exercises.Except(timed), Workers);
        await Work(timed, 1);
        return [.. results.OrderBy(r => r.Exercise, StringComparer.Ordinal).ThenBy(r => r.Proof)];

        async Task Work(IEnumerable<Exercise> some, int workers)
        {
            var waiting =
                new ConcurrentQueue<(Exercise Exercise, Proof Proof)>(some.SelectMany(e => Enum.GetValues<Proof>().Select(p => (e, p))));
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
            {
                using var checker = learner.OpenChecker();
                var proofs = new ExerciseProofs(learner.Layout, checker);
                while (waiting.TryDequeue(out var job))
                {
                    var clock = Stopwatch.StartNew();
                    var proof = await proofs.Prove(job.Proof, job.Exercise, cancel);
                    var result = proof with { Cost = clock.Elapsed.TotalSeconds / workers };
                    results.Add(result);
                    proved(result);
                }
            }, cancel)));
        }
    }
}
