using System.Diagnostics;
using Headroom.Training.Loading;
using static TorchSharp.torch;

namespace Headroom.Testing.Loading;

[Machine]
[Collection(nameof(Alone))]
public sealed class OpenMpTest
{
    // A thread that spins while it waits uses a processor all the time; one that sleeps uses none.
    [NativeFact]
    public void Threads_of_OpenMP_sleep_while_they_wait()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("libgomp is Linux's");
        using var scope = NewDisposeScope();
        var (a, b) = (randn(512, 512), randn(512, 512));
        var idle = TimeSpan.MaxValue;
        // Others may take the processor from these threads, but not give them any: the least of three counts.
        for (var round = 0; round < 3; round++)
        {
            a.mm(b); // both threads work, and wait from here on
            var before = Environment.CpuUsage.TotalTime;
            Thread.Sleep(200);
            var used = Environment.CpuUsage.TotalTime - before;
            if (used < idle) idle = used;
        }
        Assert.True(idle < TimeSpan.FromMilliseconds(100), $"{idle.TotalMilliseconds:0} ms of processor time in 200 ms of waiting");
        Assert.NotNull(Environment.GetEnvironmentVariable("GOMP_SPINCOUNT")); // for processes that are started from here
    }
}

/// <summary>Tests that measure the whole process: no other runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
