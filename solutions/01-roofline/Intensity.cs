// 01.1 Count first. Objective: count the FLOPs and the compulsory bytes of an operation before you run it, and divide them.
// A multiply-add is 2 FLOPs. Each input element is read once, each output element written once, `size` bytes apiece (0.5 for 4 bits).
//   Gemm         c [m, n] = a [m, k] * b [k, n]
//   Gemv         y [m] = a [m, k] * x [k]
//   Attention    o [s, d] = softmax(q [s, d] * k [t, d]^T) * v [t, d], one head, s queries over t keys.
//                Count the two products; the softmax is free, and the scores [s, t] never leave the chip.
//   Elementwise  y [n] from `inputs` arrays [n] each, with `flops` FLOPs per element of y
// FlopsPerByte is the intensity of any of them. Beware: a product of ints wraps at 2,147,483,647 without a word.
// Out of scope: caches and tiles (unit 02). About 10 lines.
public static class Intensity
{
    // your turn: begin
    public static (double Flops, double Bytes) Gemm(int m, int n, int k, double size) =>
        (2.0 * m * n * k, size * ((double)m * k + (double)k * n + (double)m * n));

    // GEMM with one column, n = 1.
    public static (double Flops, double Bytes) Gemv(int m, int k, double size) =>
        (2.0 * m * k, size * ((double)m * k + k + m));

    // s * t pairs of query and key; each costs d multiply-adds in q k^T and d more in scores * v.
    public static (double Flops, double Bytes) Attention(int s, int t, int d, double size) =>
        (2 * (2.0 * s * t * d), size * (2.0 * s * d + 2.0 * t * d));

    public static (double Flops, double Bytes) Elementwise(int n, int inputs, double flops, double size) =>
        (flops * n, size * (inputs + 1.0) * n);

    public static double FlopsPerByte((double Flops, double Bytes) work) => work.Flops / work.Bytes;
    //> public static (double Flops, double Bytes) Gemm(int m, int n, int k, double size) =>
    //>     throw new NotAttempted("01.1");
    //>
    //> public static (double Flops, double Bytes) Gemv(int m, int k, double size) => throw new NotAttempted("01.1");
    //>
    //> public static (double Flops, double Bytes) Attention(int s, int t, int d, double size) =>
    //>     throw new NotAttempted("01.1");
    //>
    //> public static (double Flops, double Bytes) Elementwise(int n, int inputs, double flops, double size) =>
    //>     throw new NotAttempted("01.1");
    //>
    //> public static double FlopsPerByte((double Flops, double Bytes) work) => throw new NotAttempted("01.1");
    // your turn: end
}
