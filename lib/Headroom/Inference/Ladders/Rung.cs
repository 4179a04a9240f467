namespace Headroom.Inference.Ladders;

/// <summary>One way to write tokens for one user, as it was measured.</summary>
/// <param name="Engine"><c>TorchSharp</c>, <c>Headroom</c> or <c>llama.cpp</c>.</param>
/// <param name="Weights">How they are stored: FP32, BF16, int8 (Q8_0), int4 (Q4_0).</param>
/// <param name="Threads">That share a token.</param>
/// <param name="TokensPerSecond">Median over turns of 32 tokens.</param>
/// <param name="BytesPerToken">Of weights, and of the cache where it was counted.</param>
/// <param name="ReadRate">B/s that as many threads can read of so many bytes, over and over.</param>
public sealed record Rung(string Engine, string Weights, int Threads, double TokensPerSecond, double BytesPerToken, double ReadRate)
{
    /// <summary>Tokens per second if reading were all.</summary>
    public double Ceiling => ReadRate / BytesPerToken;

    /// <summary>Of the ceiling.</summary>
    public double Share => TokensPerSecond / Ceiling;
}
