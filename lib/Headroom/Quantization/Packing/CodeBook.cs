using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>Up to sixteen points in ascending order, each with the code that stands for it.</summary>
internal sealed class CodeBook
{
    /// <summary>Points ascending, codes beside them, and whether a value half way between point i and i + 1 goes up.</summary>
    public CodeBook(float[] points, int[] codes, Func<int, bool> tiesUp)
    {
        Points = points;
        Boundaries = [.. Enumerable.Range(0, points.Length - 1).Select(i => Boundary(points[i], points[i + 1], tiesUp(i)))];
        Codes = Vector512.Create<int>(Sixteen(codes));
        var byCode = new float[16];
        for (var i = 0; i < points.Length; i++) byCode[codes[i]] = points[i];
        Values = Vector512.Create<float>(byCode);
    }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<float> Points { get; }

    /// <summary>A value above so many boundaries belongs to that point.</summary>
    public float[] Boundaries { get; }

    /// <summary>By rank among the points.</summary>
    public Vector512<int> Codes { get; }

    /// <summary>By code; 0 for a code that is not in use.</summary>
    public Vector512<float> Values { get; }

    // One step below the middle lets "greater" include the middle itself.
    private static float Boundary(float below, float above, bool up)
    {
        var middle = (float)(((double)below + above) / 2);
        return up ? MathF.BitDecrement(middle) : middle;
    }

    private static int[] Sixteen(int[] codes) => [.. codes, .. new int[16 - codes.Length]];
}
