using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Units;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    private void CheckOrder()
    {
        CheckAscending("unit", [.. manifest.Units.Where(unit => Vocabulary.UnitId.Accepts(unit.Value.Id)).Select(unit => (unit.Value.Id, unit.Source))]);
        foreach (var unit in manifest.Units.Where(unit => Vocabulary.UnitId.Accepts(unit.Value.Id)))
        {
            var exercises = unit.Source.Objects("exercises").Where(source => Vocabulary.ExerciseId.Accepts(source.Text("id"))).ToArray();
            foreach (var source in exercises) CheckMembership(unit.Value, source);
            CheckAscending("exercise", [.. exercises.Where(source => UnitOf(source.Text("id")) == unit.Value.Id).Select(source => (source.Text("id"), source))]);
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
    private void CheckAscending(string kind, IReadOnlyList<(string Id, ObjectNode Source)> all)
    {
        foreach (var (before, after) in all.Zip(all.Skip(1)))
            if (Number(after.Id) < Number(before.Id))
                errors.Add(after.Source.Where("id"), $"{kind} {after.Id}: stands after {before.Id}", $"Order {kind}s by id.");
    }

    // "01.10" comes after "01.9".
    private static int Number(string id) => int.Parse(id[(id.IndexOf('.') + 1)..]);

    private static string UnitOf(string exercise) => exercise[..2];
}
