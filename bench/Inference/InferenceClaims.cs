using Headroom.Inference.Matrices;

namespace Headroom.Bench.Inference;

/// <summary>What is claimed of the inference engine.</summary>
internal static class InferenceClaims
{
    public static IEnumerable<Claim> All =>
    [
        .. ((int[])[1, 2]).SelectMany(threads => (Claim[])
        [
            AgainstLlamaCpp.Claim("target", "Int4", threads, goal: 1.25), AgainstLlamaCpp.Claim("target", "Int8", threads, goal: 1),
            AgainstLlamaCpp.Claim("large", "Int4", threads, goal: 1), AgainstLlamaCpp.Claim("large", "Int8", threads, goal: 1),
        ]),
        .. ((MatrixFormat[])[MatrixFormat.Fp32, MatrixFormat.Q8, MatrixFormat.Q4])
            .SelectMany(format => (Claim[])[GemvShare.Claim(format, 1), GemvShare.Claim(format, 2)]),
        .. ((MatrixFormat[])[MatrixFormat.Q4, MatrixFormat.Q4K, MatrixFormat.Nf4, MatrixFormat.MxFp4, MatrixFormat.NvFp4])
            .Select(PackedGemv.Claim),
        EverythingElse.Claim, PrefillShare.Claim,
        BatchOfEight.Claim(MatrixFormat.Fp32, layers: 4, goal: 1.5), BatchOfEight.Claim(MatrixFormat.Q8, layers: 8, goal: 1.8),
        AgainstTorch.Claim(MatrixFormat.Fp32), AgainstTorch.Claim(MatrixFormat.Q8, goal: 8), AgainstTorch.Claim(MatrixFormat.Q4, goal: 8),
        .. ((MatrixFormat[])[MatrixFormat.Fp32, MatrixFormat.Bf16, MatrixFormat.Q8, MatrixFormat.Q4])
            .SelectMany(format => (Claim[])[LadderRung.Claim(format, 1), LadderRung.Claim(format, 2)]),
        .. ((int[])[16, 64, 128, 256, 500]).Select(AttentionTime.Claim),
    ];
}
