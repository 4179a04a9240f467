using Headroom.Hardware;
using Headroom.Models;
using Headroom.Quantization;
using Headroom.Training.Optimizing;
using Headroom.Training.Scaling;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 05 whose numbers are typed: each is computed here.</summary>
public sealed class TrainingStatementsTest
{
    [Fact]
    public void The_table_of_counts_mixes_as_is_said() => Says("count-rule", $"= {(12 + 5 * 0.1) / (40 + 5):0.000}");

    [Fact]
    public void Three_words_give_the_pairs_of_the_table()
    {
        var (the, then, hen) = (6, 2, 3);
        Says("pairs", $"h e: {the + then + hen}, t h: {the + then}, e n: {then + hen}");
        Says("pairs", $"t he: {the + then}, he n: {then + hen}");
        Says("pairs", $"he n: {hen}, the n: {then}");
    }

    [Fact]
    public void The_loss_and_its_gradient_are_those_of_softmax()
    {
        double[] logits = [2, 1, 0];
        var sum = Math.Log(logits.Sum(Math.Exp));
        Says("loss", $"= {sum:0.0000}");
        Says("loss", $"{sum:0.0000} - 1 = {sum - 1:0.0000}");
        var p = logits.Select(logit => Math.Exp(logit - sum)).ToArray();
        Says("loss", $@"({p[0]:0.0000},\; {p[1]:0.0000},\; {p[2]:0.0000})");
        Says("loss", $@"({p[0]:0.0000},\; {p[1] - 1:0.0000},\; {p[2]:0.0000})");
        Says("loss", $"a nat is {1 / Math.Log(2):0.000} bits");
    }

    [Fact]
    public void Bits_per_byte_turn_the_order_of_two_losses_round()
    {
        var (small, large) = (2.85 / 3.6 / Math.Log(2), 3.2 / 4.3 / Math.Log(2));
        Says("per-token-after", $"3.2 nats per token at 4.3 bytes per token are {large:0.000} bits per byte.");
        Says("per-token-after", $"2.85 at 3.6 bytes are {small:0.000}.");
        Assert.True(large < small);
    }

    [Fact]
    public void One_step_keeps_less_than_the_gradient_promises()
    {
        var after = Math.Log(2 * Math.Exp(-1 / 3.0) + Math.Exp(2 / 3.0)) - 2 / 3.0;
        Says("one-step", $"loss $\\ln 3 = {Math.Log(3):0.0000}$");
        Says("one-step", $"{1 / 9.0 + 4 / 9.0 + 1 / 9.0:0.000}");
        Says("step-after", $"{Math.Log(3) - after:0.000} of the promised 0.667");
    }

    [Fact]
    public void Three_tokens_attend_as_is_said()
    {
        double[] odds = [1, 2, 5]; // e to the scores
        Assert.Equal([1 / 8.0, 1 / 4.0, 5 / 8.0], odds.Select(odd => odd / odds.Sum()));
        Assert.Equal([1 / 3.0, 2 / 3.0], odds[..2].Select(odd => odd / odds[..2].Sum()));
        Says("attention", $"four matrices of 128 x 128: {4 * 128 * 128:#,0} numbers");
        Says("attention", $"scores, {4 * 8 * 1024.0 * 1024 * 4 / 1e6:0} MB");
    }

    [Fact]
    public void Positions_turn_as_is_said()
    {
        Says("rope", $"\\cos(7 - 2) = {Math.Cos(5):0.0000}$");
        Says("rope", $"once in {2 * Math.PI / Math.Pow(10_000, -62 / 64.0):#,0}");
        Says("exercise-4", $"half a unit of the last one is {(MathF.BitIncrement(1e6f) - 1e6f) / 2:0.00},");
        Says("exercise-4", $"At position 1,000 it is {(MathF.BitIncrement(1e3f) - 1e3f) / 2:0.00000}.");
    }

