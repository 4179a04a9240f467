using Headroom.Course.Forms;
using Headroom.Course.Json;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    private void CheckFiles()
    {
        foreach (var (unit, source) in manifest.Units)
            if (Vocabulary.Notebook.Accepts(unit.Notebook)) Require(unit.Notebook, source.Where("notebook"), Named(unit), "notebook");
        foreach (var (exercise, source) in manifest.Submissions)
        {
            if (!Vocabulary.File.Accepts(exercise.File)) continue;
            foreach (var path in new[] { exercise.ExerciseFile, exercise.SolutionFile, exercise.MutantsPage })
                Require(path, source.Where("file"), Named(exercise), "file");
        }
    }

    private void Require(string path, Position at, string owner, string property)
    {
        if (!exists(path)) errors.Add(at, $"{owner}: there is no {path}", $"Create it, or mend \"{property}\".");
    }
}
