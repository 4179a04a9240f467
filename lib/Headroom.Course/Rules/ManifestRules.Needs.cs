using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Written;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    // Only what stands before, so that nothing needs itself in a circle; and the default path never leads through further work.
    private void CheckNeeds()
    {
        var core = new Dictionary<string, bool>();
        var ids = manifest.Exercises.Select(exercise => exercise.Value.Id).Where(ExerciseIdAttribute.Form.Accepts).ToList();
        foreach (var (exercise, source) in manifest.Exercises)
        {
            foreach (var need in source.Value!.Needs.Entries().Where(need => ExerciseIdAttribute.Form.Accepts(need.Value)))
            {
                var id = need.Value!;
                if (core.TryGetValue(id, out var onThePath))
                {
                    if (exercise.IsCore && !onThePath)
                        errors.Add(need.At, $"{Named(exercise)}: is core, and needs {id}, which is not",
                            $"Make {id} core too, or remove it from needs.");
                }
                else if (ids.Contains(id))
                    errors.Add(
                        need.At, $"{Named(exercise)}: needs {id}, which does not stand before it", "Name exercises that come earlier.");
                else
                    errors.Add(need.At, $"{Named(exercise)}: needs {Quoted.Text(id)}, which is no exercise",
                        $"Nearest: {string.Join(", ", Nearest.Of(id, ids))}.");
            }
            core.TryAdd(exercise.Id, exercise.IsCore);
        }
    }
}
