namespace Headroom.Quantization;

/// <summary>
/// 256 values from -1 to 1 whose steps shrink tenfold with each decade, down to 5.5e-7 (bitsandbytes/functional.py, create_dynamic_map). A
/// linear map would spend
/// all of its codes on one outlier; this one still tells small values apart.
/// </summary>
public static class DynamicMap
{
    /// <summary>Ascending; the index is the code.</summary>
    public static IReadOnlyList<float> Values { get; } = [.. Build().Order()];

    private static readonly float[] s_values = [.. Values];

    /// <summary>The code of the nearest value; of two equally near, the lower.</summary>
    public static byte Encode(float value)
    {
        var above = Array.BinarySearch(s_values, value);
        if (above >= 0) return (byte)above;
        above = Math.Clamp(~above, 1, s_values.Length - 1);
        return (byte)(value - s_values[above - 1] <= s_values[above] - value ? above - 1 : above);
    }

    /// <summary>The value of a code.</summary>
    public static float Decode(byte code) => s_values[code];

    // Decade i has 2^i values of either sign, the middles of 2^i equal parts of 0.1..1, times 10^(i - 6). With 0 and 1 that makes 256.
    private static IEnumerable<float> Build()
    {
        for (var decade = 0; decade < 7; decade++)
        {
            var parts = 1 << decade;
            for (var part = 0; part < parts; part++)
            {
                var value = (float)(Math.Pow(10, decade - 6) * (0.1 + 0.9 * (part + 0.5) / parts));
                yield return value;
                yield return -value;
            }
        }
        yield return 0;
        yield return 1;
    }
}
