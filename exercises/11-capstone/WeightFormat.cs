// 11.3 A format of your own. Objective: lose as little of a layer's output as its bytes allow: spend bits where they count.
//   Encode  weights [rows, columns], finite; calibration [samples, columns], activations of the layer, maybe none; at most budget bytes,
//           in a new array. The budget is 24 bytes and 3 bits a weight at least, and often 18 bytes for each 32 weights of a row.
//   Decode  a new array [rows, columns] from these bytes and the shape alone, in another process: nothing else may be remembered.
// Loss: mean square of the error of W x, over that of W x, on activations x of the same source that nobody has seen. Channels of x are
// independent, some are many times as large as the others, and so are a few of their values. Columns of W differ, a few weights are large.
// Score: bits a weight above the least that any code could do with, log2(loss / least loss) / 2, from that of blocks of 32 with absmax
// scales and codes of whole bits. S = 0.77 passes. Any shape and any finite weights: at most 0.3 is lost, zeros stay zeros, no infinity and
// no NaN comes back, tiny and huge weights lose no more than those of size 1. More bytes lose less. The same input gives the same bytes.
// Out of scope: speed, random access. About 60 lines.
public static class WeightFormat
{
    // your turn: begin
    public static byte[] Encode(float[] weights, float[] calibration, int rows, int columns, int budget) =>
        throw new NotAttempted("11.3");

    public static float[] Decode(byte[] bytes, int rows, int columns) => throw new NotAttempted("11.3");
    // your turn: end
}
