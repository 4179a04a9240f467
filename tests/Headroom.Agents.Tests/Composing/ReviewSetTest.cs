using Headroom.Agents.Composing;
using System.Diagnostics;

namespace Headroom.Agents.Tests.Composing;

public sealed class ReviewSetTest(ITestOutputHelper output)
{
    [Fact]
    public void Scratch()
    {
        for (var number = 1; number <= 12; number++)
        {
            var clock = Stopwatch.StartNew();
            using var set = ReviewSet.Of(number);
            var took = clock.Elapsed.TotalSeconds;
            output.WriteLine($"{number}: {took:0.00} s  " + string.Join(", ", set.Kernels.Select(k => $"{k.Task.Name}/{k.Way.Name}:{k.Fault?.Operator ?? "-"}@{string.Join("x", k.Fault?.Shape ?? [])}")));
            if (number == 7)
                foreach (var (file, text) in set.Files()) output.WriteLine(file + "\n" + text);
            if (number == 7) output.WriteLine(string.Join("\n", set.Kernels.Select(k => k.Fault is null ? "right" : $"{k.Fault.Kind} {string.Join(",", k.Fault.Lines)} {string.Join(",", k.Fault.Counters)}")));
        }
        var duelClock = Stopwatch.StartNew();
        using var duel = SoftmaxDuel.Of(20931);
        output.WriteLine($"duel {duelClock.Elapsed.TotalSeconds:0.00} {duel.Wrong.Count} {duel.Right.Count} " + string.Join(", ", duel.Wrong.Select(k => $"{k.Way.Name}:{k.Fault!.Operator}@{string.Join("x", k.Fault?.Shape ?? [])}")));
    }
}
