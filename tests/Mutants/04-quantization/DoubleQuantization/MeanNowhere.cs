// rejected: mean is not subtracted
public static class DoubleQuantization
{
    // your turn: begin
    public static double Overhead(int block) => 32.0 / block;

    public static double Overhead(int block, int group) => 8.0 / block + 32.0 / ((double)block * group);

    public static double SavedGB(double parameters, int block, int group) =>
        parameters * (Overhead(block) - Overhead(block, group)) / 8 / 1e9;

    public static float Mean(ReadOnlySpan<float> scales)
    {
        var sum = 0.0;
        foreach (var scale in scales) sum += scale;
        return (float)(sum / scales.Length);
    }

    public static void Quantize(ReadOnlySpan<float> scales, float mean, int group, Span<sbyte> codes, Span<float> seconds)
    {
        for (var from = 0; from < scales.Length; from += group)
        {
            var members = scales[from..Math.Min(from + group, scales.Length)];
            var largest = 0f;
            foreach (var scale in members) largest = Math.Max(largest, Math.Abs(scale));
            var second = largest / 127;
            seconds[from / group] = second;
            for (var i = 0; i < members.Length; i++)
                codes[from + i] = second == 0 ? (sbyte)0 : (sbyte)MathF.Round(members[i] / second);
        }
    }

    public static void Dequantize(ReadOnlySpan<sbyte> codes, ReadOnlySpan<float> seconds, float mean, int group, Span<float> scales)
    {
        for (var i = 0; i < codes.Length; i++) scales[i] = codes[i] * seconds[i / group];
    }
    // your turn: end
}
