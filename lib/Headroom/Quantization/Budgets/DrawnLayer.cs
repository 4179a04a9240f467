namespace Headroom.Quantization.Budgets;

/// <summary>
/// A linear layer from a known source, and activations for it: weights with a deviation for each input channel and rare large values, and
/// activations of which few channels are many times as large as the others. Because the source is known, the error of a layer's output is
/// exact, and so is the least error that any code of so many bytes can have in the mean.
/// </summary>
public sealed class DrawnLayer
{
    // One activation in fifty is eight times as large as its channel's others.
    private const double Rare = 0.02, Large = 8;

    private DrawnLayer(int rows, int columns) => (Rows, Columns, Weights, Deviations, Squares) =
        (rows, columns, new float[rows * columns], new double[rows * columns], new double[columns]);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>[rows, columns].</summary>
    public float[] Weights { get; }

    /// <summary>[rows, columns]: of the normal value that each weight was drawn from.</summary>
    public double[] Deviations { get; }

    /// <summary>[columns]: mean square of an activation.</summary>
    public double[] Squares { get; }

    /// <summary>[samples, columns]: activations that may be looked at.</summary>
    public float[] Calibration { get; private set; } = [];

    /// <summary>Mean square of an output, from which errors are relative.</summary>
    public double Signal => Error(new float[Weights.Length], 1);

    /// <summary>The same layer for the same arguments.</summary>
    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    /// <param name="samples">Of the calibration.</param>
    /// <param name="scale">Of the weights.</param>
    public static DrawnLayer Of(int rows, int columns, int seed, int samples = 64, double scale = 0.02)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        var (random, layer) = (new Random(seed), new DrawnLayer(rows, columns));
        var deviations = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            deviations[j] = scale * Math.Exp(0.5 * Gauss(random));
            var activation = Math.Exp(0.5 * Gauss(random)) * (random.NextDouble() < 0.02 ? 20 + 20 * random.NextDouble() : 1);
            layer.Squares[j] = activation * activation;
        }
        for (var i = 0; i < layer.Weights.Length; i++)
        {
            layer.Deviations[i] = deviations[i % columns] * (random.NextDouble() < 0.01 ? 5 : 1);
            layer.Weights[i] = (float)(layer.Deviations[i] * Gauss(random));
        }
        layer.Calibration = new float[samples * columns];
        for (var i = 0; i < layer.Calibration.Length; i++)
        {
            var unit = Math.Sqrt(layer.Squares[i % columns] / (1 - Rare + Rare * Large * Large));
            layer.Calibration[i] = (float)(unit * Gauss(random) * (random.NextDouble() < Rare ? Large : 1));
        }
        return layer;
    }

    /// <summary>
    /// Mean square of the error of an output when the layer computes with <paramref name="restored"/> [rows, columns], over that of an
    /// output: sum of squares[j] * (w - restored)^2 over sum of squares[j] * w^2. Channels are independent, so no products are in it.
    /// </summary>
    public double Loss(ReadOnlySpan<float> restored) => Error(restored, Signal);

    private double Error(ReadOnlySpan<float> restored, double signal)
    {
        if (restored.Length != Weights.Length)
            throw new ArgumentException($"{restored.Length} weights for a layer of {Rows} x {Columns}.", nameof(restored));
        var sum = 0.0;
        for (var i = 0; i < restored.Length; i++)
        {
            var error = (double)Weights[i] - restored[i];
            sum += Squares[i % Columns] * error * error;
        }
        return sum / signal;
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
