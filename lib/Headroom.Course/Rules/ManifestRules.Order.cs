using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Units;
using Headroom.Course.Written;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    // Units ascend. Exercises of a unit stand in the order in which they are done: one that comes later to the course gets the next
    // number, wherever its place is, for the progress of learners is kept by id.
    private void CheckOrder()
    {
        var units = manifest.Units.Where(unit => UnitIdAttribute.Form.Accepts(unit.Value.Id)).ToArray();
        CheckUnitsAscend([.. units.Select(unit => unit.Written.Id!)]);
        foreach (var unit in units)
        {
            var exercises = unit.Written.Exercises.Entries().Select(entry => entry.Value!)
                .Where(exercise => ExerciseIdAttribute.Form.Accepts(exercise.Id.Text())).ToArray();
            foreach (var exercise in exercises) CheckMembership(unit.Value, exercise);
        }
    }

    private void CheckMembership(Unit unit, WrittenExercise exercise)
    {
        var id = exercise.Id.Text();
        if (UnitOf(id) != unit.Id)
            errors.Add(
                exercise.Id!.At, $"exercise {id}: stands in unit {unit.Id}", $"Number it {unit.Id}.N, or move it to unit {UnitOf(id)}.");
        CheckFolder(unit, id, exercise.File);
        foreach (var other in exercise.Alternatives.Entries()) CheckFolder(unit, id, other.Value!.File);
    }

    private void CheckFolder(Unit unit, string id, Placed<string>? file)
    {
        if (SlugAttribute.Form.Accepts(unit.Slug) && SourceFileAttribute.Form.Accepts(file?.Value)
            && !file!.Value!.StartsWith(unit.Folder + "/", StringComparison.Ordinal))
            errors.Add(file.At, $"exercise {id}: file {Quoted.Text(file.Value)} is not in the unit's folder", $"Put it in {unit.Folder}/.");
    }

    // Equal ids are duplicates, which have their own message.
    private void CheckUnitsAscend(IReadOnlyList<Placed<string>> ids)
    {
        foreach (var (before, after) in ids.Zip(ids.Skip(1)))
            if (int.Parse(after.Value!) < int.Parse(before.Value!))
                errors.Add(after.At, $"unit {after.Value}: stands after {before.Value}", "Order units by id.");
    }

    private static string UnitOf(string exercise) => exercise[..2];
}
