using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>What a report calls an element of one of several views in a struct, and the way that led there.</summary>
public sealed class FieldNameTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_view_in_a_struct_has_its_fields_name() => Assert.Equal("Right[0]", Race().Element);

    [Fact]
    public void A_place_in_a_helper_knows_the_calls_that_lead_there_the_innermost_first() =>
        Assert.Equal(
            ["// the access", "// the helper", "// the kernel"],
            Race().First.Calls.Prepend(Race().First.Line!).Select(line => Comment(File.ReadAllLines(line.File)[line.Line - 1])));

    private Race Race()
    {
        using var left = _bench.Buffer(new int[64]);
        using var right = _bench.Buffer(new int[1]);
        var two = new Fields.Two { Left = left.View.BaseView, Right = right.View.BaseView };
        return Assert.Single(_bench.Run(Fields.Collides, new(1, 64), null, two).Races);
    }

    private static string Comment(string line) => line[line.IndexOf("//", StringComparison.Ordinal)..];
}
