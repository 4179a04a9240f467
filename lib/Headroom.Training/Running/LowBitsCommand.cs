using Headroom.Training.LowBits;
using Headroom.Training.Loading;

namespace Headroom.Training.Running;

/// <summary><c>lowbits</c>: trains what docs/runs/lowbits.json lacks, on one thread.</summary>
internal static class LowBitsCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        new LowBitsSweep(Path.Combine(root, "docs", "runs", "lowbits.json"), Console.WriteLine).Run();
        return Exit.Ok;
    }

    public static int Try(string root, string[] args)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        var text = Stories.StoryText.Bytes(2026, 1 << 20);
        var held = Stories.StoryText.Bytes(2027, 1 << 17);
        var shape = new LowBitsShape(int.Parse(args[0]), int.Parse(args[1]), int.Parse(args[2])) { OutlierFactor = float.Parse(args[3]) };
        var steps = int.Parse(args[4]);
        foreach (var plan in ProductPlan.All.Concat(Enumerable.Range(2, 3).Append(8).Append(16).Select(ProductPlan.OfBits)).Where(p => args.Length < 6 || p.Name.Contains(args[5])))
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            using var t = new LowBitsTrainer(shape, plan, text, 1, steps);
            var run = t.Run(held, 48);
            Console.WriteLine($"{plan.Name,-34} {run.Loss:0.0000} skipped {run.Skipped} {clock.Elapsed.TotalSeconds:0.0} s  {string.Join(" ", run.Curve.Select(c => c?.ToString("0.00")))}");
        }
        return 0;
    }
}
