using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    private void CheckUnique()
    {
        var units = manifest.Units.Select(unit => (Named(unit.Value), unit.Source)).ToArray();
        CheckUnique("unit", "id", Vocabulary.UnitId, units);
        CheckUnique("unit", "notebook", Vocabulary.Notebook, units);
        var exercises = manifest.Exercises.Select(exercise => (Named(exercise.Value), exercise.Source)).ToArray();
        CheckUnique("exercise", "id", Vocabulary.ExerciseId, exercises);
        var submissions = manifest.Submissions.Select(exercise => (Named(exercise.Value), exercise.Source)).ToArray();
        CheckUnique("exercise", "file", Vocabulary.File, submissions);
        CheckUnique("exercise", "grader", Vocabulary.Grader, submissions);
    }

    // Case is ignored: two files that differ by case alone are one file on Windows and macOS.
    private void CheckUnique(string kind, string property, TextForm form, IEnumerable<(string Name, ObjectNode Source)> all)
    {
        var accepted = all.Where(one => form.Accepts(one.Source.Text(property)));
        foreach (var group in accepted.GroupBy(one => one.Source.Text(property), StringComparer.OrdinalIgnoreCase))
            foreach (var (name, source) in group.Skip(1))
                errors.Add(source.Where(property), $"{name}: {property} {Quoted.Text(group.Key)} is taken, first in line {group.First().Source.Where(property).Line}",
                    $"Give each {kind} its own {property}.");
    }
}
