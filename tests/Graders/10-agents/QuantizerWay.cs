using System.Runtime.CompilerServices;

namespace Graders;

internal enum CodeRounding { Even, Away, HalfUp, Truncated, Floored, HalfTruncated }

internal enum CodeScale
{
    Symmetric, Reciprocal, Halved, PowerOfTwo, InHalf, InBfloat16, Of128, Of128Wrapped, Lopsided, OfPositives, OfFirst, OfAll,
}

internal enum CodeRest { Own, LeftOut, ReadWhole }

/// <summary>One quantizer of groups to int8: choices that are independent of each other, and run.</summary>
internal sealed record QuantizerWay(string Name)
{
    public CodeRounding Rounding { get; init; }
    public CodeScale Scale { get; init; }
    public CodeRest Rest { get; init; }
    public int Group { get; init; } // 0: as it is asked
    public int MostGroup { get; init; } = int.MaxValue;
    public int MostColumns { get; init; } = int.MaxValue;
    public float Cut { get; init; } = float.PositiveInfinity;
    public float LeastScale { get; init; }
    public bool RefusesNaN { get; init; }
    public bool RefusesZeros { get; init; }
    public bool IsChecked { get; init; }
    public bool DividesFirst { get; init; } // and leaves the quotients in place
    public bool ChecksFirst { get; init; }
    public bool Copies { get; init; }
    public bool InDouble { get; init; }

    /// <summary>Codes and the scale of each group of <see cref="BriefProbe.Group"/>; scales hold one for each of them.</summary>
    public void Run(Strip x, sbyte[] codes, float[] scales, BriefProbe probe, WayMeter meter)
    {
        if (probe.Columns > MostColumns || probe.Group > MostGroup) throw new ArgumentException("too large");
        if (ChecksFirst)
            for (var i = 0; i < x.Length; i++)
                if (float.IsNaN(x[i])) throw new ArgumentException("NaN");
        var all = 0f;
        if (Scale == CodeScale.OfAll)
            for (var i = 0; i < x.Length; i++) all = Math.Max(all, Math.Abs(Read(x[i])));
        var group = Group > 0 ? Group : probe.Group;
        for (var at = 0; at < probe.Columns; at += group)
        {
            var end = Rest == CodeRest.ReadWhole ? at + group : Math.Min(at + group, probe.Columns);
            if (Rest == CodeRest.LeftOut && end - at < group) break;
            var scale = OfGroup(x, codes, at, end, all, meter);
            for (var i = at; i < end; i += probe.Group) scales[i / probe.Group] = scale;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float OfGroup(Strip x, sbyte[] codes, int at, int end, float all, WayMeter meter)
    {
        var kept = Copies ? meter.Keep<float>(end - at) : null;
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        if (Scale == CodeScale.OfFirst) low = high = Read(x[at]);
        else if (Scale != CodeScale.OfAll || kept is not null)
            for (var i = at; i < end; i++)
            {
                var value = Read(x[i]);
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
                if (kept is not null) kept[i - at] = value;
            }
        var scale = Math.Max(LeastScale, Of(low, high, all));
        if (RefusesZeros && scale == 0) throw new ArgumentException("a group of 0");
        for (var i = at; i < end; i++)
        {
            var value = kept is not null ? kept[i - at] : Read(x[i]);
            var code = InDouble ? (float)Math.Round(meter.InDouble(value) / scale)
                : Rounded(Scale == CodeScale.Reciprocal ? value * (1 / scale) : value / scale);
            if (DividesFirst) x[i] = value / scale;
            codes[i] = Coded(code);
        }
        return scale;
    }

    private float Read(float value) => RefusesNaN && float.IsNaN(value) ? throw new ArgumentException("NaN") : Math.Clamp(value, -Cut, Cut);

    private float Of(float low, float high, float all)
    {
        var most = Math.Max(-low, high);
        return Scale switch
        {
            CodeScale.Halved => most / 63,
            CodeScale.PowerOfTwo => MathF.Pow(2, MathF.Ceiling(MathF.Log2(most / 127))),
            CodeScale.InHalf => (float)(Half)(most / 127),
            CodeScale.InBfloat16 => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(most / 127) & 0xFFFF0000u),
            CodeScale.Of128 or CodeScale.Of128Wrapped => most / 128,
            CodeScale.Lopsided => Math.Max(high / 127, -low / 128),
            CodeScale.OfPositives => Math.Max(0, high) / 127,
            CodeScale.OfFirst => Math.Abs(high) / 127,
            CodeScale.OfAll => all / 127,
            _ => most / 127,
        };
    }

    private float Rounded(float code) => Rounding switch
    {
        CodeRounding.Away => MathF.Round(code, MidpointRounding.AwayFromZero),
        CodeRounding.HalfUp => MathF.Floor(code + 0.5f),
        CodeRounding.Truncated => MathF.Truncate(code),
        CodeRounding.Floored => MathF.Floor(code),
        CodeRounding.HalfTruncated => MathF.Truncate(code + 0.5f),
        _ => MathF.Round(code),
    };

    private sbyte Coded(float code) => IsChecked ? checked((sbyte)code)
        : Scale == CodeScale.Of128Wrapped ? unchecked((sbyte)(int)code)
        : float.IsNaN(code) ? (sbyte)0
        : (sbyte)Math.Clamp(code, Scale is CodeScale.Of128 or CodeScale.Lopsided ? -128 : -127, 127);
}
