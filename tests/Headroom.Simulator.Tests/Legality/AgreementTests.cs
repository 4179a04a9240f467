using System.Reflection;
using Headroom.Grading.Kernels;
using Headroom.Simulator.Testing.Differential;

namespace Headroom.Simulator.Testing.Legality;

/// <summary>Our legality check and ILGPU's own compiler, on the same kernels.</summary>
public sealed class AgreementTests
{
    private const int Generated = 72;

    /// <summary>Refused here though ILGPU compiles them, and why.</summary>
    private static readonly (string Why, string[] Kernels)[] s_stricter =
    [
        ("the rewriter inlines every helper, and a recursive one has no end", ["Recursion", "MutualRecursion"]),
        ("what ILGPU makes of it for PTX is a function that calls itself", ["MemoryBarrier"]),
        ("an array is an object of the host; LocalMemory says the same and is metered",
            ["ArrayOfConstantSize", "ArrayInitializer", "SmallArrayInitializer", "TwoDimensionalArray", "ForeachOverAnArray",
                "ParamsArray"]),
        ("the conversion compiles, the arithmetic does not", ["WideInteger"]),
    ];

    [Fact]
    public void What_is_refused_here_is_refused_by_ilgpu_but_for_a_few_kinds()
    {
        using var ptx = CodeGenerator.Ptx80();
        foreach (var optimize in new[] { true, false })
            Assert.Equal(
                s_stricter.SelectMany(kind => kind.Kernels),
                Rejected.Names.Where(name => ptx.WhyNot(Rejected.Kernel(name, optimize)) is null));
    }

    public static TheoryData<string> Backends => ["PTX sm_80", "PTX sm_90"];

    [Theory, MemberData(nameof(Backends))]
    public void Every_kernel_of_these_tests_that_is_accepted_here_compiles_for_ptx(string name)
    {
        using var ptx = Open(name);
        // A kernel that cannot return ends ILGPU's compiler with a NullReferenceException; here it runs, and its fault names the loop.
        string[] endless = ["CountedInsideEndless: NullReferenceException: Object reference not set to an instance of an object."];
        MethodInfo[] kernels = [.. typeof(AgreementTests).Assembly.GetTypes().SelectMany(KernelMethods.Of).Where(IsAccepted)];

        Assert.True(kernels.Length > 100, $"{kernels.Length} kernels");
        Assert.Equal(endless, Refused(ptx, kernels));
    }

    [Theory, MemberData(nameof(Backends))]
    public void Every_random_kernel_compiles_for_ptx(string name)
    {
        using var ptx = Open(name);
        foreach (var optimize in new[] { true, false })
        {
            var generated = KernelCompiler.Compile(KernelGenerator.Write(Generated), optimize).GetType("Generated")!;
            Assert.Equal(Generated, KernelMethods.Of(generated).Count());
            Assert.Equal([], Refused(ptx, KernelMethods.Of(generated)));
        }
    }

    private static IEnumerable<string> Refused(CodeGenerator generator, IEnumerable<MethodInfo> kernels) =>
        kernels.Select(kernel => (kernel.Name, Why: generator.WhyNot(kernel))).Where(kernel => kernel.Why is not null)
            .Select(kernel => $"{kernel.Name}: {kernel.Why}");

    private static CodeGenerator Open(string name) => name == "PTX sm_80" ? CodeGenerator.Ptx80() : CodeGenerator.Ptx90();

    private static bool IsAccepted(MethodInfo kernel) => Record.Exception(() => KernelLegality.Check(Source(kernel))) is null;

    private static KernelSource Source(MethodInfo kernel) =>
        new(kernel, KernelMethods.IsImplicitlyGrouped(kernel) ? KernelSignature.IndexTypeOf(kernel) : IndexType.KernelConfig);
}
