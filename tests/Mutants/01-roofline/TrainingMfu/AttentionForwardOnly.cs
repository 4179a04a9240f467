// rejected: attention's forward pass alone
public static class TrainingMfu
{
    public sealed record Model(double TotalParameters, double ActiveParameters, int Layers, int Heads, int HeadDim);

    public sealed record Run(double Tokens, double PretrainingGpuHours, double OtherGpuHours);

    public readonly record struct Peak(string Dtype, bool Sparse, double FlopsPerSecond);

    public readonly record struct Mfu(double Fraction, string OfPeak);

    public static double FlopsPerToken(Model model) => 6 * model.ActiveParameters;

    public static double FlopsPerToken(Model model, int context) =>
        FlopsPerToken(model) + 4.0 * model.Layers * model.Heads * model.HeadDim * context;

    public static double AchievedPerGpu(double flopsPerToken, Run run) =>
        flopsPerToken * run.Tokens / (run.PretrainingGpuHours * 3600);

    public static double AchievedPerGpu(double flopsPerToken, double tokensPerSecond, int gpus) =>
        flopsPerToken * tokensPerSecond / gpus;

    public static IReadOnlyList<Mfu> Utilisation(double achieved, IReadOnlyList<Peak> sheet) =>
        [.. sheet.Where(peak => !peak.Sparse).Select(peak => new Mfu(achieved / peak.FlopsPerSecond, peak.Dtype))];
}
