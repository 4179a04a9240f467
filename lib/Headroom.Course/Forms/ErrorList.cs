using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>Collects the errors of one file, so that an author sees all of them at once.</summary>
internal sealed class ErrorList(string file)
{
    private readonly List<ManifestError> errors = [];

    public void Add(Position at, string what, string fix) => errors.Add(new ManifestError(file, at.Line, at.Column, what, fix));

    /// <exception cref="CourseException">There is at least one; they stand in the order of the file.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count > 0) throw new CourseException([.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }
}
