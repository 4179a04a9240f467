using Headroom.Bench.Simulator;

namespace Headroom.Bench;

public static partial class Catalogue
{
    static partial void AddSimulator(List<Claim> claims) =>
        claims.AddRange([new MeteredAccess(), new FastMode(), new Suspension(), new FirstKernel(), new LaterKernel()]);

    static partial void AnswerAlone(string[] args, ref bool answered)
    {
        if (args is not [FirstKernel.Argument]) return;
        FirstKernel.Print();
        answered = true;
    }
}
