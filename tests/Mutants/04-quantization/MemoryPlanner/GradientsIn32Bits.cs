// rejected: gradient has 2 B
public static class MemoryPlanner
{
    public sealed record Model(double Parameters, int Layers, int Width, int KvHeads, int HeadDim, IReadOnlyList<(int In, int Out)> Adapted);

    public readonly record struct Plan(double Weights, double Gradients, double Optimiser, double Activations, double Cache)
    {
        public double Total => Weights + Gradients + Optimiser + Activations + Cache;
    }

    // your turn: begin
    public static Plan Full(Model model, int tokens) =>
        new(2 * model.Parameters, 4 * model.Parameters, 2 * 4 * model.Parameters, Kept(model, tokens), 0);

    public static double AdapterParameters(Model model, int rank) =>
        (double)model.Layers * rank * model.Adapted.Sum(matrix => matrix.In + matrix.Out);

    public static Plan Lora(Model model, int rank, double bits, int tokens)
    {
        var trained = AdapterParameters(model, rank);
        return new(model.Parameters * bits / 8 + 2 * trained, 2 * trained, 2 * 4 * trained, Kept(model, tokens), 0);
    }

    public static Plan Serving(Model model, double bits, int batch, int context) =>
        new(model.Parameters * bits / 8, 0, 0, 0, 2.0 * 2 * model.Layers * model.KvHeads * model.HeadDim * context * batch);

    public static int Cards(Plan plan, double memoryGB) => (int)Math.Ceiling(plan.Total / (memoryGB * 1e9));

    private static double Kept(Model model, int tokens) => 2.0 * model.Layers * model.Width * tokens;
    // your turn: end
}
