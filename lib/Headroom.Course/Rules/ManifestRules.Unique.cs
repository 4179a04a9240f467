using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    private void CheckUnique()
    {
        CheckUnique("unit", "id", UnitIdAttribute.Form, manifest.Units.Select(unit => (Named(unit.Value), unit.Written.Id)));
        CheckUnique("unit", "notebook", NotebookAttribute.Form, manifest.Units.Select(unit => (Named(unit.Value), unit.Written.Notebook)));
        CheckUnique(
            "exercise", "id", ExerciseIdAttribute.Form,
            manifest.Exercises.Select(exercise => (Named(exercise.Value), exercise.Written.Id)));
        CheckUnique("exercise", "file", SourceFileAttribute.Form, manifest.Submissions.Select(one => (Named(one.Value), one.Written.File)));
        CheckUnique("exercise", "grader", GraderAttribute.Form, manifest.Submissions.Select(one => (Named(one.Value), one.Written.Grader)));
    }

    // Case is ignored: two files that differ by case alone are one file on Windows and macOS.
    private void CheckUnique(string kind, string property, TextAttribute form, IEnumerable<(string Name, Placed<string>? Text)> all)
    {
        var accepted = all.Where(one => form.Accepts(one.Text?.Value));
        foreach (var group in accepted.GroupBy(one => one.Text!.Value!, StringComparer.OrdinalIgnoreCase))
            foreach (var (name, text) in group.Skip(1))
                errors.Add(
                    text!.At, $"{name}: {property} {Quoted.Text(group.Key)} is taken, first in line {errors.Line(group.First().Text!.At)}",
                    $"Give each {kind} its own {property}.");
    }
}
