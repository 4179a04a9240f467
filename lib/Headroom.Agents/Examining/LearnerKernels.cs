using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Headroom.Agents.Compiling;
using Headroom.Simulator;
using ILGPU;

namespace Headroom.Agents.Examining;

/// <summary>Kernels out of a learner's files, compiled in memory and ready to be counted.</summary>
public sealed partial class LearnerKernels : IDisposable
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using Headroom;";

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
        var (image, _, errors) = KernelCompiler.Compile($"Exam{++_compiled}", Usings, [(kernel.File, text)]);
        return errors is null
            ? _context.LoadFromStream(new MemoryStream(image)).GetType(kernel.Class)?
                .GetMethod("Kernel", BindingFlags.Public | BindingFlags.Static)
            : null;
    }
}
