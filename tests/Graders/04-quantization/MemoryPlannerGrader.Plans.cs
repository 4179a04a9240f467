using Headroom.Grading;
using Model = MemoryPlanner.Model;
using Plan = MemoryPlanner.Plan;

namespace Graders;

public sealed partial class MemoryPlannerGrader
{
    private void Lora(string name, Model model, int rank, double bits, int tokens) => Case(name, () =>
    {
        var plan = MemoryPlanner.Lora(model, rank, bits, tokens);
        double frozen = model.Parameters * bits / 8, trained = model.Layers * rank * model.Adapted.Sum(m => (double)m.In + m.Out);
        Number("weights", plan.Weights, frozen + 2 * trained)
            .Trap(frozen, "the adapters' own weights are left out: 2 B each")
            .Trap(2 * trained, "the frozen weights are left out: they are read in every step")
            .Trap((model.Parameters + trained) * bits / 8, "the adapters are not quantized: they are trained, in 2 B each")
            .Trap(model.Parameters * Math.Min(bits, 16) / 8 + 2 * trained, "at most 16 bits: frozen weights have `bits` bits, 32 too")
            .Trap(2 * (model.Parameters + trained), "the bits are not used: frozen weights have that many")
            .Trap(8 * frozen + 2 * trained, "bits for bytes: 8 bits are a byte");
        Number("gradients", plan.Gradients, 2 * trained)
            .Trap(2 * model.Parameters, "frozen weights have no gradient of their own: adapters have")
            .Trap(2 * (model.Parameters + trained), "frozen weights have no gradient of their own: adapters have")
            .Trap(4 * trained, "4 B for a gradient: here a gradient has 2 B")
            .Trap(0, "no gradients: every parameter that is trained has one");
        if (plan.Optimiser > 8 * model.Parameters)
            Number("optimiser", plan.Optimiser, 8 * trained).Trap(plan.Optimiser, "frozen weights have no moments: nothing moves them");
        else Moments(plan.Optimiser, trained);
        Activations(plan, model, tokens);
        NoCache(plan);
    }, Setting(model, tokens));

    private void Serving(string name, Model model, double bits, int batch, int context) => Case($"serving, {name}", () =>
    {
        var plan = MemoryPlanner.Serving(model, bits, batch, context);
        var cache = 4.0 * model.Layers * model.KvHeads * model.HeadDim * context * batch;
        Number("weights", plan.Weights, model.Parameters * bits / 8)
            .Trap(model.Parameters * bits, "bits for bytes: 8 bits are a byte")
            .Trap(2 * model.Parameters, "the bits are not used: weights have that many");
        Number("cache", plan.Cache, cache)
            .Trap(cache / 2, "half of it: keys and values are kept, 2 B an element")
            .Trap(cache / batch, "one sequence: each sequence of the batch has its own")
            .Trap(cache / context, "one token: the keys and values of the whole context are kept")
            .Trap(cache / model.Layers, "one layer: every layer keeps its own")
            .Trap(4.0 * model.Layers * model.Width * context * batch,
                "grouped queries ignored: there are KvHeads of them, not Width / HeadDim")
            .Trap(4.0 * model.Layers * model.KvHeads * model.HeadDim * unchecked(context * batch), Wraps)
            .Trap(4.0 * unchecked(model.Layers * model.KvHeads * model.HeadDim * context * batch), Wraps)
            .Trap(unchecked(4 * model.Layers * model.KvHeads * model.HeadDim * context * batch), Wraps)
            .Trap(cache * bits / 16, "the bits of the cache as the weights: it has 2 B an element, whatever the weights have");
        foreach (var (part, got) in new[] { ("gradients", plan.Gradients), ("optimiser", plan.Optimiser),
            ("activations", plan.Activations) })
            Number(part, got, 0).Within(Tolerance.Exact).Trap(got, "nothing is trained when a model serves");
    }, Setting(model, 0));

