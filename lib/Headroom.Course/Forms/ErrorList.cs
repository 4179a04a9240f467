using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>Collects the errors of one file, so that an author sees all of them at once.</summary>
internal sealed class ErrorList(JsonSource source)
{
    private readonly List<ManifestError> _errors = [];

    /// <param name="at">The byte where the refused value starts.</param>
    /// <param name="what">What is wrong, without a full stop.</param>
    /// <param name="fix">How to mend it, as a sentence.</param>
    public void Add(int at, string what, string fix) => _errors.Add(source.Problem(at, what, fix));

    public int Line(int at) => source.At(at).Line;

    /// <exception cref="CourseException">There is at least one; they stand in the order of the file.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0) throw new CourseException([.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }
}
