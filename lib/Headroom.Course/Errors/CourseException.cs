namespace Headroom.Course.Errors;

/// <summary>The course's own files contradict each other; holds every error found, in the order of the file.</summary>
public sealed class CourseException(IReadOnlyList<ManifestError> errors) : Exception(Describe(errors))
{
    // A screen holds about this many; the rest is one line.
    private const int Shown = 20;

    public IReadOnlyList<ManifestError> Errors { get; } = errors;

    private static string Describe(IReadOnlyList<ManifestError> errors)
    {
        var lines = errors.Take(Shown).Select(error => error.ToString());
        return string.Join('\n', errors.Count > Shown ? lines.Append($"... and {errors.Count - Shown} more") : lines);
    }
}
