namespace Headroom.Rooflines;

/// <summary>
/// The roof of the links between devices. A ring all-reduce adds up one array of every device and leaves the sum on each: every device
/// sends its part on p - 1 times to add, and p - 1 times to spread the sums.
/// </summary>
/// <param name="Devices">How many share the work: 2 or more.</param>
/// <param name="BytesPerSecond">What one device sends, in B/s, one way.</param>
/// <param name="FlopsPerSecond">What one device computes.</param>
public readonly record struct Network(int Devices, double BytesPerSecond, double FlopsPerSecond)
{
    /// <summary>FLOPs that a device could do while one byte goes over its link.</summary>
    public double Ridge => FlopsPerSecond / BytesPerSecond;

    /// <summary>Bytes that each device sends in an all-reduce of an array: 2 (p - 1) / p times its bytes.</summary>
    public double AllReduceBytes(double bytes) => 2.0 * (Devices - 1) / Devices * bytes;

    /// <summary>
    /// Seconds of one all-reduce beside what each device computes. Low: the link works while the device computes, and the longer of
    /// the two counts. High: they take turns.
    /// </summary>
    public Interval Time(double flopsPerDevice, double bytes)
    {
        var (compute, send) = (flopsPerDevice / FlopsPerSecond, AllReduceBytes(bytes) / BytesPerSecond);
        return new(Math.Max(compute, send), compute + send);
    }

    /// <summary>
    /// Rows of the matrix that are summed over, from which a product split among the devices along them is bound by arithmetic:
    /// (p - 1) x bytes per element x ridge. Each device does 2 B n k / p FLOPs and the sums of [B, n] cross, so the batch B and n cancel.
    /// </summary>
    public double SummedRows(double bytesPerElement) => (Devices - 1) * bytesPerElement * Ridge;

    /// <summary>
    /// Tokens per device and step from which training on copies of a model is bound by arithmetic: 6 FLOPs per parameter and token
    /// against an all-reduce of the gradients. The parameters cancel.
    /// </summary>
    public double TokensPerStep(double bytesPerGradient) => AllReduceBytes(bytesPerGradient) * Ridge / 6;
}
