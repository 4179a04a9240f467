using Plotly.NET;

namespace Headroom.Charts;

/// <summary>One chart of every kind the course draws, with the names and shapes of its notebooks.</summary>
internal static class SampleCharts
{
    private static readonly Roof s_h100 = new("H100 SXM, BF16", 989.4e12, 3.35e12), s_a100 = new("A100 SXM, BF16", 312e12, 2.039e12),
    s_b200 = new("B200 SXM, BF16", 2250e12, 8e12);
    private static readonly ChartAxis s_users = ChartAxis.Log("batch", "users"), s_share = ChartAxis.Linear("occupancy", "% of the warps");
    private static readonly double[] s_batches = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    public static IEnumerable<(string Name, GenericChart Chart)> All =>
    [
        ("One_roof", OneRoof), ("Three_roofs", ThreeRoofs), ("Ridges_in_one_place", RidgesInOnePlace), ("Log_lines", LogLines),
        ("Long_names", LongNames), ("Formula_and_measured", FormulaAndMeasured),
        ("Spread", Spread), ("Columns_on_a_log_axis", LogColumns), ("Columns", Columns), ("Stacked", Stacked), ("Bars", Bars),
        ("Bars_on_a_log_axis", LogBars), ("Heat_map", HeatMapOfChips),
    ];

    public static GenericChart OneRoof =>
        RooflineChart.Of(
            "A tile of 16 is not enough for float32 on an H100; registers have to help", [new Roof("H100 SXM, FP32", 67e12, 3.35e12)],
        new RooflinePoint("tile 4", 2), new RooflinePoint("tile 16", 8), new RooflinePoint("tile 64", 31.9, 4e13),
        new RooflinePoint("tile 128", 63.5));

    public static GenericChart ThreeRoofs => RooflineChart.Of("Three of four operations never see the peak", [s_h100, s_a100, s_b200],
        new RooflinePoint("elementwise", 1 / 6.0), new RooflinePoint("GEMV", 0.9995), new RooflinePoint("GEMM, 32 columns", 31.5),
        new RooflinePoint("GEMM 4096", 1365.33));

    public static GenericChart RidgesInOnePlace => RooflineChart.Of("Lower ceilings, the same shape: your machine has a ridge too",
        [new Roof("this machine, FP32", 217e9, 4.39e9), new Roof("this machine, one core, FP32", 217e9, 4.19e9),
            new Roof("H100 SXM, FP32", 67e12, 3.35e12)],
        new RooflinePoint("triad", 2 / 12.0), new RooflinePoint("GEMV 4096 x 4096", 0.5), new RooflinePoint("GEMM 512 x 512 x 512", 85.3));

    public static GenericChart LogLines =>
        LineChart.Of("With a long context, more users do not help", s_users, ChartAxis.Log("utilisation", "% of BF16 peak"),
        Curve("128 tokens", b => 0.34 * b), Curve("2,048", b => 20 * b / (b + 50)), Curve("8,192", b => 6.5 * b / (b + 16)),
        Curve("32,768", b => 2 * b / (b + 3)));

    public static GenericChart LongNames =>
        LineChart.Of("Twice the tile, half the warps, unless registers are scarcer", ChartAxis.Log("tile", "keys"), s_share,
        Curve("H100 SXM", b => 100 / (1 + b / 64)), Curve("A100 SXM", b => 90 / (1 + b / 64)), Curve("RTX 4090", b => 70 / (1 + b / 32)),
        Curve("H100 SXM, 224 registers a lane", _ => 12.5));

    public static GenericChart FormulaAndMeasured =>
        LineChart.Of("Flash moves up to four times less, and the meter agrees", ChartAxis.Log("N", "tokens"), ChartAxis.Log("traffic", "B"),
        Curve("three kernels, formula", b => 1e6 * b * b), Curve("flash, formula", b => 4e6 * b),
        Curve("three kernels, counted", b => 1.02e6 * b * b) with { IsPoints = true });

    public static GenericChart Spread =>
        LineChart.Of("Errors have a spread", ChartAxis.Linear("stride", "floats"), ChartAxis.Linear("sectors per request", "32 B"),
        new LineSeries("read", [1, 2, 3], [4, 8, double.NaN], [0.5, 1, 0]));

    public static GenericChart LogColumns =>
        BarChart.Of(
            "LoRA removes gradients and moments, QLoRA three quarters of the weights", "training LLaMA-65B", ChartAxis.Log("memory", "GB"),
        ["full", "LoRA", "QLoRA"], new BarSeries("weights", [130, 130, 33.5]), new BarSeries("gradients", [130, 0.4, 0.4]),
        new BarSeries("moments", [520, 1.6, 1.6]), new BarSeries("activations", [7, 7, 7]));

    public static GenericChart Columns =>
        BarChart.Of(
            "At 4 bits care is worth a little, at 3 bits everything", "bits per weight", ChartAxis.Linear("perplexity", ""),
            ["16", "4", "3"],
        new BarSeries("to the nearest", [5.68, 6.29, 25.54]), new BarSeries("GPTQ", [5.68, 6.09, 8.07]));

    public static GenericChart Stacked =>
        BarChart.Stacked("Reading the weights is all of the time", "step", ChartAxis.Linear("time", "ms"), ["prefill", "decode"],
        new BarSeries("weights", [3, 4.8]), new BarSeries("cache", [double.NaN, 1.1]));

    public static GenericChart Bars =>
        BarChart.Horizontal("Between a fifth and two thirds of the peak is used", "run", ChartAxis.Linear("MFU", "%"),
        ["MPT-7B, 8 A100, of BF16", "Megatron-LM 1T, 3,072 A100, recompute counted, of FP16", "GPT-3, of FP16"],
        new BarSeries("MFU", [64.23, 52, 21.3]));

    public static GenericChart LogBars =>
        BarChart.Horizontal(
            "Tiles double it; feeding tensor cores makes it a hundred times more", "version", ChartAxis.Log("speed", "TFLOP/s"),
        ["simple, float", "shared memory", "tensor cores (WMMA)", "bulk copies (TMA)", "all of it"],
        new BarSeries("B200", [6, 11, 26, 55, 1540]));

    public static GenericChart HeatMapOfChips =>
        HeatMap.Of(
            "A faster chip wastes as much", ChartAxis.Linear("context", "tokens"), ["512", "2,048", "8,192"],
            ChartAxis.Linear("device", ""), ["A100 SXM", "H100 SXM"],
        [[18.75, 14.54, 8.44], [9.72, 7.53, double.NaN]], ChartAxis.Linear("utilisation at batch 32", "%"));

    private static LineSeries Curve(string name, Func<double, double> value) => new(name, s_batches, [.. s_batches.Select(value)]);
}
