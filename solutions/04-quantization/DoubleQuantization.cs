// 04.4 Double quantization. Objective: store the scales of blocks in 8 bits as well, and bring their cost from 0.5 to 0.127 bits per
// parameter.
// Each block of `block` weights has one scale, the absmax of the block. `group` neighbouring scales share one second scale, a float.
//   Overhead(block)         bits per weight that the scales cost as floats of 32 bits: 0.5 for 64
//   Overhead(block, group)  the same, when a scale is a code of 8 bits and each group has its float: 0.127 for 64 and 256
//   SavedGB                 by the second for the first, in a model of `parameters` weights; 1 GB is 1e9 bytes
//   Mean       of all scales, at least one and perhaps millions, right to a float's last digits. They are all above 0: without their mean
//              they use both halves of a signed code.
// Quantize seconds[g]: the largest |scale - mean| of group g gets code 127 or -127. codes[i]: the nearest to (scales[i] - mean) / second.
//              The last group may be short. Where all scales of a group are the mean, their codes are 0; else the largest is above
//              1e-38.
//   Dequantize the scales, back in their place; mean and seconds may be any
// Out of scope: the mean's own 32 bits, once per tensor, and the weights' codes. About 28 lines.
public static class DoubleQuantization
{
    // your turn: begin
    public static double Overhead(int block) => 32.0 / block;

    // A group has group * block weights.
    public static double Overhead(int block, int group) => 8.0 / block + 32.0 / ((double)block * group);

    // 65e9 parameters in blocks of 64 and groups of 256: 3.03 GB.
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
            foreach (var scale in members) largest = Math.Max(largest, Math.Abs(scale - mean));
            var second = largest / 127;
            seconds[from / group] = second;
            for (var i = 0; i < members.Length; i++)
                codes[from + i] = second == 0 ? (sbyte)0 : (sbyte)MathF.Round((members[i] - mean) / second);
        }
    }

    public static void Dequantize(ReadOnlySpan<sbyte> codes, ReadOnlySpan<float> seconds, float mean, int group, Span<float> scales)
    {
        for (var i = 0; i < codes.Length; i++) scales[i] = mean + codes[i] * seconds[i / group];
    }
    //> public static double Overhead(int block) => throw new NotAttempted("04.4");
    //>
    //> public static double Overhead(int block, int group) => throw new NotAttempted("04.4");
    //>
    //> public static double SavedGB(double parameters, int block, int group) => throw new NotAttempted("04.4");
    //>
    //> public static float Mean(ReadOnlySpan<float> scales) => throw new NotAttempted("04.4");
    //>
    //> public static void Quantize(ReadOnlySpan<float> scales, float mean, int group, Span<sbyte> codes, Span<float> seconds) =>
    //>     throw new NotAttempted("04.4");
    //>
    //> public static void Dequantize(ReadOnlySpan<sbyte> codes, ReadOnlySpan<float> seconds, float mean, int group, Span<float> scales) =>
    //>     throw new NotAttempted("04.4");
    // your turn: end
}
