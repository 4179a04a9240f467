using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Running;

public sealed class KernelSignatureTests
{
    private const string Sentence = "Only static methods and non-capturing lambdas are supported at the moment";

    [Fact]
    public void A_capturing_lambda_is_refused_and_named_with_what_it_captures()
    {
        using var device = new MeteredGpu();
        var factor = 3;

        var error = Assert.Throws<NotSupportedException>(
            () => device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, data) => data[i] *= factor));

        var refusal = KernelRefusal.Of(error)!;
        const string Captures = "This one captures factor; pass it as a kernel argument, an array as a buffer's view.";
        Assert.Equal($"{Sentence}. {Captures}", refusal.Message);
        Assert.Equal($"{Sentence} ({refusal.Line}). {Captures}", error.Message);
        Assert.Contains("data[i] *= factor", Text(refusal.Line), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_variables_of_the_lambda_that_is_loaded_are_named()
    {
        using var device = new MeteredGpu();
        var (factor, summand, unused) = (3, 4f, 5);
        Func<int> other = () => unused;
        Action<Index1D, ArrayView<float>> kernel = (i, data) => data[i] = data[i] * factor + summand;

        // The delegate was made in another method than the one that loads it: its variables are not known.
        var error = Assert.Throws<NotSupportedException>(() => device.Accelerator.LoadAutoGroupedStreamKernel(kernel));
        Assert.EndsWith(
            "write it as a static method, and pass it what it uses as kernel arguments.", error.Message, StringComparison.Ordinal);
        Assert.Contains("LoadAutoGroupedStreamKernel(kernel)", Text(KernelRefusal.Of(error)!.Line), StringComparison.Ordinal);

        var direct = Assert.Throws<NotSupportedException>(() =>
            device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>>((i, data) => data[i] = data[i] * factor + summand));
        Assert.Contains("This one captures factor, summand; pass them as kernel arguments", direct.Message, StringComparison.Ordinal);
        Assert.Equal(5, other());
    }

    [Fact]
    public void What_the_host_was_refused_for_another_reason_is_not_about_captures() =>
        Assert.Null(KernelRefusal.Of(new NotSupportedException("no")));

    [Fact]
    public void An_instance_method_is_refused()
    {
        using var device = new MeteredGpu();
        var error = Assert.Throws<NotSupportedException>(
            () => device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Instance));
        Assert.EndsWith("Make KernelSignatureTests.Instance static.", error.Message);
    }

    private void Instance(Index1D i, ArrayView<int> data) => data[i] = GetHashCode();

    [Fact]
    public void Parameters_that_a_gpu_cannot_take_are_refused_at_the_declaration_with_the_way_out()
    {
        using var device = new MeteredGpu();
        var accelerator = device.Accelerator;

        Refuses(() => accelerator.LoadStreamKernel<bool>(TakesBool), "'bool': parameter 'flag' of TakesBool",
            "Use int or byte: its size differs between host and device.");
        Refuses(() => accelerator.LoadStreamKernel<char>(TakesChar), "'char': parameter 'letter' of TakesChar",
            "Use ushort: its size differs between host and device.");
        Refuses(() => accelerator.LoadKernel(((Action<int, float[]>)TakesArray).Method), "'float[]': parameter 'values' of TakesArray",
            "Copy the array to a buffer and pass its View, an ArrayView of float.");
        Refuses(() => accelerator.LoadStreamKernel<Named>(TakesReference),
            "'KernelSignatureTests.Named': parameter 'named' of TakesReference",
            "Kernels take structs of numbers and views only.");
        Assert.Contains(
            "must receive an int index type as first parameter, long indices are not supported", Assert.Throws<NotSupportedException>(() =>
            accelerator.LoadAutoGroupedStreamKernel<LongIndex1D, ArrayView<int>>(LongIndex)).Message, StringComparison.Ordinal);

        static void Refuses(Action load, string reason, string wayOut)
        {
            var error = Assert.Throws<ArgumentException>(load);
            var refusal = KernelRefusal.Of(error)!;
            Assert.Equal($"Not supported kernel-parameter type {reason}. {wayOut}", refusal.Message);
            Assert.StartsWith(
                $"Not supported kernel-parameter type {reason} ({refusal.Line}). {wayOut}", error.Message, StringComparison.Ordinal);
            Assert.Contains($"void {reason[(reason.LastIndexOf(' ') + 1)..]}(", Text(refusal.Line), StringComparison.Ordinal);
        }
    }

    private static string Text(SourceLine? line) => File.ReadAllLines(line!.File)[line.Line - 1];

    public readonly record struct Named(string Name);

    private static void TakesBool(bool flag) { }

    private static void TakesChar(char letter)
    {
        var unused = letter;
    }

    private static void TakesArray(
        int count,
        float[] values)
    {
        var unused = values[count];
    }

    private static void TakesReference(Named named) { }

    private static void LongIndex(LongIndex1D i, ArrayView<int> data) => data[i] = 0;

    [Fact]
    public void Tuples_specialized_values_and_structs_of_views_are_taken()
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D(new int[4]);

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, Pair, (int A, byte B),
            SpecializedValue<int>>(Takes)(4, new Pair(data.View, 10), (1, 2), SpecializedValue.New(100));

        Assert.Equal([113, 114, 115, 116], data.GetAsArray1D());
    }

    public readonly record struct Pair(ArrayView<int> Data, int Offset);

    private static void Takes(Index1D i, Pair pair, (int A, byte B) tuple, SpecializedValue<int> special) =>
        pair.Data[i] = i + pair.Offset + tuple.A + tuple.B + special;
}
