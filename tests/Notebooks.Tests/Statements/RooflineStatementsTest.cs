using Headroom.Decoding;
using Headroom.Hardware;
using Headroom.Models;
using Headroom.Rooflines;
using Headroom.Sources;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 01 whose numbers are typed: each is computed here, and the sentence has to hold it.</summary>
public sealed class RooflineStatementsTest
{
    private static readonly Roofline s_roof = new(Devices.H100Sxm, Dtype.Bf16);
    private static readonly DecodeModel s_h100 = Of(Devices.H100Sxm);

    [Fact]
    public void One_user_gets_one_token_per_reading_of_the_weights()
    {
        var seconds = ModelShapes.Llama3_8B.WeightBytes(Dtype.Bf16) / Devices.H100Sxm.Bandwidth;
        Says("after-1", $"{1e3 * seconds:0.00} ms, {1 / seconds:0} times a second");
        var percent = 100 * s_h100.Utilisation(1, 0);
        Says("title", $"it does {percent:0.00} % of that. The other {100 - percent:0.00} %");
    }

    [Fact]
    public void The_four_operations_span_a_factor_of_8192()
    {
        var most = Workload.Gemm(4096, 4096, 4096, Dtype.Bf16).Intensity;
        var least = Workload.Elementwise(1 << 24, 2, 1, 1, Dtype.Bf16).Intensity;
        Says("count-after", $"From {most:#,0} down to {least:0.00} FLOPs per byte: a factor of {most / least:#,0}");
    }

    [Fact]
    public void A_newer_chip_has_nearly_the_same_ridge()
    {
        var newer = new Roofline(Devices.B200Sxm, Dtype.Bf16);
        var (bytes, flops) = (newer.Bandwidth / s_roof.Bandwidth, newer.Peak.FlopsPerSecond / s_roof.Peak.FlopsPerSecond);
        Says("roof-after", $"a factor of {bytes:0.0}. Its peak rose by {flops:0.0}");
        Says("roof-after", $"from {s_roof.Ridge:0} to {newer.Ridge:0}");
    }

    [Fact]
    public void The_batch_follows_from_ridge_and_bytes_per_weight()
    {
        Says("batch", $"| BF16 | BF16 | {s_roof.Ridge:0} | 2 | {s_roof.CriticalBatch(Dtype.Bf16):0} |");
        foreach (var dtype in new[] { Dtype.Int8, Dtype.Fp8 })
        {
            var roof = new Roofline(Devices.H100Sxm, dtype);
            Says("batch", $"| {dtype.Name} | {dtype.Name} | {roof.Ridge:0} | 1 | {roof.CriticalBatch(dtype):0} |");
        }
        Says("batch-after", $"{s_roof.CriticalBatch(Dtype.Int8):0}: half of {s_roof.CriticalBatch(Dtype.Bf16):0}");
        var rows = s_roof.CriticalBatch(Dtype.Bf16) * 2 * 4096 / (4096.0 * 4096);
        Says("batch-after", $"at a batch of {s_roof.CriticalBatch(Dtype.Bf16):0} they are {100 * rows:0} % of the weights' bytes");
    }

    [Fact]
    public void Over_a_link_the_rows_of_a_layer_decide()
    {
        var box = new Network(8, Published.Figure("NVLink of an H100, each way"), s_roof.Peak.FlopsPerSecond);
        Says("network-after", $"3 x 14,336 = {3 * 14_336:#,0} rows");
        Says("network-after", $"That is above {box.SummedRows(2):#,0}: bound by arithmetic");
        Says("network-after", $"2.5 x 4,096 = {2.5 * 4096:#,0} rows: bound by the link");
        Assert.True(3 * 14_336 > box.SummedRows(2) && 2.5 * 4096 < box.SummedRows(2));
        // Queries and output 4,096 x 4,096, keys and values 8 of 32 heads: 2.5 squares.
        Assert.Equal(2.5, 1 + 1 + 2 * 8 / 32.0);
        var slower = 2 * Published.Figure("NVLink of an H100, each way") / Published.Figure("NVLink of an H800, both ways");
        Says("network-after", $"{slower:0.00} times as large");
    }

    [Fact]
    public void The_MFU_is_39_percent_with_250_GFLOP_per_token()
    {
        var peak = Devices.H800Sxm.Peak(Dtype.Bf16);
        var perToken = Published.Figure("DeepSeek-V3, FLOPs per token");
        var weights = TrainingCost.FlopsPerToken(Published.Figure("DeepSeek-V3, active parameters"));
        Says("mfu", $"{weights / 1e9:0} GFLOP. Its authors count {perToken / 1e9:0} GFLOP");
        Says("mfu", $"whose BF16 peak is {peak.FlopsPerSecond / 1e12:0} TFLOP/s");
        var run = Mfu.FromRun(perToken, Published.Figure("DeepSeek-V3, tokens"), Published.Figure("DeepSeek-V3, GPU hours"), peak);
        Assert.Equal(0.390, run.Fraction, 0.0005);
        Says("mfu-after", $"{run.AchievedPerDevice / 1e12:0} TFLOP/s a GPU");
    }

