using Headroom.Counting;
using Headroom.Models;

// 08.5 Latent attention. Objective: decode from a cache of latents, without making one key or value of it, and say what that trades.
// One layer, one query token. A cached token is a row [c | r] of cache: c, Latent numbers, and r, Rope numbers that all heads share; length
// rows are filled, 1 or more, and the array may go on with anything. qNope [Heads, Nope] and qRope [Heads, Rope], rotated already.
// The plain form: the key of head h is [keyUp_h c | r] with keyUp [Heads, Nope, Latent], its value valueUp_h c with valueUp [Heads, Value,
//   Latent]. The result [Heads, Value] is softmax over tokens of (q·key / sqrt(Nope + Rope)), times values. Scores may be hundreds apart.
// Decode gives the same, absorbed: keyUp_h goes to the query and valueUp_h behind the sum, once each. So 2 Heads (2 Latent + Rope) FLOPs a
//   cached token, 2 Heads Latent (Nope + Value) once, and few more. Counted, as in 08.3, counts them.
// Formulas, softmax left out, of one layer. A plain cache keeps each head's key [Nope + Rope] and value [Value].
//   CacheBytes, PlainCacheBytes: of a cached token. Flops: absorbed, of a cached token; PlainFlops: with a plain cache; ExpandingFlops:
//   with a cache of latents, each of whose keys and values is made before it is used.
//   QueriesToRidge: the least number of queries that share one reading of the cache (a draft's tokens, say) whose absorbed FLOPs per
//   byte of cache reach ridge, in FLOP/B.
// LatentShape holds the five sizes. Out of scope: rotation, the way down to the latent. About 40 lines.
public static class LatentAttention
{
    // your turn: begin
    public static Counted[] Decode(
        Counted[] qNope, Counted[] qRope, Counted[] cache, int length, Counted[] keyUp, Counted[] valueUp, LatentShape shape) =>
        throw new NotAttempted("08.5");

    public static double CacheBytes(LatentShape shape, double elementBytes) => throw new NotAttempted("08.5");

    public static double PlainCacheBytes(LatentShape shape, double elementBytes) => throw new NotAttempted("08.5");

    public static double Flops(LatentShape shape) => throw new NotAttempted("08.5");

    public static double PlainFlops(LatentShape shape) => throw new NotAttempted("08.5");

    public static double ExpandingFlops(LatentShape shape) => throw new NotAttempted("08.5");

    public static int QueriesToRidge(LatentShape shape, double elementBytes, double ridge) => throw new NotAttempted("08.5");
    // your turn: end
}
