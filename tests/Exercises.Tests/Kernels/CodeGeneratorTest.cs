using System.Reflection;
using System.Text.RegularExpressions;
using Headroom.Grading.Kernels;
using ILGPU.Runtime.OpenCL;

namespace Headroom.Testing;

/// <summary>ILGPU's own code generators on the kernels of the solutions. None of them needs a GPU.</summary>
public sealed class CodeGeneratorTest
{
    private static readonly MethodInfo[] s_solutions = [.. Assembly.Load("Exercises").GetExportedTypes().SelectMany(KernelMethods.Of)];

    private static readonly string s_docs = Repository.PathTo("docs", "opencl.md");

    /// <summary>What docs/opencl.md says.</summary>
    public static TheoryData<string> Vendors => ["Intel", "Nvidia", "AMD"];

    [Theory, InlineData("PTX sm_80"), InlineData("PTX sm_90")]
    public void Every_kernel_of_the_solutions_compiles_for_ptx(string name)
    {
        using var generator = name == "PTX sm_80" ? CodeGenerator.Ptx80() : CodeGenerator.Ptx90();

        Assert.True(s_solutions.Length > 30, $"{s_solutions.Length} kernels");
        Assert.Equal(
            [], s_solutions.Select(kernel => (kernel, Why: generator.WhyNot(kernel))).Where(k => k.Why is not null)
            .Select(k => $"{Name(k.kernel)}: {k.Why}"));
    }

    [Fact]
    public void The_megakernel_keeps_its_fences_and_its_atomic_waits_in_ptx()
    {
        using var generator = CodeGenerator.Ptx90();

        foreach (var kernel in s_solutions.Where(kernel => kernel.DeclaringType == typeof(Megakernel)))
        {
            var lines = generator.PtxOf(kernel).Split('\n', StringSplitOptions.TrimEntries);
            var ptx = string.Join('\n', lines);
            // One before the signal, one behind the wait; the wait's atomic adds 0; nobody reads what the signal's gives back: a reduction.
            Assert.True(lines.Count(line => line.StartsWith("membar.gl", StringComparison.Ordinal)) >= 2, kernel.Name);
            Assert.Matches(new Regex(@"^atom\.add\..*, 0;$", RegexOptions.Multiline), ptx);
            Assert.Matches(new Regex(@"^red\.add\..*, 1;$", RegexOptions.Multiline), ptx);
            Assert.Contains(lines, line => line.StartsWith("bar.sync", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Vendors))]
    public void What_opencl_refuses_is_the_table_of_the_docs(string vendor)
    {
        using var generator = CodeGenerator.OpenCL(Enum.Parse<CLDeviceVendor>(vendor));

        var refused = s_solutions.Where(kernel => generator.WhyNot(kernel) is not null).Select(Name).Order(StringComparer.Ordinal);

        Assert.Equal(Table(vendor), refused);
        Assert.Contains($"All public kernels of the solutions, {s_solutions.Length} of them,", File.ReadAllText(s_docs));
    }

    private static string Name(MethodInfo kernel) => $"{kernel.DeclaringType!.Name}.{kernel.Name}";

    // | `Reduction.Kernel` | compiles | refused | refused |
    private static IEnumerable<string> Table(string vendor)
    {
        var rows = File.ReadAllLines(s_docs).Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        var column = Array.IndexOf(rows[0], vendor);
        Assert.True(column > 1, $"docs/opencl.md has no column {vendor}");
        return rows[2..].Where(row => row[column] == "refused").Select(row => row[1].Trim('`')).Order(StringComparer.Ordinal);
    }
}
