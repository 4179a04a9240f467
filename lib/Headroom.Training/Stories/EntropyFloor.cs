namespace Headroom.Training.Stories;

/// <summary>
/// What no model can beat: the mean bits of a tale over its mean bytes. Each tale's bits are exact, for the grammar is unambiguous; the
/// mean is taken over a sample.
/// </summary>
/// <param name="BitsPerByte">Bits of the choices, the tale's end among them, per byte of UTF-8.</param>
/// <param name="StandardError">Of that ratio, from the spread of the tales.</param>
/// <param name="Tales">Tales in the sample.</param>
/// <param name="BytesPerTale">Mean length.</param>
public readonly record struct EntropyFloor(double BitsPerByte, double StandardError, int Tales, double BytesPerTale)
{
    /// <summary>From the first <paramref name="count"/> tales of a seed.</summary>
    public static EntropyFloor Estimate(ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return Of([.. Enumerable.Range(0, count).Select(i => Stories.Tales.Tale(seed, i)).Select(tale => (tale.Bits, tale.Text.Length))]);
    }

    // Tales are ASCII, so characters are bytes. The error of a ratio of sums, by linearisation.
    internal static EntropyFloor Of(IReadOnlyList<(double Bits, int Bytes)> tales)
    {
        var ratio = tales.Sum(tale => tale.Bits) / tales.Sum(tale => (double)tale.Bytes);
        var mean = tales.Average(tale => tale.Bytes);
        var squares = tales.Sum(tale => Math.Pow(tale.Bits - ratio * tale.Bytes, 2));
        return new EntropyFloor(ratio, Math.Sqrt(squares / (tales.Count - 1) / tales.Count) / mean, tales.Count, mean);
    }
}
