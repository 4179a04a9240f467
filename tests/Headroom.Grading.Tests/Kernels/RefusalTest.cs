using Headroom.Grading.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

public sealed class RefusalTest
{
    [Fact]
    public void Of_a_trace_the_reason_and_the_method_are_told() =>
        Assert.Equal(
            "Not supported IL instruction of type 'Throw', in method Int32 Clamp(Int32, Int32, Int32) declared in type System.Math",
            Message("An internal compiler error has been detected\n- in method Int32 Clamp(Int32, Int32, Int32) declared in type "
                + "System.Math\n- in method Void Kernel()", "Not supported IL instruction of type 'Throw'."));

    [Fact]
    public void Without_a_trace_the_innermost_exception_tells() =>
        Assert.Equal(
            "Class type 'System.Object' is not supported",
            Message("An internal compiler error has been detected in method Void Kernel()", "Class type 'System.Object' is not supported"));

    [Fact]
    public void A_reason_with_a_way_out_is_told_as_it_is() =>
        Assert.Equal(
            "Not supported runtime method 'Clamp' (Saxpy.cs:12). Use XMath.Clamp.",
            Message("The kernel cannot run on a GPU.\n  Not supported runtime method 'Clamp' (Saxpy.cs:12). Use XMath.Clamp.",
            "Not supported runtime method 'Clamp'"));

    [Fact]
    public void What_a_lambda_captures_is_told_at_the_line_that_loads_it()
    {
        using var context = Context.Create(builder => builder.Simulator());
        using var accelerator = context.CreateSimulator();
        var factor = 3;
        var refused = Assert.Throws<NotSupportedException>(() =>
            accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, data) => data[i] *= factor));

        var finding = Refusal.Of(KernelRefusal.Of(refused)!);

        Assert.Equal(Reason.IllegalKernel, finding.Reason);
        Assert.Contains("This one captures factor; pass it as a kernel argument", finding.Likely, StringComparison.Ordinal);
        Assert.Contains("data[i] *= factor", Assert.Single(finding.Places).Text, StringComparison.Ordinal);
    }

    private static string? Message(string message, string innermost) =>
        Refusal.Of(new InternalCompilerException(message, new AggregateException(new NotSupportedException(innermost)))).Likely;
}
