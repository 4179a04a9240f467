using System.IO.Compression;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading.Compiling;

namespace Headroom.Cli.Publishing;

/// <summary>
/// The files of the course that a page checks with, in one archive: the manifest, starters, graders, and what an exercise is compiled
/// against. Of the solutions it holds what their heads say, and no answer.
/// </summary>
internal static class CourseArchive
{
    private const string References = "artifacts/references";

    // What graded code may name of .NET lies in these; others only make it larger.
    private static readonly string[] s_framework =
    [
        "System.Buffers", "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable",
        "System.Collections.NonGeneric", "System.ComponentModel.Primitives", "System.Console", "System.Diagnostics.Debug",
        "System.Diagnostics.Process", "System.Diagnostics.Tools", "System.Globalization", "System.IO", "System.IO.FileSystem",
        "System.Linq", "System.Memory", "System.Net.Http", "System.Net.Primitives", "System.Net.Sockets", "System.Numerics.Vectors",
        "System.ObjectModel", "System.Reflection", "System.Reflection.Emit", "System.Reflection.Primitives", "System.Runtime",
        "System.Runtime.CompilerServices.Unsafe", "System.Runtime.Extensions", "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics", "System.Runtime.Loader", "System.Runtime.Numerics", "System.Security.Cryptography",
        "System.Text.Encoding", "System.Text.Encoding.Extensions", "System.Text.RegularExpressions", "System.Threading",
        "System.Threading.Tasks", "System.Threading.Tasks.Parallel", "System.Threading.Thread", "System.Threading.ThreadPool",
        "System.Threading.Timer",
    ];

    // The page's runtime has the packages, and hands out their names.
    private static readonly string[] s_own = ["Headroom", "Headroom.Simulator"];

    public static byte[] Of(CourseLayout layout, Syllabus course)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Syllabus.FileName, File.ReadAllBytes(layout.PathTo(Syllabus.FileName)));
            Add(zip, "artifacts/bin/Graders/debug/Graders.dll", File.ReadAllBytes(layout.Graders));
            foreach (var choice in course.Exercises.SelectMany(exercise => exercise.Choices))
            {
                var solution = File.ReadAllText(layout.PathTo(choice.SolutionFile));
                Add(zip, choice.SolutionFile, Stub.WithoutAnswer(solution, choice.SolutionFile));
            }
            AddReferences(zip, CompileRecipe.Load(layout));
        }
        return bytes.ToArray();
    }

    private static void AddReferences(ZipArchive zip, CompileRecipe recipe)
    {
        var names = s_framework.Concat(s_own).ToHashSet();
        var taken = recipe.References.Where(path => names.Contains(Path.GetFileNameWithoutExtension(path))).ToList();
        foreach (var path in taken) Add(zip, $"{References}/{Path.GetFileName(path)}", File.ReadAllBytes(path));
        var lines = File.ReadAllLines(recipe.ResponseFile).Where(line => !line.StartsWith("-r:", StringComparison.Ordinal)).ToList();
        // The last line is a source: the usings of all files.
        var usings = lines[^1].Trim('"');
        Add(zip, $"{References}/Usings.g.cs", File.ReadAllBytes(usings));
        Add(zip, "artifacts/bin/Solutions/debug/Exercises.rsp", string.Join('\n', [
            .. lines[1..^1], .. taken.Select(path => $"-r:/course/{References}/{Path.GetFileName(path)}"),
            $"/course/{References}/Usings.g.cs"]));
    }

    private static void Add(ZipArchive zip, string name, string text) => Add(zip, name, System.Text.Encoding.UTF8.GetBytes(text));

    // Packed as a whole later. Always the same bytes for the same files.
    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }
}
