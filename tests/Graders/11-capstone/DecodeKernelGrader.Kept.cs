using Headroom.Grading.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Graders;

// What is left of one call when the next one comes, and slots that hold nothing yet.
public sealed partial class DecodeKernelGrader
{
    // Another cache between two calls of the same shape, and the first one again.
    private void Twice()
    {
        var (one, two) = (new PagedCodes(Draw, 2, 2, [30, 50]), new PagedCodes(Draw, 2, 2, [64, 3]));
        Case("one cache, another one, and the first again", () =>
        {
            var first = Run(one, counts: true);
            Check(two, Run(two, counts: true));
            That(Run(one, counts: true).AsSpan().SequenceEqual(first), "the same again",
                "the same cache gives another output after a different one: something is kept from call to call");
            Check(one, first);
        }, "int8 and float32");
    }

    // The buffers of a server stay where they are, and what is in them changes.
    private void OneCache()
    {
        var (before, after) = (new PagedCodes(Draw, 2, 2, [30, 50], wider: 2), new PagedCodes(Draw, 2, 2, [50, 30], wider: 2));
        Case("a cache whose buffers hold other tokens at the second call", () =>
        {
            var (k, v) = (Upload(before.K), Upload(before.V));
            var (kScales, vScales, table) = (Upload(before.KScales), Upload(before.VScales), Upload(before.Table));
            var (q, lengths, o) = (Upload(before.Q), Upload(before.Lengths), Upload(Poisoned(before.Q.Length)));
            var (rows, sides) = (new Index2D(before.Rows, PagedCodes.D), new Index2D(before.Q.Length / PagedCodes.D, PagedCodes.D));
            var cache = new DecodeKernel.Cache(
                k.View.As2DDenseYView(rows), v.View.As2DDenseYView(rows), kScales.View, vScales.View,
                table.View.As2DDenseYView(new Index2D(before.Lengths.Length, before.Width)), lengths.View, before.KvHeads, 50);
            void Launches() =>
                DecodeKernel.Attend(Accelerator, cache, q.View.As2DDenseYView(sides), o.View.As2DDenseYView(sides));
            Launch(DecodeKernel.Attend, Launches);
            Check(before, Download(o));
            (MemoryBuffer1D<sbyte, Stride1D.Dense> To, sbyte[] From)[] codes = [(k, after.K), (v, after.V)];
            foreach (var (to, from) in codes) to.CopyFromCPU(from);
            (MemoryBuffer1D<float, Stride1D.Dense> To, float[] From)[] values =
                [(kScales, after.KScales), (vScales, after.VScales), (q, after.Q), (o, Poisoned(after.Q.Length))];
            foreach (var (to, from) in values) to.CopyFromCPU(from);
            table.CopyFromCPU(after.Table);
            lengths.CopyFromCPU(after.Lengths);
            Launch(DecodeKernel.Attend, Launches);
            var got = Download(o);
            That(!got.AsSpan().Contains(Poison), "the second call writes its output",
                "called again with the same cache and other tokens in it, Attend writes no output: something is kept from call to call");
            Check(after, got);
        }, "int8 and float32");
    }

    // As they are in a cache that has just been allocated.
    private void NeverWritten()
    {
        var x = new PagedCodes(Draw, 2, 2, [Draw.Int(17, 30), 5]);
        Case("slots that no token fills were never written", () =>
        {
            using var k = Accelerator.Allocate2DDenseY<sbyte>(new LongIndex2D(x.Rows, PagedCodes.D));
            using var v = Accelerator.Allocate2DDenseY<sbyte>(new LongIndex2D(x.Rows, PagedCodes.D));
            using var kScales = Accelerator.Allocate1D<float>(x.Rows);
            using var vScales = Accelerator.Allocate1D<float>(x.Rows);
            foreach (var row in Enumerable.Range(0, x.Rows).Where(row => float.IsFinite(x.KScales[row])))
            {
                var (from, to) = (row * PagedCodes.D, (row + 1) * PagedCodes.D);
                k.AsContiguous().SubView(from, PagedCodes.D).CopyFromCPU(x.K[from..to]);
                v.AsContiguous().SubView(from, PagedCodes.D).CopyFromCPU(x.V[from..to]);
                kScales.View.SubView(row, 1).CopyFromCPU([x.KScales[row]]);
                vScales.View.SubView(row, 1).CopyFromCPU([x.VScales[row]]);
            }
            var (q, o) = Sides(x);
            var cache = Uploaded(x) with { K = k.View, V = v.View, KScales = kScales.View, VScales = vScales.View };
            Launch(DecodeKernel.Attend, () => DecodeKernel.Attend(Accelerator, cache, q, o.View));
            Check(x, Download(o));
        }, "int8 and float32");
    }

    // A device of its own, which tells at its end what is left on it.
    private void Kept()
    {
        var x = new PagedCodes(Draw, 1, 2, [20, 9]);
        Case("a second device, and nothing left on it", () =>
        {
            var (got, left) = (Array.Empty<float>(), Array.Empty<Leak>());
            Launch(DecodeKernel.Attend, () => (got, left) = OnItsOwn(x));
            Check(x, got);
            That(left.Length == 0, "every buffer is given back",
                $"Attend leaves {left.Length} of its buffers on the device, {left.FirstOrDefault()}: the next call may have another size");
        }, "int8 and float32");
    }

    private static (float[] Got, Leak[] Left) OnItsOwn(PagedCodes x)
    {
        using var context = Context.Create(builder => builder.Simulator().EnableAlgorithms());
        using var device = context.CreateSimulator();
        using var recording = Recording.Start(Recording.Current?.Options);
        var (rows, sides) = (new LongIndex2D(x.Rows, PagedCodes.D), new LongIndex2D(x.Q.Length / PagedCodes.D, PagedCodes.D));
        var got = new float[x.Q.Length];
        using (var k = device.Allocate2DDenseY<sbyte>(rows))
        using (var v = device.Allocate2DDenseY<sbyte>(rows))
        using (var kScales = device.Allocate1D(x.KScales))
        using (var vScales = device.Allocate1D(x.VScales))
        using (var table = device.Allocate2DDenseY<int>(new LongIndex2D(x.Lengths.Length, x.Width)))
        using (var lengths = device.Allocate1D(x.Lengths))
        using (var q = device.Allocate2DDenseY<float>(sides))
        using (var o = device.Allocate2DDenseY<float>(sides))
        {
            k.AsContiguous().CopyFromCPU(x.K);
            v.AsContiguous().CopyFromCPU(x.V);
            table.AsContiguous().CopyFromCPU(x.Table);
            q.AsContiguous().CopyFromCPU(x.Q);
            o.AsContiguous().CopyFromCPU(got);
            DecodeKernel.Attend(
                device, new(k.View, v.View, kScales.View, vScales.View, table.View, lengths.View, x.KvHeads, x.Lengths.Max()), q.View,
                o.View);
            device.Synchronize();
            o.AsContiguous().CopyToCPU(got);
        }
        device.Dispose();
        return (got, [.. recording.Leaks]);
    }
}
