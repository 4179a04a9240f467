// rejected: bytes per FLOP
public static class Intensity
{
    public static (double Flops, double Bytes) Gemm(int m, int n, int k, double size) =>
        (2.0 * m * n * k, size * ((double)m * k + (double)k * n + (double)m * n));

    public static (double Flops, double Bytes) Gemv(int m, int k, double size) =>
        (2.0 * m * k, size * ((double)m * k + k + m));

    public static (double Flops, double Bytes) Attention(int s, int t, int d, double size) =>
        (2 * (2.0 * s * t * d), size * (2.0 * s * d + 2.0 * t * d));

    public static (double Flops, double Bytes) Elementwise(int n, int inputs, double flops, double size) =>
        (flops * n, size * (inputs + 1.0) * n);

    public static double FlopsPerByte((double Flops, double Bytes) work) => work.Bytes / work.Flops;
}
