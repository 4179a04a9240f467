// 04.10 Memory planner. Objective: add up what training and serving keep in memory, in bytes, and see which part each method removes.
//   Weights       2 B each; frozen ones have `bits` bits. LoRA freezes all of the model's and trains adapters beside them, 2 B a parameter.
//   Gradients     2 B for each parameter that is trained
//   Optimiser     Adam: two moments of 4 B for each parameter that is trained
// Activations each layer keeps its input, [tokens, width] in 2 B, and computes the rest again. Gradients pass through frozen layers too.
//   Cache         keys and values of 2 B, in every layer and KV head, for each token of each sequence; only when serving
// AdapterParameters   in every layer, each adapted matrix [In, Out] gets two: [In, rank] and [rank, Out]
// Cards               of memoryGB times 1e9 bytes each, that hold the plan
// Out of scope: activations when serving, buffers, fragments, and the copies that parallel training makes. About 18 lines.
public static class MemoryPlanner
{
    public sealed record Model(
        double Parameters, int Layers, int Width, int KvHeads, int HeadDim, IReadOnlyList<(int In, int Out)> Adapted);

    public readonly record struct Plan(double Weights, double Gradients, double Optimiser, double Activations, double Cache)
    {
        public double Total => Weights + Gradients + Optimiser + Activations + Cache;
    }

    // your turn: begin
    public static Plan Full(Model model, int tokens) => throw new NotAttempted("04.10");

    public static double AdapterParameters(Model model, int rank) => throw new NotAttempted("04.10");

    public static Plan Lora(Model model, int rank, double bits, int tokens) => throw new NotAttempted("04.10");

    public static Plan Serving(Model model, double bits, int batch, int context) => throw new NotAttempted("04.10");

    public static int Cards(Plan plan, double memoryGB) => throw new NotAttempted("04.10");
    // your turn: end
}
