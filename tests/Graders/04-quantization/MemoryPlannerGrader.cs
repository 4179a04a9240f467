using Headroom.Grading;
using Model = MemoryPlanner.Model;
using Plan = MemoryPlanner.Plan;

namespace Graders;

/// <summary>Every part of every plan by itself, on a model of 65e9 parameters and on a drawn one of which no number is known.</summary>
public sealed partial class MemoryPlannerGrader : Grader
{
    private const string Wraps = "a product of ints passed 2^31 and wrapped: let the first factor be a double";

    protected override IReadOnlyList<string> Forbidden =>
        ["Headroom.Quantization", "Headroom.Models", "Headroom.Decoding", "Headroom.Rooflines"];

    // 80 layers: four projections of 8,192 and three of a feed-forward part of 22,016; In + Out come to 156,160.
    private static readonly Model s_large = new(65e9, Layers: 80, Width: 8192, KvHeads: 64, HeadDim: 128,
        [(8192, 8192), (8192, 8192), (8192, 8192), (8192, 8192), (8192, 22_016), (8192, 22_016), (22_016, 8192)]);

    // Two projections, and a part of twice the width's width.
    private static readonly Model s_wide =
        new(2e12, Layers: 200, Width: 65_536, KvHeads: 16, HeadDim: 256, [(65_536, 65_536), (65_536, 131_072), (131_072, 65_536)]);

    protected override void Require()
    {
        var (drawn, tokens, rank) = (Drawn(), Draw.Int(300, 9000), Draw.Int(4, 200));
        Full("65e9 parameters, 512 tokens", s_large, 512);
        Full("65e9 parameters, 60,000 tokens", s_large, 60_000); // 2 x 80 x 8,192 x 60,000 passes 2^31
        Full("65e9 parameters, 1,000,000 tokens", s_large, 1_000_000); // 8,192 x 1,000,000 does too
        Full("a drawn model", drawn, tokens);
        Full("a drawn model, 1 token", drawn, 1);
        Adapters("65e9 parameters, rank 64", s_large, 64);
        Adapters("65e9 parameters, rank 1,024", s_large, 1024);
        Adapters("a model of width 65,536, rank 16,384", s_wide, 16_384); // rank x (In + Out) passes 2^31
        Adapters("a drawn model", drawn, rank);
        Adapters("a drawn model, rank 1", Drawn(), 1);
        Adapters("nothing adapted", drawn with { Adapted = [] }, rank);
        Lora("LoRA, 65e9 parameters, rank 64, 16 bits", s_large, 64, 16, 512);
        Lora("QLoRA, 65e9 parameters, rank 64, 4.127 bits", s_large, 64, 4.127, 512);
        Lora("a drawn model", drawn, rank, Draw.Real(2, 9), tokens);
        Lora("another drawn model, 32 bits", Drawn(), Draw.Int(4, 200), 32, Draw.Int(300, 9000));
        Serving("65e9 parameters, 4.5 bits, batch 16, 4,096 tokens", s_large, 4.5, 16, 4096);
        Serving("a drawn model", drawn, Draw.Real(2, 9), Draw.Int(3, 70), Draw.Int(300, 30_000));
        // As many parameters, other layers and matrices: nothing of the model before may be left.
        var other = Drawn() with { Parameters = drawn.Parameters };
        Full("as many parameters in another model", other, tokens);
        Adapters("as many parameters in another model", other, rank);
        Serving("as many parameters in another model", other, Draw.Real(2, 9), Draw.Int(3, 70), Draw.Int(300, 30_000));
        Serving("a drawn model, batch 1, 1 token", Drawn(), 16, 1, 1);
        Serving("65e9 parameters, 8 bits, batch 20,000, 131,072 tokens", s_large, 8, 20_000, 131_072); // their product passes 2^31
        Fit();
        WhatItMeans();
    }

    // Fewer KV heads than heads, matrices that are not square.
    private Model Drawn()
    {
        int heads = Draw.Int(20, 60), headDim = Draw.Of(64, 80, 96), width = heads * headDim;
        var (layers, inner) = (Draw.Int(20, 90), Draw.Int(2 * width, 4 * width));
        // Some of one shape.
        (int, int)[] adapted = [(width, width), (width, inner), (inner, width), .. Enumerable.Repeat((width, width / 4), Draw.Int(0, 4))];
        return new(Draw.Scale(1e9, 1e11), layers, width, Draw.Int(2, heads / 3), headDim, adapted);
    }

