using Headroom.LowBits;
using Headroom.Quantization;
using Headroom.Sources;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 08 on few bits, whose numbers are typed.</summary>
public sealed class LowBitsStatementsTest
{
    [Fact]
    public void A_scale_and_what_it_keeps()
    {
        var scale = 3.7f / 448;
        Says("eight", $"The scale is 3.7 / 448 = {scale:0.00000}");
        Says("eight", $"A weight of 1.0 becomes {1 / scale:0.00}, which is rounded to {FloatGrid.E4M3.Nearest(1 / scale):0}");
        Says("eight", $"comes back as {FloatGrid.E4M3.Nearest(1 / scale) * scale:0.0000}");
        Says("eight", $"it comes back as {Back(2.9f, scale):0.000}, and with the second as {Back(2.9f, 1 / 64f):0}");
        Says("eight", $"beside a 120, a 0.01 comes back as {Back(0.01f, 120 / 448f):0.0000}");
        Says("eight", $"whose largest number is 0.05 as {Back(0.01f, 0.05f / 448):0.0000}");
        Assert.Equal(0, FloatGrid.E5M2.Nearest(0.000005f));
        Assert.Equal(448, FloatGrid.E4M3.Nearest(3000));
    }

    [Fact]
    public void The_model_and_its_steps_are_those_of_the_file()
    {
        var run = LowBitsFile.Current.Of("BF16", 1000)[0];
        Says("eight", $"a transformer of {run.Parameters:#,0} block weights");
        Says("eight", "after 400 steps");
        Assert.Contains("400 steps of 8 x 64 tokens", LowBitsFile.Current.Text, StringComparison.Ordinal);
        Says("law-reach", $"The widest of ours has {run.Parameters:#,0} parameters and saw {400 * 8 * 64:#,0} tokens");
    }

    [Fact]
    public void Blocks_of_four_bits()
    {
        Assert.Equal(6, new MxFp4().RoundTrip([7, .. new float[31]])[0]);
        Says("four", $"the 7 becomes a 6: {1 / 7.0:0 %} are cut off");
        var tensor = 12f / (448 * 6);
        Says("four", $"the tensor's scale 12 / (448 · 6) = {tensor:0.000000}");
        var asked = 2.5f / 6 / tensor;
        var block = FloatGrid.E4M3.Nearest(asked);
        Says("four", $"wants 2.5 / 6 / {tensor:0.000000} = {asked:0.0}, E4M3 has {block:0}, and the 2.5 becomes");
        Says("four", $"= {6 * block * tensor:0.000}.");
        Says("four", $"with a variance of {0.3 * 0.7:0.00}");
        Says("four", $"the squared error of the nearest, {0.3 * 0.3:0.00}");
    }

    [Fact]
    public void The_law_at_four_and_eight_bits()
    {
        double[] law = [.. Published.Series("precision law of training: gamma and offset of a part").Select(one => one.Value.Value)];
        double Kept(double bits) => 1 - Math.Exp(law[1] - bits / law[0]);
        double Penalty(double bits) => 4299 * (Math.Pow(1e9 * Kept(bits), -0.4965) - Math.Pow(1e9, -0.4965));
        Says("law", $"= {Kept(4):0.000}$: a billion parameters count as {1000 * Kept(4):0} million");
        Says("law", $"the loss is {Penalty(4):0.0000} nats higher. 8 bits keep {Kept(8):0.000}, and cost {Penalty(8):0.0000}");
        Assert.Equal(0, Math.Exp(1.9038) - 1 - 3 * 1.9038, 1e-3);
    }

    private static float Back(float x, float scale) => FloatGrid.E4M3.Nearest(x / scale) * scale;

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("08-after.ipynb", cell), StringComparison.Ordinal);
}
