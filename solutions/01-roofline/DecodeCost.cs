// 01.4 Why decode waits. Objective: predict the tokens per second and the utilisation of decoding, and see what holds them down.
// One step makes one token for each sequence of the batch: it reads every weight once, and each sequence's own cache of keys and values.
//   layers, heads, kvHeads, headDim   as the model's config states them; groups of query heads share one key-value head
//   latent, rope                      MLA: elements that one layer keeps of a token, in place of all its keys and values
// size bytes per element of the cache, 2 for bfloat16; `bits` are bits per weight; bytes per token mean all layers
//   bandwidth, peak                   B/s and dense FLOP/s; `context` counts the tokens in one sequence's cache: 0 and more, and
//                                     1 and more in LargestBatch, whose answer is an int
// A token costs 2 FLOPs per parameter, and 4 * heads * headDim per layer and token of context.
// Out of scope: prefill, activations, the links between devices. About 10 lines.
public static class DecodeCost
{
    // your turn: begin
    // Keys and values, hence 2. Llama-3-8B in bfloat16: 131,072 B.
    public static double KvBytesPerToken(int layers, int heads, int kvHeads, int headDim, double size) =>
        2.0 * layers * kvHeads * headDim * size;

    // One latent serves all heads, and keys as well as values. DeepSeek-V3 in bfloat16: 70,272 B.
    public static double MlaBytesPerToken(int layers, int heads, int latent, int rope, double size) =>
        (double)layers * (latent + rope) * size;

    public static double StepBytes(double parameters, double bits, double kvBytesPerToken, int batch, int context) =>
        parameters * bits / 8 + (double)batch * context * kvBytesPerToken;

    public static double StepFlops(double parameters, int layers, int heads, int headDim, int batch, int context) =>
        batch * (2 * parameters + 4.0 * layers * heads * headDim * context);

    // Reading and computing overlap: the slower one sets the pace.
    public static double StepSeconds(double bytes, double flops, double bandwidth, double peak) =>
        Math.Max(bytes / bandwidth, flops / peak);

    // Of the whole batch.
    public static double TokensPerSecond(int batch, double stepSeconds) => batch / stepSeconds;

    // A fraction of the peak.
    public static double Utilisation(double flops, double stepSeconds, double peak) => flops / (stepSeconds * peak);

    // Sequences that fit beside the weights in a memory of `memoryGB` times 1e9 bytes; 0 when the weights alone do not fit.
    public static int LargestBatch(double memoryGB, double parameters, double bits, double kvBytesPerToken, int context) =>
        (int)Math.Max(0, (memoryGB * 1e9 - parameters * bits / 8) / (kvBytesPerToken * context));

    // Of an endless batch, where the weights cost nothing and every sequence still reads its own cache. At most 1.
    public static double UtilisationLimit(double flopsPerToken, double kvBytesPerSequence, double bandwidth, double peak) =>
        Math.Min(1, flopsPerToken / kvBytesPerSequence * bandwidth / peak);
    //> public static double KvBytesPerToken(int layers, int heads, int kvHeads, int headDim, double size) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> public static double MlaBytesPerToken(int layers, int heads, int latent, int rope, double size) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> // One step: what it reads, what it computes, how long it takes at least.
    //> public static double StepBytes(double parameters, double bits, double kvBytesPerToken, int batch, int context) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> public static double StepFlops(double parameters, int layers, int heads, int headDim, int batch, int context) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> public static double StepSeconds(double bytes, double flops, double bandwidth, double peak) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> // Tokens of the whole batch; utilisation is a fraction of the peak.
    //> public static double TokensPerSecond(int batch, double stepSeconds) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> public static double Utilisation(double flops, double stepSeconds, double peak) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> // Sequences that fit beside the weights in a memory of `memoryGB` times 1e9 bytes; 0 when the weights alone do not fit.
    //> public static int LargestBatch(double memoryGB, double parameters, double bits, double kvBytesPerToken, int context) =>
    //>     throw new NotAttempted("01.4");
    //>
    //> // Utilisation of an endless batch in an endless memory; at most 1.
    //> public static double UtilisationLimit(double flopsPerToken, double kvBytesPerSequence, double bandwidth, double peak) =>
    //>     throw new NotAttempted("01.4");
    // your turn: end
}