    private void Full(string name, Model model, int tokens) => Case($"full training, {name}", () =>
    {
        var (plan, p) = (MemoryPlanner.Full(model, tokens), model.Parameters);
        Number("weights", plan.Weights, 2 * p).Trap(4 * p, "4 B for a weight: here they are 2 B each")
            .Trap(p, "1 B for a weight: here they are 2 B each");
        Number("gradients", plan.Gradients, 2 * p).Trap(4 * p, "4 B for a gradient: here a gradient has 2 B")
            .Trap(0, "no gradients: every parameter that is trained has one");
        Moments(plan.Optimiser, p);
        Activations(plan, model, tokens);
        NoCache(plan);
    }, Setting(model, tokens));

    private void Moments(double got, double trained) => Number("optimiser", got, 8 * trained)
        .Trap(4 * trained, "half of it: Adam keeps two moments for each trained parameter, and its moments have 4 B")
        .Trap(2 * trained, "one moment in 16 bits: Adam keeps two moments of 4 B")
        .Trap(12 * trained, "a third copy: Adam keeps two moments, and no other copy is asked");

    private void Activations(Plan plan, Model model, int tokens)
    {
        var kept = 2.0 * model.Layers * model.Width * tokens;
        Number("activations", plan.Activations, kept)
            .Trap(0, "no activations: gradients pass through frozen layers too, and need what those kept")
            .Trap(kept / model.Layers, "one layer's input: every layer keeps its own")
            .Trap(kept / 2, "elements where bytes are asked: each has 2 B")
            .Trap(2.0 * model.Layers * tokens, "the width is left out")
            .Trap(2.0 * model.Layers * model.Width, "one token: a step keeps all of them")
            .Trap(unchecked(2 * model.Layers * model.Width * tokens), Wraps)
            .Trap(2.0 * unchecked(model.Layers * model.Width * tokens), Wraps)
            .Trap(2.0 * model.Layers * unchecked(model.Width * tokens), Wraps);
    }

    private void NoCache(Plan plan) => Number("cache", plan.Cache, 0).Within(Tolerance.Exact)
        .Trap(plan.Cache, "training keeps no cache: all tokens of a sequence are there at once");

    private void Adapters(string name, Model model, int rank) => Case($"adapters, {name}", () =>
    {
        double one = model.Adapted.Sum(m => (double)m.In + m.Out), all = model.Layers * rank * one;
        var (inputs, outputs) = (model.Adapted.Sum(m => (double)m.In), model.Adapted.Sum(m => (double)m.Out));
        Number("adapter parameters", MemoryPlanner.AdapterParameters(model, rank), all)
            .Trap(all / model.Layers, "one layer: the matrices of every layer are adapted")
            .Trap(all / rank, "the rank is left out")
            .Trap(model.Layers * rank * inputs, "half of it: an adapter is two matrices, [In, rank] and [rank, Out]")
            .Trap(model.Layers * rank * outputs, "half of it: an adapter is two matrices, [In, rank] and [rank, Out]")
            .Trap(model.Layers * rank * model.Adapted.Take(1).Sum(m => (double)m.In + m.Out),
                "the first matrix alone: each of the list is adapted")
            .Trap(model.Layers * rank * model.Adapted.Distinct().Sum(m => (double)m.In + m.Out),
                "matrices of one shape counted once: each of the list is adapted")
            .Trap(model.Layers * model.Adapted.Sum(m => (double)m.In * m.Out),
                "In x Out is the whole matrix: its adapter is [In, rank] and [rank, Out]")
            .Trap(model.Layers * rank * model.Adapted.Sum(m => (double)m.In * m.Out),
                "In x Out for In + Out: the two matrices lie beside each other, not one in the other")
            .Trap(unchecked(model.Layers * rank * (int)one), Wraps)
            .Trap((double)model.Layers * unchecked(rank * (int)one), Wraps);
    }, Setting(model, 0));

    private static string Setting(Model model, int tokens) =>
        $"{Numbers.Format(model.Parameters)} parameters, {model.Layers} layers of "
            + $"width {model.Width:#,0}{(tokens > 0 ? $", {tokens:#,0} tokens" : "")}";
}
