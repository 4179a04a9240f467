using System.IO.Compression;
using Headroom.Course;

namespace Headroom.Web.Files;

/// <summary>
/// The course's files in the page's memory, as they stand in its folder: the manifest, the heads of the solutions without their answers,
/// starters, graders, and what an exercise is compiled against.
/// </summary>
internal static class CourseFiles
{
    private const string Root = "/course";

    public static CourseLayout Layout { get; } = new(Root, $"{Root}/artifacts/bin");

    /// <summary>The options and references with which a file is compiled.</summary>
    public static string Recipe => Path.ChangeExtension(Layout.Solutions, ".rsp");

    /// <summary>The manifest, which names files that do not travel: notebooks and mutants.</summary>
    public static Syllabus Course() => Syllabus.Parse(Root, File.ReadAllBytes(Layout.PathTo(Syllabus.FileName)), _ => true);

    /// <summary>Unpacks the archive that <c>./course web</c> wrote.</summary>
    public static void Unpack(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        foreach (var entry in zip.Entries)
        {
            var path = Layout.PathTo(entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path, overwrite: true);
        }
    }

    /// <summary>The text of a file, empty where there is none. Paths are relative to the course.</summary>
    public static string Read(string path) => File.Exists(Layout.PathTo(path)) ? File.ReadAllText(Layout.PathTo(path)) : "";

    /// <summary>Writes a file; an empty text takes it away.</summary>
    public static void Write(string path, string text)
    {
        var full = Layout.PathTo(path);
        if (text.Length > 0) AtomicFile.Write(full, text);
        else if (File.Exists(full)) File.Delete(full);
    }
}
