using System.Reflection;
using Headroom.Simulator.Testing.Differential;

namespace Headroom.Simulator.Testing.Legality;

/// <summary>
/// The kernels of RejectedKernels*.cs, compiled as a debug build and as a release build have them, and where each is to be refused.
/// </summary>
internal static class Rejected
{
    private const string Mark = "// here: ";
    private const string Head = "    public static ";

    private const string Usings = """
        global using System.Threading;
        global using System.Threading.Tasks;
        global using ILGPU;
        """;

    private static readonly (string File, string Text)[] s_sources =
    [
        .. typeof(Rejected).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("RejectedKernels", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
            .Select(name => (name, new StreamReader(typeof(Rejected).Assembly.GetManifestResourceStream(name)!).ReadToEnd())),
    ];

    private static readonly Lazy<Type> s_debug = new(() => Compile(optimize: false));
    private static readonly Lazy<Type> s_release = new(() => Compile(optimize: true));

    /// <summary>The kernels' names in the order of the source.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. s_release.Value.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).OrderBy(m => m.MetadataToken)
        .Select(m => m.Name)];

    public static MethodInfo Kernel(string name, bool optimize) => (optimize ? s_release : s_debug).Value.GetMethod(name)!;

    /// <summary>The file, the line and words of the cure that a kernel's refusal must hold.</summary>
    public static (string File, int Line, string Cure) Place(string name)
    {
        foreach (var (file, text) in s_sources)
        {
            var lines = text.Split('\n');
            var start = Array.FindIndex(
                lines, line => line.StartsWith(Head, StringComparison.Ordinal) && line.Contains($"void {name}(", StringComparison.Ordinal));
            if (start < 0) continue;
            var at = Array.FindIndex(lines, start, line => line.Contains(Mark, StringComparison.Ordinal));
            var next = Array.FindIndex(
                lines, start + 1, line =>
                line.StartsWith(Head, StringComparison.Ordinal) && line.Contains("void ", StringComparison.Ordinal));
            Assert.True(at >= 0 && (next < 0 || at < next), $"{name} has no line with {Mark}");
            return (file, at + 1, lines[at][(lines[at].IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Trim());
        }
        throw new ArgumentException($"no kernel {name}");
    }

    private static Type Compile(bool optimize) =>
        KernelCompiler.CompileWithLines(s_sources, Usings, optimize).GetType("Headroom.Simulator.Testing.Legality.RejectedKernels")!;
}
