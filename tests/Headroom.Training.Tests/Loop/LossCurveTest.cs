using Headroom.Training.Loop;

namespace Headroom.Testing.Loop;

public sealed class LossCurveTest
{
    [Fact]
    public void A_point_is_the_mean_of_the_steps_since_the_one_before_in_bits_per_byte()
    {
        var curve = new LossCurve(bytesPerToken: 2);
        foreach (var loss in new[] { 4.0, 2 }) curve.Add(new StepReport(loss, 0, 0));
        curve.Mark(100);
        curve.Add(new StepReport(1, 0, 0));
        curve.Mark(150);
        Assert.Equal([100, 150], curve.Tokens);
        Assert.Equal(3 / Math.Log(2) / 2, curve.BitsPerByte[0], 12);
        Assert.Equal(1 / Math.Log(2) / 2, curve.BitsPerByte[1], 12);
    }

    [Fact]
    public void A_point_without_a_step_is_none()
    {
        var curve = new LossCurve();
        curve.Mark(100);
        Assert.Empty(curve.Tokens);
        Assert.Empty(curve.BitsPerByte);
    }
}
