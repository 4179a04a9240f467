namespace Graders;

/// <summary>One token in 8 bits, by the definition of 06.2.</summary>
internal static class TokenCodes
{
    public static Func<double, double> Nearest { get; } = quotient => Math.Round(quotient, MidpointRounding.ToEven);

    public static float Scale(ReadOnlySpan<float> token)
    {
        var largest = 0f;
        foreach (var value in token) largest = Math.Max(largest, Math.Abs(value));
        return largest / 127;
    }

    /// <summary>Quotients rounded in some way, and cut to -127 and 127.</summary>
    public static sbyte[] Of(ReadOnlySpan<float> token, float scale, Func<double, double> rounded)
    {
        var codes = new sbyte[token.Length];
        for (var i = 0; i < codes.Length && scale > 0; i++) codes[i] = (sbyte)Math.Clamp(rounded(token[i] / (double)scale), -127, 127);
        return codes;
    }
}