    private void Fit()
    {
        Cards("a total of 9,950 GB on cards of 80 GB", new(6e12, 1e12, 2e12, 0.9e12, 0.05e12), 80, 125);
        Cards("a total of 95 GB on cards of 48 GB", new(60e9, 10e9, 20e9, 4e9, 1e9), 48, 2);
        // Full to the last byte, one byte more, and one less.
        foreach (var full in (int[])[1, 2, 3, 4, 5, Draw.Int(6, 60)])
        {
            var size = Draw.Of(24, 48, 80);
            foreach (var (beside, needed) in ((int, int)[])[(0, full), (1, full + 1), (-1, full)])
            {
                var (room, name) = (full * size * 1e9, beside == 0 ? ", full" : beside > 0 ? " and a byte" : " but for a byte");
                Cards($"{Numbers.Count(full, "card")} of {size} GB{name}",
                    new(room / 2, room / 8 + beside, room / 4, room / 16, room / 16), size, needed);
            }
        }
        Cards("less than one card", new(1e9, 0, 0, 0, 1e9), 24, 1);
        // No whole number of GB: a little less and a little more than full cards hold.
        foreach (var full in (int[])[1, Draw.Int(2, 9)])
        {
            var odd = Draw.Int(16, 90) + Draw.Real(0.2, 0.8);
            foreach (var (part, needed) in ((double, int)[])[(0.9999, full), (1.0001, full + 1)])
                Cards($"{part} of what {Numbers.Count(full, "card")} hold, no whole number of GB each",
                    new(part * full * odd * 0.75e9, 0, part * full * odd * 0.25e9, 0, 0), odd, needed);
        }
        var (cards, memory) = (Draw.Int(3, 40), Draw.Real(16, 150));
        var total = (cards - Draw.Real(0.1, 0.9)) * memory * 1e9;
        Cards("a drawn total", new(0.5 * total, 0.1 * total, 0.2 * total, 0.15 * total, 0.05 * total), memory, cards);
    }

    private void Cards(string name, Plan plan, double memory, int expected) => Case($"cards, {name}", () =>
        Number("cards", MemoryPlanner.Cards(plan, memory), expected).Within(Tolerance.Exact)
            .Trap(Math.Floor(plan.Total / (memory * 1e9)),
                "rounded down here: what is left over, be it a byte, needs a card too")
            .Trap(Math.Floor(plan.Total / (memory * 1e9)) + 1, "one too many where the cards are just full: round up with Ceiling")
            .Trap(Math.Ceiling(plan.Total / (Math.Floor(memory) * 1e9)), "memoryGB is cut to a whole number: a card may have 79.6 GB")
            .Trap(Math.Ceiling(plan.Total / (Math.Ceiling(memory) * 1e9)),
                "memoryGB is rounded up to a whole number: a card may have 79.6 GB")
            .Trap(Math.Ceiling(plan.Total / (memory * (1 << 30))), "GiB for GB: a card of 80 GB has 80e9 bytes here")
            .Trap(Math.Ceiling(plan.Weights / (memory * 1e9)), "the weights alone: the total must fit"),
        $"{Numbers.Format(plan.Total)} B, {Numbers.Format(memory)} GB");

    private void WhatItMeans() => Case("65e9 parameters, from full training to QLoRA", () =>
    {
        var full = MemoryPlanner.Full(s_large, 512);
        var (lora, qlora) = (MemoryPlanner.Lora(s_large, 64, 16, 512), MemoryPlanner.Lora(s_large, 64, 4.127, 512));
        Number("weights, gradients and moments, GB", (full.Weights + full.Gradients + full.Optimiser) / 1e9, 780);
        That(qlora.Total < 48e9, "QLoRA fits into 48 GB", "QLoRA must fit into 48 GB: which part is still as large as in full training?");
        Meaning($"{full.Total / 1e9:0} GB for full training, {lora.Total / 1e9:0} GB with adapters of rank "
            + $"64, {qlora.Total / 1e9:0.0} GB with weights of 4.127 bits: {full.Total / qlora.Total:0} times less.");
        Meaning($"{MemoryPlanner.Cards(full, 80)} cards of 80 GB, then {MemoryPlanner.Cards(lora, 80)}, "
            + $"then {MemoryPlanner.Cards(qlora, 48)} of 48 GB. The adapters remove gradients and moments, the 4 bits remove weights.");
    });
}
