using System.Text;
using System.Text.Json;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Compiling;

namespace Headroom.Classroom.Compiling;

/// <summary>
/// The process that compiles a class's files, one at a time: it never loads one, and may be ended where a file takes it too long. It reads
/// requests from standard input, one JSON object a line, and answers on standard output.
/// </summary>
public static class CompileWorker
{
    /// <summary>The hidden verb that starts it.</summary>
    public const string Verb = "compile-worker";

    /// <summary>Its first line: what a cold compiler takes is no file's.</summary>
    internal const string Ready = "ready";

    /// <summary>Answers until there are no more requests.</summary>
    public static int Run(CourseLayout layout, TextReader requests, TextWriter answers)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(answers);
        var compiler = new RecipeCompiler(layout);
        compiler.Warm();
        answers.WriteLine(Ready);
        answers.Flush();
        while (requests.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, CompileJson.Default.CompileRequest)!;
            answers.WriteLine(JsonSerializer.Serialize(Answer(compiler, request), CompileJson.Default.CompileAnswer));
            answers.Flush();
        }
        return 0;
    }

    private static CompileAnswer Answer(RecipeCompiler compiler, CompileRequest request)
    {
        var text = File.ReadAllText(request.Source, Encoding.UTF8);
        var tree = compiler.Parse(request.Source, text);
        var (assembly, errors) = compiler.Compile(tree, request.Folder);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new CompileAnswer(
            assembly,
            [.. errors.Select(error => Error(error, request.Source, lines)).DistinctBy(one => (one.Place.Line, one.Id))],
            UnguardedWords.Find(tree, isTimed: false), UnguardedWords.Find(tree, isTimed: true));
    }

    private static CompileError Error(Microsoft.CodeAnalysis.Diagnostic error, string source, string[] lines)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        var text = at.Line < lines.Length ? lines[at.Line].Trim() : "";
        return new(
            new SourcePlace(source, at.Line + 1, at.Character + 1, text[..Math.Min(text.Length, 200)]), error.Id,
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
