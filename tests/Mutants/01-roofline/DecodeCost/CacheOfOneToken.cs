// rejected: the cache of one token
public static class DecodeCost
{
    // your turn: begin
    public static double KvBytesPerToken(int layers, int heads, int kvHeads, int headDim, double size) =>
        2.0 * layers * kvHeads * headDim * size;

    public static double MlaBytesPerToken(int layers, int heads, int latent, int rope, double size) =>
        (double)layers * (latent + rope) * size;

    public static double StepBytes(double parameters, double bits, double kvBytesPerToken, int batch, int context) =>
        parameters * bits / 8 + batch * kvBytesPerToken;

    public static double StepFlops(double parameters, int layers, int heads, int headDim, int batch, int context) =>
        batch * (2 * parameters + 4.0 * layers * heads * headDim * context);

    public static double StepSeconds(double bytes, double flops, double bandwidth, double peak) =>
        Math.Max(bytes / bandwidth, flops / peak);

    public static double TokensPerSecond(int batch, double stepSeconds) => batch / stepSeconds;

    public static double Utilisation(double flops, double stepSeconds, double peak) => flops / (stepSeconds * peak);

    public static int LargestBatch(double memoryGB, double parameters, double bits, double kvBytesPerToken, int context) =>
        (int)Math.Max(0, (memoryGB * 1e9 - parameters * bits / 8) / (kvBytesPerToken * context));

    public static double UtilisationLimit(double flopsPerToken, double kvBytesPerSequence, double bandwidth, double peak) =>
        Math.Min(1, flopsPerToken / kvBytesPerSequence * bandwidth / peak);
    // your turn: end
}
