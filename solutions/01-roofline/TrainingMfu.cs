// 01.3 Which peak? Objective: compute the model FLOPs utilisation of a training run, and never quote it without the peak it is a share of.
//   FlopsPerToken(model)           forward and backward through the parameters a token meets. Backward costs twice the forward.
//   FlopsPerToken(model, context)  the same, and attention: every query meets all `context` keys, no causal discount
//                                  (nanoGPT's convention), in every head of every layer, forward and backward.
//   AchievedPerGpu(flopsPerToken, run)                    FLOP/s of one GPU, from the run's tokens and hours.
//                                  Pretraining made the tokens; the other GPU-hours went to stages that come after.
//   AchievedPerGpu(flopsPerToken, tokensPerSecond, gpus)  the same from the throughput of all GPUs together
//   Utilisation(achieved, sheet)   one Mfu for every dense peak of the sheet, in its order: a fraction, and the dtype it is a fraction of
// Out of scope: recomputed activations (they count for HFU, not for MFU). About 11 lines.
public static class TrainingMfu
{
    public sealed record Model(double TotalParameters, double ActiveParameters, int Layers, int Heads, int HeadDim);

    public sealed record Run(double Tokens, double PretrainingGpuHours, double OtherGpuHours);

    public readonly record struct Peak(string Dtype, bool Sparse, double FlopsPerSecond);

    public readonly record struct Mfu(double Fraction, string OfPeak);

    // your turn: begin
    // 2 FLOPs per parameter forward, 4 backward. A token meets its own experts alone: 37e9 of DeepSeek-V3's 671e9 parameters.
    public static double FlopsPerToken(Model model) => 6 * model.ActiveParameters;

    // Per layer and head: two products of 2 * d * context FLOPs forward, twice that backward.
    public static double FlopsPerToken(Model model, int context) =>
        FlopsPerToken(model) + 12.0 * model.Layers * model.Heads * model.HeadDim * context;

    public static double AchievedPerGpu(double flopsPerToken, Run run) =>
        flopsPerToken * run.Tokens / (run.PretrainingGpuHours * 3600);

    public static double AchievedPerGpu(double flopsPerToken, double tokensPerSecond, int gpus) =>
        flopsPerToken * tokensPerSecond / gpus;

    // DeepSeek-V3, 385.8e12 FLOP/s per GPU: 39.0 % of the BF16 peak, 19.5 % of the FP8 peak.
    public static IReadOnlyList<Mfu> Utilisation(double achieved, IReadOnlyList<Peak> sheet) =>
        [.. sheet.Where(peak => !peak.Sparse).Select(peak => new Mfu(achieved / peak.FlopsPerSecond, peak.Dtype))];
    //> public static double FlopsPerToken(Model model) => throw new NotAttempted("01.3");
    //>
    //> public static double FlopsPerToken(Model model, int context) => throw new NotAttempted("01.3");
    //>
    //> public static double AchievedPerGpu(double flopsPerToken, Run run) => throw new NotAttempted("01.3");
    //>
    //> public static double AchievedPerGpu(double flopsPerToken, double tokensPerSecond, int gpus) =>
    //>     throw new NotAttempted("01.3");
    //>
    //> public static IReadOnlyList<Mfu> Utilisation(double achieved, IReadOnlyList<Peak> sheet) =>
    //>     throw new NotAttempted("01.3");
    // your turn: end
}
