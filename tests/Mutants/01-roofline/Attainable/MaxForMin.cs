// rejected: min and max exchanged
public static class Attainable
{
    public readonly record struct SheetLine(string Inputs, string SumsIn, bool Sparse, double TeraFlops);

    public static double Peak(IReadOnlyList<SheetLine> sheet, string inputs, string sumsIn)
    {
        var lines = sheet.Where(line => line.Inputs == inputs && line.SumsIn == sumsIn).ToList();
        if (lines.Count == 0) throw new KeyNotFoundException($"The sheet has no {inputs} summed in {sumsIn}.");
        var line = lines.OrderBy(line => line.Sparse).First();
        return line.TeraFlops * 1e12 / (line.Sparse ? 2 : 1);
    }

    public static double Ridge(double peak, double bandwidth) => peak / bandwidth;

    public static double FlopsPerSecond(double peak, double bandwidth, double intensity) => Math.Max(peak, bandwidth * intensity);

    public static bool IsMemoryBound(double peak, double bandwidth, double intensity) => intensity < Ridge(peak, bandwidth);

    public static double TimeFloor(double peak, double bandwidth, double flops, double bytes) => Math.Max(flops / peak, bytes / bandwidth);
}
