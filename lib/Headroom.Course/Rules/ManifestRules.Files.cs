using Headroom.Course.Forms;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    private void CheckFiles()
    {
        foreach (var (unit, source) in manifest.Units)
            if (NotebookAttribute.Form.Accepts(unit.Notebook)) Require(unit.Notebook, source.Value!.Notebook!.At, Named(unit), "notebook");
        foreach (var (exercise, written, _) in manifest.Submissions)
        {
            if (!SourceFileAttribute.Form.Accepts(exercise.File)) continue;
            foreach (var path in new[] { exercise.ExerciseFile, exercise.SolutionFile, exercise.MutantsPage })
                Require(path, written.File!.At, Named(exercise), "file");
        }
    }

    private void Require(string path, int at, string owner, string property)
    {
        if (!exists(path)) errors.Add(at, $"{owner}: there is no {path}", $"Create it, or mend \"{property}\".");
    }
}
