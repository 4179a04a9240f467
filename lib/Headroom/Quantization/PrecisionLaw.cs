namespace Headroom.Quantization;

/// <summary>
/// The loss that rounding a trained model's weights adds: C D^gD / N^gN e^(b - P / g), with N parameters, D training tokens and P bits
/// (arXiv 2411.04330, table 2). Fitted to models of at most 1.7 billion parameters and 26 billion tokens; beyond, it extrapolates.
/// </summary>
public static class PrecisionLaw
{
    // C, gD, gN, g and b of the table, b with the sign that the paper's other offsets have: it makes a loss e^1.1277 = 3.09 times as large.
    private const double Scale = 0.0598, OfTokens = 0.5068, OfParameters = 0.3439, BitsPerE = 0.5907, Offset = 1.1277;

    /// <summary>In nats per token: 0.396 for 8 billion parameters, 15 trillion tokens and 4 bits.</summary>
    public static double AddedLoss(double parameters, double tokens, double bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        return Scale * Math.Pow(tokens, OfTokens) / Math.Pow(parameters, OfParameters) * Math.Exp(Offset - bits / BitsPerE);
    }

    /// <summary>
    /// Bits that the same model needs on top, for the same added loss, when it was trained on so many times the tokens: 0.69 for 10.
    /// </summary>
    public static double BitsForTokens(double times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        return BitsPerE * OfTokens * Math.Log(times);
    }
}
