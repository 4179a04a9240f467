using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Headroom.Simulator;
using ILGPU;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Agents.Examining;

/// <summary>Kernels out of a learner's files, compiled in memory and ready to be counted.</summary>
public sealed partial class LearnerKernels : IDisposable
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using Headroom;";

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);
    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [.. References().Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly AssemblyLoadContext _context = new("exam", isCollectible: true);
    private readonly Dictionary<string, MethodInfo> _kernels = [];
    private readonly IReadOnlyDictionary<string, string> _sources;
    private int _compiled;
    private readonly Context _gpuContext = Context.Create(builder => builder.Simulator());

    /// <param name="sources">Texts by path below <c>exercises/</c>. What does not compile is left out.</param>
    public LearnerKernels(IReadOnlyDictionary<string, string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _sources = sources;
        Gpu = _gpuContext.CreateSimulator();
        foreach (var kernel in ExamKernels.All)
            if (sources.GetValueOrDefault(kernel.File) is { } text && Compile(kernel, text) is { } method)
                _kernels[kernel.Exercise] = method;
    }

    public SimulatedAccelerator Gpu { get; }

    /// <summary>The kernel of an exercise; null where the file has none, or does not compile.</summary>
    public MethodInfo? Of(string exercise) => _kernels.GetValueOrDefault(exercise);

    /// <summary>
    /// The kernel as it is with one constant of its file halved, for each that can be: the depth of a tile, say. Whether it is right then,
    /// a launch tells.
    /// </summary>
    public IEnumerable<(string Constant, int From, MethodInfo Kernel)> Halved(ExamKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (_sources.GetValueOrDefault(kernel.File) is not { } text) yield break;
        foreach (Match constant in Constant().Matches(text))
        {
            var value = int.Parse(constant.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
            if (value < 4 || value % 2 != 0) continue;
            var place = constant.Groups["value"];
            var half = (value / 2).ToString(CultureInfo.InvariantCulture);
            if (Compile(kernel, text[..place.Index] + half + text[(place.Index + place.Length)..]) is { } method)
                yield return (constant.Groups["name"].Value, value, method);
        }
    }

    [GeneratedRegex(@"const int (?<name>\w+) = (?<value>\d{1,4});")]
    private static partial Regex Constant();

    public void Dispose()
    {
        Gpu.Dispose();
        _gpuContext.Dispose();
        _context.Unload();
    }

    private MethodInfo? Compile(ExamKernel kernel, string text)
    {
        var trees = new[] { text, Usings }.Select((source, at) =>
            CSharpSyntaxTree.ParseText(source, s_language, at == 0 ? kernel.File : "Usings.cs", Encoding.UTF8));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: Microsoft.CodeAnalysis.OptimizationLevel.Release);
        using var image = new MemoryStream();
        if (!CSharpCompilation.Create($"Exam{++_compiled}", trees, s_references.Value, options).Emit(image).Success) return null;
        image.Position = 0;
        return _context.LoadFromStream(image).GetType(kernel.Class)?.GetMethod("Kernel", BindingFlags.Public | BindingFlags.Static);
    }

    private static IEnumerable<string> References()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] named = ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Runtime.Extensions",
            "System.Numerics.Vectors", "netstandard"];
        return named.Select(name => Path.Combine(runtime, name + ".dll"))
            .Concat([typeof(Index1D).Assembly.Location, typeof(NotAttempted).Assembly.Location]);
    }
}
