using Graders.Holding;
using Graders.Tensors;
using Headroom.Grading;
using static TorchSharp.torch;

namespace Graders;

public sealed partial class QuantizedAdapterGrader
{
    private const int AdamBytes = 16; // of a trained float: itself, its gradient, two moments

    // Whoever keeps W unpacked, in a field or in the graph, goes on with what is not there any more.
    private void Replaced(int outputs, int inputs, int rank) => TensorCase("packed replaced between forward and backward", () =>
    {
        float[] first = Draw.Normal(outputs * inputs, 0.2f), second = Draw.Normal(outputs * inputs, 0.2f);
        var packed = s_format.Quantize(first);
        var sides = new AdapterData(outputs, inputs, rank, Draw.Real(1.1, 9));
        var made = Over(packed, outputs, inputs, rank, sides.Alpha, 1);
        if (Filled(made, Held(first), Layout.Contiguous, [4], sides) is not { } before) return;
        var after = before with { Data = before.Data with { W = [.. Held(second).Select(value => (double)value)] } };
        var y = before.Module.call(before.X);
        Forward(before, y);
        s_format.Quantize(second, packed);
        if (!Backward("y", y, before.Dy)) return;
        var (old, data, sizes) = (before.Data, after.Data, after.Data.Sizes());
        Gradient("x", after.X, data.Dx(), Rounding(outputs + rank, sizes.Dx()), ("rows", 4), ("inputs", inputs))
            ?.Trap(old.Dx, "dx comes from the W of the forward: its floats, 8 times packed's bytes, were kept from forward to backward. "
                + "A product with an unpacked W saves it in the graph; a function of your own unpacks it again");
        Elements("y after packed changed", after.Module.call(after.X), data.Y(), Rounding(inputs + rank, sizes.Y()),
            ("rows", 4), ("outputs", outputs))
            ?.Trap(old.Y, "y comes from the W of before: unpacked weights, or a copy of packed, are kept");
        Elements("merged after packed changed", after.Merged(), data.Merged(), Rounding(rank + 2, sizes.Merged()),
            ("outputs", outputs), ("inputs", inputs))
            ?.Trap(old.Merged, "merged comes from the W of before: unpacked weights, or a copy of packed, are kept");
        // Two codes of the first block: whoever compares some bytes of packed takes it for what it was.
        packed[packed.Length - (outputs * inputs + 63) / 64 * 32 + Draw.Int(0, 31)] ^= 0x11;
        var floats = new float[outputs * inputs];
        s_format.Dequantize(packed, floats);
        var last = data with { W = [.. floats.Select(value => (double)value)] };
        Elements("y after one byte changed", after.Module.call(after.X), last.Y(), Rounding(inputs + rank, last.Sizes().Y()),
            ("rows", 4), ("outputs", outputs))
            ?.Trap(data.Y, "y comes from the W before one byte of packed changed: unpacked weights are kept, and used again by a guess");
    });

    private void InARow(int side, int rank) => TensorCase($"two adapters in a row, W [{side}, {side}] each", () =>
    {
        if (Drawn(Layout.Contiguous, [4], side, side, rank, 3) is not { } one) return;
        if (Drawn(Layout.Contiguous, [4], side, side, rank, 5) is not { } two) return;
        var middle = one.Module.call(one.X);
        if (!Backward("y", two.Module.call(middle), two.Dy)) return;
        var last = two.Data with { X = one.Data.Y() };
        var (first, sizes) = (one.Data with { Dy = last.Dx() }, one.Data.Sizes() with { Dy = last.Sizes().Dx() });
        var terms = 4 * (side + rank);
        Gradient("x", one.X, first.Dx(), Rounding(terms, sizes.Dx()), ("rows", 4), ("inputs", side))
            ?.Trap((first with { W = last.W }).Dx, "the first adapter's backward unpacked the second's bytes: what belongs to a call goes "
                + "into its context, with ctx.save_data, and not into something static");
        Gradient("the first a", one.A, first.Da(), Rounding(terms, sizes.Da()), ("ranks", rank), ("inputs", side));
        Gradient("the first b", one.B, first.Db(), Rounding(terms, sizes.Db()), ("outputs", side), ("ranks", rank));
    });

    private void Memory(int outputs, int inputs, int rank) => TensorCase($"memory, W [{outputs}, {inputs}], rank {rank}", () =>
    {
        var packed = s_format.Quantize(Draw.Normal(outputs * inputs, 0.1f));
        var (adapter, merged) = Over(packed, outputs, inputs, rank, 16, 1);
        using var optimizer = optim.AdamW(adapter.parameters());
        double floats = sizeof(float) * (double)outputs * inputs, adapters = AdamBytes * (double)rank * (outputs + inputs);
        var planned = outputs * (double)inputs * Headroom.Models.MemoryPlanner.QloraBits / 8 + adapters;
        NaiveIs("W is unpacked once and kept");
        using (var scope = NewDisposeScope())
        {
            var x = Draw.Normal(Layout.Contiguous, [2, inputs]).requires_grad_();
            var arrays = GC.GetTotalMemory(forceFullCollection: true);
            var y = adapter.call(x);
            AtMost("bytes of arrays more after forward", Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - arrays), floats / 4,
                floats, "unpacked weights wait in an array for backward, as in ctx.save_data: backward unpacks them again");
            AtMost("bytes alive after forward", Alive(), floats / 4, floats,
                "unpacked weights are left to the caller's scope: dispose them, as with using");
            if (Backward("y", y, ones_like(y)))
                AtMost("bytes alive after backward", Alive(), floats / 4, floats,
                    "unpacked weights of backward are left to the caller's scope");
            optimizer.step();
            merged().Dispose();
            AtMost("bytes alive after merged", Alive(), floats / 4, floats, "what merged unpacked is left to the caller's scope");

            double Alive() => HeldBytes.Beyond([x, adapter, optimizer, packed, .. Statics()], [.. scope.DisposablesView]);
        }
        var kept = HeldBytes.Of([adapter, optimizer, packed, .. Statics()]);
        AtMost("bytes kept after a step", kept, Math.Floor(1.1 * planned), floats + adapters,
            "the planner has 4.127 bits a weight, and 16 bytes a number of a and b: itself, gradient, two moments");
        Meaning($"W [{outputs}, {inputs}] takes {Numbers.Short(packed.Length / 1e3)} kB where float32 takes {Numbers.Short(floats / 1e3)}; "
            + $"a step keeps {Numbers.Short(kept / 1e3)} kB, and the planner said {Numbers.Short(planned / 1e3)}. The price: W is unpacked "
            + "twice in each step");

        // What is there now: a field may have been empty before.
        object[] Statics() => HeldBytes.StaticsBeside(adapter.GetType());
    });
}
