using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Units;

namespace Headroom.Course.Rules;

/// <summary>What must hold between the parts of a manifest. A value that its form refused is left alone: one error is enough.</summary>
internal sealed partial class ManifestRules(Manifest manifest, Func<string, bool> exists, ErrorList errors)
{
    public void Check()
    {
        CheckOrder();
        CheckUnique();
        CheckBuildsOn();
        CheckFiles();
        CheckSpeed();
    }

    private void CheckSpeed()
    {
        foreach (var (exercise, source) in manifest.Exercises)
        {
            if (source["budgets"] is not ObjectNode budgets) continue;
            if (budgets["speed_ratio"] is { } ratio && budgets["speed_baseline"] is null)
                errors.Add(ratio.At, $"{Named(exercise)}: budgets.speed_ratio without a baseline", "Add \"speed_baseline\": the name of what it is compared with.");
            if (budgets["speed_baseline"] is { } baseline && budgets["speed_ratio"] is null)
                errors.Add(baseline.At, $"{Named(exercise)}: budgets.speed_baseline without a ratio", "Add \"speed_ratio\": how many times as fast as the baseline.");
        }
    }

    private static string Named(Unit unit) => Vocabulary.UnitId.Accepts(unit.Id) ? $"unit {unit.Id}" : "unit";

    private static string Named(Exercise exercise) => Vocabulary.ExerciseId.Accepts(exercise.Id) ? $"exercise {exercise.Id}" : "exercise";
}
