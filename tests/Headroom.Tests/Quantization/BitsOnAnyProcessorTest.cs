using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using Headroom.Inference.Caches;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Quantization;
using Headroom.Quantization.Comparison;
using Headroom.Quantization.Cpu;
using Headroom.Testing;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Quantization;

/// <summary>
/// Formats and products have the same bits on a processor with narrower vectors, or none: .NET is told in a child process to do without.
/// </summary>
[Machine]
public sealed class BitsOnAnyProcessorTest
{
    private const string Answer = "HEADROOM_BITS_FILE";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "512 bits")]
    [InlineData("DOTNET_EnableAVX2", "256 bits")]
    [InlineData("DOTNET_EnableHWIntrinsic", "128 bits")]
    [InlineData("DOTNET_EnableAVXVNNI", "VNNI")]
    public async Task Without_instructions_of_this_processor_every_bit_stays(string switchedOff, string gone)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Assert.Skip("These switches are of x64; no other processor of this kind was tried.");
        var here = Bits();
        var there = await BitsWith(switchedOff);
        Assert.DoesNotContain(gone, there[0]);
        Assert.Equal(here.Count, there.Length);
        var differing = here.Zip(there).Skip(1).Where(pair => pair.First != pair.Second)
            .Select(pair => $"{pair.First} here, {pair.Second} there");
        Assert.Empty(differing);
    }

    // Runs in the child process, where the variable names a file for the answer.
    [Fact]
    public void The_child_process_writes_its_bits()
    {
        if (Environment.GetEnvironmentVariable(Answer) is { } file) File.WriteAllLines(file, Bits());
    }

    private static async Task<string[]> BitsWith(string switchedOff)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
                start.ArgumentList.Add(typeof(BitsOnAnyProcessorTest).Assembly.Location);
            start.ArgumentList.Add("--filter-method");
            start.ArgumentList.Add($"*{nameof(The_child_process_writes_its_bits)}");
            start.Environment[Answer] = file;
            start.Environment[switchedOff] = "0";
            using var child = Process.Start(start)!;
            var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(child.ExitCode == 0, output);
            return await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Which vectors .NET uses; then a line for each format and product: what it is, and a hash of its bytes.
    private static List<string> Bits()
    {
        var values = Samples.Uneven(4096 + 37, seed: 11);
        List<string> lines = [Vectors()];
        foreach (var format in Formats.All)
        {
            var packed = format.Quantize(values);
            lines.Add(Line($"{format.Name} codes", packed));
            lines.Add(Line($"{format.Name} values", format.Dequantize(packed, values.Length)));
        }

        const int M = 7, K = 131, N = 19;
        var (a, b) = (Samples.Uneven(M * K, seed: 1), Samples.Uneven(K * N, seed: 2));
        lines.Add(
            Line("int8 product", Int8Product.Multiply(Int8Matrix.Quantize(a, M, K), Int8Matrix.Quantize(b, K, N, Granularity.Column))));
        for (var row = 0; row < M; row++) a[row * K + 5] = 9 + row;
        lines.Add(Line("product with outliers", OutlierMatMul.Multiply(a, b, M, K, N)));

        var (w, x, sums) = (Samples.Uneven(40 * 1056, seed: 3), Samples.Uneven(1056, seed: 4), new float[40]);
        Gemv.Multiply(Int4Matrix.Quantize(w, 40, 1056), Int8Vector.Quantize(x), sums);
        lines.Add(Line("int4 matrix times vector", sums));
        lines.AddRange(Enum.GetValues<MatrixFormat>().Select(format => Line($"{format} model", Scores(format))));
        return lines;
    }

    // Every loop of the engine: a prompt in blocks of 11, so that eight, two and one token go together.
    private static float[] Scores(MatrixFormat format)
    {
        var shape = DrawnModels.Grouped;
        var tokens = DrawnModels.Tokens(shape, 33);
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape), format));
        var scores = new float[tokens.Length * shape.Vocabulary];
        var cache = engine.NewCache(format == MatrixFormat.Q4 ? CacheFormat.Int8 : CacheFormat.Fp16);
        for (var at = 0; at < tokens.Length; at += 11)
            engine.Forward(cache, tokens.AsSpan(at, 11), scores.AsSpan(at * shape.Vocabulary, 11 * shape.Vocabulary));
        return scores;
    }

    private static string Vectors() =>
        (Vector512.IsHardwareAccelerated ? "512 bits " : "") + (Vector256.IsHardwareAccelerated ? "256 bits " : "")
        + (Vector128.IsHardwareAccelerated ? "128 bits" : "") + (AvxVnni.IsSupported ? " VNNI" : "");

    private static string Line<T>(string what, T[] values) where T : unmanaged =>
        $"{what}: {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())))[..16]}";
}
