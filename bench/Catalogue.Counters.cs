using Headroom.Bench.Simulator;

namespace Headroom.Bench;

public static partial class Catalogue
{
    static partial void AddSimulator(List<Claim> claims) =>
        claims.AddRange([new MeteredAccess(), new FastMode(), new Suspension(), new FirstKernel(), new LaterKernel(), new LaunchMemory()]);

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
