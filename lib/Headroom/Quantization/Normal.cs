namespace Headroom.Quantization;

/// <summary>The standard normal distribution: trained weights come close to it, and NF4 is built on it.</summary>
public static partial class Normal
{
    /// <summary>So many draws with mean 0 and standard deviation 1; the same for the same seed.</summary>
    public static float[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Random(seed);
        var values = new float[count];
        // Box and Muller: two uniform draws make two normal ones.
        for (var i = 0; i < count; i += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            values[i] = (float)(radius * cos);
            if (i + 1 < count) values[i + 1] = (float)(radius * sin);
        }
        return values;
    }

    /// <summary>exp(-x² / 2) / sqrt(2 pi).</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
