using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>
/// What a device reaches at best, measured on it with two kernels: a copy, and multiply-adds that do not wait for each other.
/// </summary>
internal static class DeviceCeilings
{
    private const int Lanes = 256, Rounds = 256, Chains = 8;

    /// <summary>Seconds of a kernel that reads half of <paramref name="bytes"/> and writes as many.</summary>
    public static double CopySeconds(Accelerator accelerator, long bytes)
    {
        var count = Math.Max(1, bytes / 2 / sizeof(float));
        using var source = accelerator.Allocate1D<float>(count);
        using var target = accelerator.Allocate1D<float>(count);
        source.MemSetToZero();
        var copy = accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Copy);
        KernelConfig config = ((int)((count + Lanes - 1) / Lanes), Lanes);
        return DeviceTiming.Median(accelerator, () => { }, () => copy(config, source.View, target.View));
    }

    /// <summary>FP32 FLOPs per second, a multiply-add counted as two.</summary>
    public static double FlopsPerSecond(Accelerator accelerator)
    {
        // The CPU device runs each thread as one of the system's: a group says as much as a thousand.
        var groups = accelerator.AcceleratorType == AcceleratorType.CPU ? 1 : 32 * accelerator.NumMultiprocessors;
        using var result = accelerator.Allocate1D<float>(groups * Lanes);
        var multiplyAdd = accelerator.LoadStreamKernel<ArrayView<float>, float, float>(MultiplyAdd);
        var seconds = DeviceTiming.Median(accelerator, () => { }, () => multiplyAdd((groups, Lanes), result.View, 0.999f, 0.001f));
        return 2.0 * Chains * Rounds * Lanes * groups / seconds;
    }

    private static void Copy(ArrayView<float> source, ArrayView<float> target)
    {
        var i = (long)Grid.IdxX * Lanes + Group.IdxX;
        if (i < target.Length) target[i] = source[i];
    }

    private static void MultiplyAdd(ArrayView<float> result, float factor, float term)
    {
        float a = Group.IdxX, b = a + 1, c = a + 2, d = a + 3, e = a + 4, f = a + 5, g = a + 6, h = a + 7;
        for (var round = 0; round < Rounds; round++)
        {
            a = a * factor + term;
            b = b * factor + term;
            c = c * factor + term;
            d = d * factor + term;
            e = e * factor + term;
            f = f * factor + term;
            g = g * factor + term;
            h = h * factor + term;
        }
        result[Grid.IdxX * Lanes + Group.IdxX] = a + b + c + d + e + f + g + h;
    }
}