    [Fact]
    public void Adam_moves_the_weight_as_by_hand()
    {
        var (w, m, v) = (1.0, 0.0, 0.0);
        var moved = new List<double>();
        foreach (var (g, t) in new[] { (0.5, 1), (-0.2, 2), (0.1, 3) })
        {
            (m, v) = (0.9 * m + 0.1 * g, 0.95 * v + 0.05 * g * g);
            w = w * (1 - 1e-3 * 0.1) - 1e-3 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.95, t))) + 1e-8);
            moved.Add(w);
        }
        Says("adam", $"new weight ${moved[0]:0.0000}$");
        Says("adam", $"make it {moved[1]:0.000000} and {moved[2]:0.000000}");
        Says("adam", $"= {0.05 / Math.Sqrt(0.0125):0.00}$ of the rate");
    }

    [Fact]
    public void The_schedule_has_the_rates_that_are_said()
    {
        var rate = new LearningRate(1e-3, 100, 2000, 0.1);
        Says("schedule", $"Step 0 has {rate.At(0):0.00000}, step 99 the peak, step 1,050 {rate.At(1050):0.00000}");
        Says("schedule", $"= {(1 + Math.Cos(Math.PI / 4)) / 2:0.000}$ of the fall is left, and the rate is {rate.At(575):0.000000}");
        Assert.Equal(1e-3, rate.At(99), 1e-12);
        Says("schedule", $"it takes {Math.Ceiling(Math.Log(1e-4) / Math.Log(0.95)):0} steps to forget");
    }

    [Fact]
    public void Parts_of_a_batch_have_the_losses_that_are_said()
    {
        Says("accumulate", $"= {(1 * 4 + 3 * 2 + 12 * 1) / 16.0:0.000}");
        Says("accumulate", $"The mean of the three means is {(4 + 2 + 1) / 3.0:0.000}");
    }

    [Fact]
    public void A_block_keeps_the_floats_that_are_counted()
    {
        // Both norms' inputs and outputs; queries of 6 heads, keys and values of 2; attention's output; the gate's halves, their product.
        const int Width = 384, Hidden = 1024, Tokens = 2048;
        var floats = 4 * Width + (Width + 2 * Width / 3) + Width + 2 * Hidden + Hidden;
        var (block, input) = (4e-6 * Tokens * floats, 4e-6 * Tokens * Width);
        Says("activations", $"about {Math.Round(floats / 100.0) * 100:#,0} floats");
        Says("activations", $"a block keeps {block:0} MB. Its input alone is {input:0} MB");
        Says("segments-chart", $"segments * {input:0.00} + 32 / segments * {block:0.0};");
    }

    [Fact]
    public void Adapters_have_the_numbers_that_are_said()
    {
        var llama = ModelShapes.Llama3_8B;
        var trained = MemoryPlanner.LoraParameters(llama, 16);
        Says("lora", $"{trained / 1e6:0.0} million numbers are trained, {100 * trained / llama.Parameters:0.00} %");
        Says("qlora", $"is {4096 * 4096 * 4 / 1e6:0} MB in FP32 and {4096 * 4096 * MemoryPlanner.QloraBits / 8 / 1e6:0.0} MB packed");
        // 256 to 768, 256, twice 688 and back; a product beside each, of rank 8.
        var (all, thin) = (256 * (768.0 + 256 + 3 * 688), 8.0 * (256 + 768 + 256 + 256 + 256 + 2 * 688 + 688 + 256));
        Says("lora-after", $"with the adapters' own products {(4 * all + 6 * thin) / (6 * all):0.00}.");
        Says("ladder", $"{Math.Log(256):0.000} nats");
    }

    [Fact]
    public void Few_bits_lose_what_is_said()
    {
        Says("bf16-after", $"= {Math.ScaleB(1, -7):0.0000}$ apart");
        Says("bf16-after", $"0.003 is {0.003 / Math.ScaleB(1, -7):0.000} of a step");
        Says("bf16-after", $"= {Math.ScaleB(1, -10):0.00000}$ becomes 0");
    }

    [Fact]
    public void The_best_model_for_a_budget_is_that_of_the_refit()
    {
        // Besiroglu et al. 2024: 482.01 / N^0.3478 + 2085.43 / D^0.3658, with 6 N D fixed.
        const double A = 482.01, B = 2085.43, Alpha = 0.3478, Beta = 0.3658, Budget = 1e21;
        var n = Math.Pow(Alpha * A / (Beta * B), 1 / (Alpha + Beta)) * Math.Pow(Budget / 6, Beta / (Alpha + Beta));
        var d = Budget / 6 / n;
        Says("scaling-after", $"{n / 1e9:0.0} billion parameters and {d / 1e9:0} billion tokens, {d / n:0} for each parameter");
    }

    [Fact]
    public void On_the_same_bytes_the_wider_model_wins_from_where_it_is_said()
    {
        foreach (var same in ScalingFile.Current.Points.GroupBy(point => point.Tokens).Where(group => group.Key >= 1 << 19))
            Assert.Equal(same.OrderBy(point => point.Width), same.OrderByDescending(point => point.BitsPerByte));
    }

    // Less arithmetic, and fewer bits: no line between two runs is needed to see it.
    [Theory]
    [InlineData(16, 20, 128, 15)]
    [InlineData(32, 20, 16, 22)]
    [InlineData(32, 20, 128, 17)]
    public void The_runs_refute_that_the_larger_model_wins_at_any_budget(int width, int power, int worse, int worsePower)
    {
        var (better, other) = (Run(width, power), Run(worse, worsePower));
        Assert.True(better.Flops < other.Flops, $"{better} takes more than {other}");
        Assert.True(better.BitsPerByte < other.BitsPerByte - 0.03, $"{better} is no better than {other}");
    }

    [Fact]
    public void Runs_of_the_same_arithmetic_read_as_much_as_is_said()
    {
        var share = Run(32, 17).Shape.FlopsPerToken(ScalingPoint.Context) / Run(128, 15).Shape.FlopsPerToken(ScalingPoint.Context);
        Assert.InRange(1 / share, 11.5, 12.5);
        Says("scaling-after", "it has read a twelfth of what width 32 has");
        Says("scaling", $"{ScalingFile.Current.Points.Count} runs");
    }

    private static ScalingPoint Run(int width, int power) =>
        ScalingFile.Current.Points.Single(point => point.Width == width && point.Tokens == 1L << power);

    private static void Says(string cell, string words) => Assert.Contains(words, Cells.Text("05-training.ipynb", cell));
}
