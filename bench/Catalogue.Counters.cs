using Headroom.Bench.Attention;
using Headroom.Bench.Simulator;

namespace Headroom.Bench;

public static partial class Catalogue
{
    static partial void AddSimulator(List<Claim> claims) =>
        claims.AddRange(
        [
            new MeteredAccess(), new FastMode(), new Suspension(), new FirstKernel(), new LaterKernel(), new LaunchMemory(),
            new FlashAgainstNaive(512, "attention.fast-naive-512"), new FlashAgainstNaive(2048, "attention.fast-naive"),
            new FlashAgainstLoop(512, "attention.fast-loop-512"), new FlashAgainstLoop(2048, "attention.fast-loop"),
            new CausalAgainstFull(), new MeteredAttention(),
        ]);

    static partial void AnswerAlone(string[] args, ref bool answered)
    {
        Action? alone = args switch
        {
            [FirstKernel.Argument] => FirstKernel.Print,
            [LaunchMemory.Argument] => LaunchMemory.Print,
            _ => null,
        };
        alone?.Invoke();
        answered = alone is not null;
    }
}
