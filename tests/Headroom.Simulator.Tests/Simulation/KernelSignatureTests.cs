using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Simulation;

public sealed class KernelSignatureTests
{
    [Fact]
    public void A_capturing_lambda_is_refused_and_named_with_what_it_captures()
    {
        using var device = new MeteredGpu();
        var factor = 3;

        var error = Assert.Throws<NotSupportedException>(() => device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, data) => data[i] *= factor));

        var refusal = KernelRefusal.Of(error)!;
        Assert.Equal("Only static methods and non-capturing lambdas are supported at the moment. This one captures factor; pass it as a kernel argument, an array as a buffer's view.", refusal.Message);
        Assert.Contains("data[i] *= factor", File.ReadAllLines(refusal.Line!.File)[refusal.Line.Line - 1]);
    }

    [Fact]
    public void Only_the_variables_of_the_lambda_that_is_loaded_are_named()
    {
        using var device = new MeteredGpu();
        var (factor, summand, unused) = (3, 4f, 5);
        Func<int> other = () => unused;
        Action<Index1D, ArrayView<float>> kernel = (i, data) => data[i] = data[i] * factor + summand;

        var error = Assert.Throws<NotSupportedException>(() => device.Accelerator.LoadAutoGroupedStreamKernel(kernel));

        // The delegate was made in another method than the one that loads it: nothing can be said.
        Assert.Null(KernelRefusal.Of(error));
        var direct = Assert.Throws<NotSupportedException>(() => device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>>((i, data) => data[i] = data[i] * factor + summand));
        Assert.Contains("This one captures factor, summand; pass them as kernel arguments", KernelRefusal.Of(direct)!.Message);
        Assert.Equal(5, other());
    }

    [Fact]
    public void What_the_host_was_refused_for_another_reason_is_not_about_captures() =>
        Assert.Null(KernelRefusal.Of(new NotSupportedException("no")));

    [Fact]
    public void An_instance_method_is_refused()
    {
        using var device = new MeteredGpu();
        var error = Assert.Throws<NotSupportedException>(() => device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Instance));
        Assert.EndsWith("Make KernelSignatureTests.Instance static.", error.Message);
    }

    private void Instance(Index1D i, ArrayView<int> data) => data[i] = GetHashCode();

    [Fact]
    public void Parameters_that_a_gpu_cannot_take_are_refused_with_the_way_out()
    {
        using var device = new MeteredGpu();

        Assert.Contains("'bool': parameter 'flag' of TakesBool; use int or byte", Refusal(() => device.Accelerator.LoadStreamKernel<bool>(TakesBool)));
        Assert.Contains("'KernelSignatureTests.Named': parameter 'named' of TakesReference", Refusal(() => device.Accelerator.LoadStreamKernel<Named>(TakesReference)));
        Assert.Contains("must receive an int index type as first parameter, long indices are not supported", Assert.Throws<NotSupportedException>(() =>
            device.Accelerator.LoadAutoGroupedStreamKernel<LongIndex1D, ArrayView<int>>(LongIndex)).Message);

        static string Refusal(Action load) => Assert.Throws<ArgumentException>(load).Message;
    }

    public readonly record struct Named(string Name);

    private static void TakesBool(bool flag) { }

    private static void TakesReference(Named named) { }

    private static void LongIndex(LongIndex1D i, ArrayView<int> data) => data[i] = 0;

    [Fact]
    public void Tuples_specialized_values_and_structs_of_views_are_taken()
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D(new int[4]);

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, Pair, (int A, byte B), SpecializedValue<int>>(Takes)(4, new Pair(data.View, 10), (1, 2), SpecializedValue.New(100));

        Assert.Equal([113, 114, 115, 116], data.GetAsArray1D());
    }

    public readonly record struct Pair(ArrayView<int> Data, int Offset);

    private static void Takes(Index1D i, Pair pair, (int A, byte B) tuple, SpecializedValue<int> special) =>
        pair.Data[i] = i + pair.Offset + tuple.A + tuple.B + special;
}
