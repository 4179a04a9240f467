using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Headroom.Hardware;

/// <summary>What the processor says about itself.</summary>
internal static class Processor
{
    /// <summary>When nothing can be asked: larger than most last-level caches of desktops.</summary>
    private const long AssumedCacheBytes = 64L << 20;

    private const int InstructionCache = 2; // of the kinds in that leaf: 1 is for data, 3 for both

    public static string Name { get; } =
        FirstText(BrandString, () => FromCpuInfo("model name"), () => FromSysctl("machdep.cpu.brand_string"))
        ?? $"{RuntimeInformation.ProcessArchitecture} processor";

    /// <summary>Data caches that one core sees, the nearest first.</summary>
    public static IReadOnlyList<long> CacheBytes { get; } = Caches();

    /// <summary>The largest of them.</summary>
    public static long LastLevelCacheBytes => CacheBytes[^1];

    private static string? FirstText(params Func<string?>[] asks) =>
        asks.Select(ask => ask()?.Trim()).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    // CPUID 0x80000002 to 4: 48 characters.
    private static string? BrandString()
    {
        if (!X86Base.IsSupported || (uint)X86Base.CpuId(unchecked((int)0x80000000), 0).Eax < 0x80000004) return null;
        var registers = Enumerable.Range(2, 3).SelectMany(leaf =>
        {
            var (eax, ebx, ecx, edx) = X86Base.CpuId(unchecked((int)0x80000000) | leaf, 0);
            return new[] { eax, ebx, ecx, edx };
        });
        return Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>(registers.ToArray())).Trim('\0', ' ');
    }

    private static List<long> Caches()
    {
        var sizes = X86Base.IsSupported ? X86Caches() : OperatingSystem.IsLinux() ? LinuxCaches() : [];
        return sizes.Count == 0 ? [AssumedCacheBytes] : [.. sizes.Order()];
    }

    // Intel describes its caches in leaf 4, AMD in leaf 0x8000001D, both in the same form: ways x partitions x line x sets.
    private static List<long> X86Caches()
    {
        var (_, vendor, _, _) = X86Base.CpuId(0, 0);
        var leaf = vendor == 0x756E6547 ? 4 : unchecked((int)0x8000001D); // "Genu"
        var sizes = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            var (eax, ebx, ecx, _) = X86Base.CpuId(leaf, i);
            if ((eax & 31) == 0) break;
            if ((eax & 31) == InstructionCache) continue;
            var size = ((ebx >>> 22) + 1L) * (((ebx >>> 12) & 0x3FF) + 1) * ((ebx & 0xFFF) + 1) * ((uint)ecx + 1L);
            if (size is > 0 and < 4L << 30) sizes.Add(size);
        }
        return sizes;
    }

    private static List<long> LinuxCaches()
    {
        const string Folder = "/sys/devices/system/cpu/cpu0/cache";
        if (!Directory.Exists(Folder)) return [];
        return [.. Directory.GetDirectories(Folder, "index*")
            .Where(index => TryRead(Path.Combine(index, "type")).Trim() != "Instruction")
            .Select(index => TryRead(Path.Combine(index, "size")).Trim())
            .Where(size => size.EndsWith('K') && long.TryParse(size[..^1], out _))
            .Select(size => long.Parse(size[..^1]) * 1024)];
    }

    private static string? FromCpuInfo(string key) => !OperatingSystem.IsLinux() ? null : TryRead("/proc/cpuinfo")
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?
        .Split(':', 2)[^1];

    private static string? FromSysctl(string key)
    {
        if (!OperatingSystem.IsMacOS()) return null;
        try
        {
            using var sysctl = Process.Start(new ProcessStartInfo("/usr/sbin/sysctl", ["-n", key]) { RedirectStandardOutput = true });
            return sysctl?.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