    [Fact]
    public void What_is_said_of_published_runs_is_in_their_list()
    {
        double Share(string name) => 100 * PublishedRun.All.Single(run => run.Name == name).Utilisation;
        Says("mfu-exercise", $"MPT-7B on 8 A100 reaches {Share("MPT-7B, 8 A100"):0} %");
        Says("mfu-exercise", $"MPT-70B on 64 of them {Share("MPT-70B, 64 A100"):0} %");
        Says("mfu-exercise", $"MPT-70B on 512 H100 {Share("MPT-70B, 512 H100"):0} %");
        var growth = Published.Series("Megatron-LM, one model on more and more H100: share of the BF16 peak");
        Says("mfu-exercise", $"on 96 H100 at {100 * growth[0].Value:0} % and on 4,608 at {100 * growth[1].Value:0} %");
        Assert.Equal(0.1, 1 - growth[1].Value / growth[0].Value, 0.02);
        Assert.Equal(48, 4608 / 96);
        var shares = PublishedRun.All.Select(run => 100 * run.Utilisation.Value).ToList();
        Says("stands", $"between {shares.Min():0.0} % and {shares.Max():0.0} %");
        Assert.Equal(10, shares.Count);
    }

    [Fact]
    public void Shares_of_the_peak_in_decoding_come_with_batch_and_context()
    {
        Says("decode-after", $"At batch 32 a step uses {100 * s_h100.Utilisation(32, 128):0.0} % of the peak with 128 tokens");
        Says("decode-after", $"and {100 * s_h100.Utilisation(32, 8192):0.0} % with 8,192");
    }

    [Fact]
    public void Five_chips_share_an_intensity_and_the_slowest_uses_most_of_its_peak()
    {
        string[] names = ["A100 SXM", "H100 SXM", "H200 SXM", "B200 SXM", "MI300X"];
        DecodeModel[] chips = [.. names.Select(name => Of(Devices.Find(name)))];
        var intensity = s_h100.Step(32, 8192).Intensity;
        Assert.All(chips, chip => Assert.Equal(intensity / chip.Ridge, chip.Utilisation(32, 8192), 1e-12));
        Says("decode-chips", $"{intensity:0.0} FLOPs per byte at 8,192 tokens");
        Says("decode-chips", $"{100 * chips[0].Utilisation(32, 8192):0.0} % on an A100 with its ridge of {chips[0].Ridge:0}");
        Says("decode-chips", $"{100 * s_h100.Utilisation(32, 8192):0.0} % on an H100 with {s_h100.Ridge:0}");
        Assert.Equal(chips[0], chips.MaxBy(chip => chip.Utilisation(32, 8192)));
        Assert.Equal(chips[0], chips.MinBy(chip => chip.TokensPerSecond(32, 8192)));
    }

    [Fact]
    public void Headroom_runs_from_60_to_90_and_lasts_six_years()
    {
        var (few, many) = Returns.PerDoubling.Years(HeadroomEstimate.DanFu.Total, stepsPerYear: 1);
        Says("headroom-exercise", $"{few:0.0} to {many:0.0} years at one doubling a year");
        Says("headroom-other", $"{3 * 2.2 * 10:0} to {HeadroomEstimate.DanFu.Product.High:0}");
    }

    [Fact]
    public void A_tuned_product_stays_13_to_22_percent_below_the_sheet()
    {
        var below = new[] { Devices.A100Sxm, Devices.H100Sxm, Devices.B200Sxm }
            .Select(d => 100 - 100 * d[Quantity.AchievedBf16Matmul] / d.Peak(Dtype.Bf16).FlopsPerSecond).ToList();
        Says("stands", $"{below.Min():0} to {below.Max():0} % below the sheet's");
        Says("stands", $"below {100 / s_roof.Ridge:0.00} % for both");
        var servers = Published.Figure("vLLM and SGLang at batch 1, share of bandwidth");
        var fused = Published.Figure("One fused kernel at batch 1, share of bandwidth");
        Says("stands", $"at most {100 * servers:0} % of an H100's *bandwidth* roof and one fused kernel {100 * fused:0} %");
    }

    private static DecodeModel Of(DeviceSheet device) => new(ModelShapes.Llama3_8B, device);

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("01-roofline.ipynb", cell), StringComparison.Ordinal);
}
