using Headroom.Agents.Composing;
using System.Diagnostics;

namespace Headroom.Agents.Tests.Composing;

public sealed class ReviewSetTest(ITestOutputHelper output)
{
    [Fact]
    public void Scratch()
    {
        for (var number = 1; number <= 40; number++)
        {
            var clock = Stopwatch.StartNew();
            var cpu = Environment.CpuUsage.TotalTime;
            using var set = ReviewSet.Of(number);
            var took = clock.Elapsed.TotalSeconds;
            output.WriteLine($"{number}: {took:0.00} s, cpu {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.00} " + string.Join(", ", set.Kernels.Select(k => $"{k.Task.Name}/{k.Way.Name}:{k.Fault?.Operator ?? "-"}@{string.Join("x", k.Fault?.Shape ?? [])}")));
        }
        for (var seed = 1; seed <= 3; seed++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var duelClock = Stopwatch.StartNew();
            using var duel = SoftmaxDuel.Of(20931 + seed);
            output.WriteLine($"duel {duelClock.Elapsed.TotalSeconds:0.00} cpu {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.00} {duel.Wrong.Count} {duel.Right.Count} " + string.Join(", ", duel.Wrong.Select(k => $"{k.Way.Name}:{k.Fault!.Operator}@{string.Join("x", k.Fault?.Shape ?? [])}")));
        }
    }
}
