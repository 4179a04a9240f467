using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Units;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    // Units ascend. Exercises of a unit stand in the order in which they are done: one that comes later to the course gets the next
    // number, wherever its place is, for the progress of learners is kept by id.
    private void CheckOrder()
    {
        CheckUnitsAscend([.. manifest.Units.Where(unit => Vocabulary.UnitId.Accepts(unit.Value.Id)).Select(unit => (unit.Value.Id, unit.Source))]);
        foreach (var unit in manifest.Units.Where(unit => Vocabulary.UnitId.Accepts(unit.Value.Id)))
        {
            var exercises = unit.Source.Objects("exercises").Where(source => Vocabulary.ExerciseId.Accepts(source.Text("id"))).ToArray();
            foreach (var source in exercises) CheckMembership(unit.Value, source);
        }
    }

    private void CheckMembership(Unit unit, ObjectNode exercise)
    {
        var id = exercise.Text("id");
        if (UnitOf(id) != unit.Id)
            errors.Add(exercise.Where("id"), $"exercise {id}: stands in unit {unit.Id}", $"Number it {unit.Id}.N, or move it to unit {UnitOf(id)}.");
        foreach (var source in exercise.Objects("alternatives").Prepend(exercise)) CheckFolder(unit, id, source);
    }

    private void CheckFolder(Unit unit, string id, ObjectNode source)
    {
        var file = source.Text("file");
        if (Vocabulary.Slug.Accepts(unit.Slug) && Vocabulary.File.Accepts(file) && !file.StartsWith(unit.Folder + "/", StringComparison.Ordinal))
            errors.Add(source.Where("file"), $"exercise {id}: file {Quoted.Text(file)} is not in the unit's folder", $"Put it in {unit.Folder}/.");
    }

    // Equal ids are duplicates, which have their own message.
    private void CheckUnitsAscend(IReadOnlyList<(string Id, ObjectNode Source)> all)
    {
        foreach (var (before, after) in all.Zip(all.Skip(1)))
            if (int.Parse(after.Id) < int.Parse(before.Id))
                errors.Add(after.Source.Where("id"), $"unit {after.Id}: stands after {before.Id}", "Order units by id.");
    }

    private static string UnitOf(string exercise) => exercise[..2];
}
