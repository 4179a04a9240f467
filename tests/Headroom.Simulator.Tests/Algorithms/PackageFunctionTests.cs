using System.Reflection;
using Half = ILGPU.Half;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>
/// Each public function of the packages either gives in a kernel what the package's managed code gives on the host, for NaN, infinities,
/// negative numbers and the edges of each type, or its kernel is refused at load with a sentence.
/// </summary>
public sealed class PackageFunctionTests
{
    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void Every_function_of_values_computes_in_a_kernel_what_it_computes_on_the_host(ExecutionMode mode)
    {
        var functions = PackageFunctions.All.Where(f => PackageLegality.Obstacle(f) is null).ToArray();
        var kernels = FunctionKernel.Around(functions);
        using var device = new MeteredGpu(mode);
        var wrong = new List<string>();
        for (var i = 0; i < functions.Length; i++)
            if (Difference(device, kernels[i], functions[i]) is { } difference)
                wrong.Add($"{PackageFunctions.NameOf(functions[i])}: {difference}");

        Assert.True(functions.Length > 950, $"only {functions.Length} functions found");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_no_gpu_has_is_refused_by_name_with_a_way_out()
    {
        var functions = PackageFunctions.All.Where(f => PackageLegality.Obstacle(f) is not null).ToArray();
        var kernels = FunctionKernel.Around(functions);
        using var device = new MeteredGpu();

        Assert.True(functions.Length > 90, $"only {functions.Length} functions found");
        for (var i = 0; i < functions.Length; i++)
        {
            var refused = Assert.Throws<InternalCompilerException>(
                () => FunctionRun.On(device.Accelerator, kernels[i], functions[i], RowsOf(functions[i])));
            Assert.Contains(
                $"Not supported function '{functions[i].DeclaringType!.Name}.{functions[i].Name}'", refused.Message,
                StringComparison.Ordinal);
            Assert.Matches(@"\. (Use|Compute|Compare) [^.]+", refused.Message);
        }
    }

    private static string? Difference(MeteredGpu device, MethodInfo kernel, MethodInfo function)
    {
        var rows = RowsOf(function);
        var expected = rows.Select(row => FunctionRun.OnHost(function, row)).ToArray();
        rows = [.. rows.Where((_, i) => expected[i] is not null)];
        expected = [.. expected.Where(e => e is not null)];
        if (rows.Count == 0) return "throws on the host, whatever it is given";
        object[][] got;
        try
        {
            got = FunctionRun.On(device.Accelerator, kernel, function, rows);
        }
        catch (Exception other) when (
            other is InternalCompilerException or KernelFault or NullReferenceException or TargetInvocationException)
        {
            return $"{other.GetType().Name}: {other.Message}";
        }
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < got[i].Length; j++)
                if (!Same(expected[i]![j], got[i][j])) return $"{string.Join(", ", rows[i])} gives {got[i][j]}, not {expected[i]![j]}";
        return null;
    }

    private static List<object[]> RowsOf(MethodInfo function) =>
        Samples.Rows([.. function.GetParameters().Where(p => !p.IsOut).Select(p => FunctionKernel.Bare(p.ParameterType))]);

    private static bool Same(object expected, object got) => expected switch
    {
        bool truth => (byte)got == (truth ? 1 : 0),
        Half half => Half.IsNaN(half) ? Half.IsNaN((Half)got) : half.Equals((Half)got),
        Enum value => Convert.ToInt64(value) == Convert.ToInt64(got),
        float or double => expected.Equals(got), // two NaNs are equal
        _ => Fields(expected).SequenceEqual(Fields(got)),
    };

    // A struct of ILGPU.Half says that no NaN equals another.
    private static IEnumerable<object?> Fields(object value) => value.GetType().IsPrimitive ? [value]
        : value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(field => Fields(field.GetValue(value)!));
}
