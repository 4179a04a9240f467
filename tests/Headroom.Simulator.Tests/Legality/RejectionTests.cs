using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

public sealed class RejectionTests : IDisposable
{
    private readonly MeteredGpu _device = new();

    public void Dispose() => _device.Dispose();

    public static TheoryData<string, bool> Kernels
    {
        get
        {
            var rows = new TheoryData<string, bool>();
            foreach (var name in Rejected.Names)
                foreach (var optimize in new[] { false, true }) rows.Add(name, optimize);
            return rows;
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void A_kernel_is_refused_at_the_line_of_the_construct_with_a_cure(string name, bool optimize)
    {
        var (file, line, cure) = Rejected.Place(name);

        var error = Assert.Throws<InternalCompilerException>(() => Load(name, optimize));

        var told = error.Message.ReplaceLineEndings("\n").Split('\n')[1..];
        Assert.Contains($" ({file}:{line}). ", told[0], StringComparison.Ordinal);
        Assert.Contains(cure, told[0], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(new SourceLine(file, line), SourceLine.Of(error));
        Assert.Contains(Assert.IsType<NotSupportedException>(error.InnerException).Message.TrimEnd('.'), told[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_refusal_has_a_reason_and_a_way_out() =>
        Snapshot.Match(
            string.Join("\n",
            Rejected.Names.Select(name => Assert.Throws<InternalCompilerException>(() => Load(name, optimize: true)).Message)) + "\n");

    [Fact]
    public void A_debug_build_is_refused_in_the_same_words() => Assert.All(Rejected.Names, name =>
        Assert.Equal(
            Assert.Throws<InternalCompilerException>(() => Load(name, optimize: true)).Message,
            Assert.Throws<InternalCompilerException>(() => Load(name, optimize: false)).Message));

    private void Load(string name, bool optimize) =>
        _device.Accelerator.LoadAutoGroupedStreamKernel(Rejected.Kernel(name, optimize).CreateDelegate<Action<Index1D, ArrayView<int>>>());
}
