using System.Text;
using Headroom.Course.Errors;
using Headroom.Course.Forms;
using Headroom.Course.Json;
using Headroom.Course.Rules;
using Headroom.Course.Stubs;
using Headroom.Course.Written;

namespace Headroom.Course;

public sealed partial record Syllabus
{
    /// <summary>Name of the manifest, at the root of the repository.</summary>
    public const string FileName = "course.json";

    /// <summary>
    /// Reads and checks <c>course.json</c> in a folder, that every file it names is there, and what the solutions say at their heads.
    /// </summary>
    /// <exception cref="CourseException">Lists everything that is wrong, with line and fix.</exception>
    public static Syllabus Load(string root) => Read(root, path => OnDisk(root, path));

    /// <summary>
    /// As <see cref="Load"/>, but the learner's own files may be missing: a check says so, and <c>./course reset</c> writes them anew.
    /// </summary>
    /// <exception cref="CourseException">Anything else is wrong; lists every error found.</exception>
    public static Syllabus LoadForLearner(string root) =>
        Read(root, path => path.StartsWith("exercises/", StringComparison.Ordinal) || OnDisk(root, path));

    private static Syllabus Read(string root, Func<string, bool> fileExists)
    {
        var path = Path.Combine(root, FileName);
        try
        {
            return Parse(root, File.ReadAllBytes(path), fileExists);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseException([new(FileName, 1, 1, $"cannot read {path}: {e.Message.TrimEnd('.')}",
                "Run the command in the course's folder, the one that holds course.json.")]);
        }
    }

    /// <summary>
    /// Checks the text of a manifest. <paramref name="fileExists"/> and <paramref name="solution"/>, which gives a solution's text, get
    /// paths
    /// relative to the root; both default to the disk.
    /// </summary>
    /// <exception cref="CourseException">Lists everything that is wrong, with line and fix.</exception>
    public static Syllabus Parse(string root, string json, Func<string, bool>? fileExists = null, Func<string, string>? solution = null) =>
        Parse(root, Utf8(json), fileExists, solution);

    /// <summary>Checks a manifest given as UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="CourseException">Lists everything that is wrong, with line and fix.</exception>
    public static Syllabus Parse(
        string root, ReadOnlySpan<byte> utf8, Func<string, bool>? fileExists = null, Func<string, string>? solution = null)
    {
        var full = Path.GetFullPath(root);
        var source = ManifestJson.Source(FileName, utf8);
        var written = ManifestJson.Read(source);
        var errors = new ErrorList(source);
        EntryShape.Of(typeof(WrittenCourse)).Check(written, new Slot("", "the manifest"), errors);
        var manifest = Manifest.Bind(written);
        new ManifestRules(manifest, fileExists ?? (path => OnDisk(full, path)), errors).Check();
        errors.ThrowIfAny();
        var solutions = new Solutions(solution ?? (path => File.ReadAllText(Path.Combine(full, path))));
        var units = manifest.Units.Select(unit => unit.Value with { Exercises = [.. unit.Value.Exercises.Select(solutions.Describe)] })
            .ToList();
        solutions.ThrowIfAny();
        return new Syllabus { Root = full, Title = manifest.Title, Units = units };
    }

    private static bool OnDisk(string root, string path) =>
        path.EndsWith('/') ? Directory.Exists(Path.Combine(root, path)) : File.Exists(Path.Combine(root, path));

    private static byte[] Utf8(string json)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            var line = 1 + json.AsSpan(0, e.Index).Count('\n');
            throw new CourseException(
                [new(FileName, line, e.Index - json.LastIndexOf('\n', e.Index), "half of a surrogate pair",
                "Delete the broken character.")]);
        }
    }
}
