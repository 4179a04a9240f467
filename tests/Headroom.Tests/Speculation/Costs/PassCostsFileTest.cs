using Headroom.Speculation.Costs;

namespace Headroom.Tests.Speculation.Costs;

public sealed class PassCostsFileTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("passes-").FullName;
    private int _measured;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Kept => Path.Combine(_folder, ".course", "passes.json");

    [Fact]
    public void What_was_measured_once_is_read_by_the_next_process()
    {
        var first = Load("int8, 2 threads");
        Assert.Equal(first.Points, Load("int8, 2 threads").Points);
        Assert.Equal(1, _measured);
        Load("int8, 1 threads");
        Load("int8, 2 threads");
        Assert.Equal(2, _measured);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{ "of": "fp32", "tokens": [1, 2], "seconds": [1] }]""")]
    [InlineData("""[{ "of": "fp32", "tokens": [2], "seconds": [1] }]""")]
    [InlineData("""[{ "of": "fp32", "tokens": [1], "seconds": [-1] }]""")]
    public void A_damaged_file_costs_a_measurement_and_is_mended(string text)
    {
        AtomicFile.Write(Kept, text);
        Load("fp32");
        Load("fp32");
        Assert.Equal(1, _measured);
    }

    [Fact]
    public void A_file_has_a_bound()
    {
        for (var i = 0; i < 50; i++) Load($"engine {i}");
        Assert.InRange(new FileInfo(Kept).Length, 1, 32 * 512);
        Load("engine 49");
        Assert.Equal(50, _measured);
    }

    private PassCosts Load(string of) => new PassCostsFile(Kept).LoadOrMeasure(of, () =>
    {
        _measured++;
        return new([(1, 1e-3), (4, 2e-3 + _measured * 1e-6)]);
    });
}
