// rejected: the rate of FP8
public static class Attainable
{
    public readonly record struct SheetLine(string Inputs, string SumsIn, bool Sparse, double TeraFlops);

    public static double Peak(IReadOnlyList<SheetLine> sheet, string inputs, string sumsIn)
    {
        var best = sheet.Where(line => line.SumsIn == sumsIn).MaxBy(line => line.TeraFlops / (line.Sparse ? 2 : 1));
        return best.TeraFlops / (best.Sparse ? 2 : 1) * 1e12;
    }

    public static double Ridge(double peak, double bandwidth) => peak / bandwidth;

    public static double FlopsPerSecond(double peak, double bandwidth, double intensity) => Math.Min(peak, bandwidth * intensity);

    public static bool IsMemoryBound(double peak, double bandwidth, double intensity) => intensity < Ridge(peak, bandwidth);

    public static double TimeFloor(double peak, double bandwidth, double flops, double bytes) => Math.Max(flops / peak, bytes / bandwidth);
}
