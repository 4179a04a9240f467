using Headroom.Course.Forms;
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
        CheckNeeds();
        CheckFiles();
    }

    private static string Named(Unit unit) => UnitIdAttribute.Form.Accepts(unit.Id) ? $"unit {unit.Id}" : "unit";

    private static string Named(Exercise exercise) =>
        ExerciseIdAttribute.Form.Accepts(exercise.Id) ? $"exercise {exercise.Id}" : "exercise";
}
