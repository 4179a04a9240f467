using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

public sealed class UnitsTest
{
    [Theory]
    [InlineData(989.4e12, "FLOP/s", "989.4 TFLOP/s")]
    [InlineData(3.35e12, "B/s", "3.35 TB/s")]
    [InlineData(80e9, "B", "80 GB")]
    [InlineData(4.794e-3, "s", "4.794 ms")]
    [InlineData(999.96, "B", "1 kB")]
    [InlineData(999960, "B", "1 MB")]
    [InlineData(0, "B", "0 B")]
    [InlineData(-2000, "B", "-2 kB")]
    [InlineData(1.23456e-12, "s", "0.0012 ns")]
    public void Decimal_prefixes_are_powers_of_a_thousand(double value, string unit, string text) =>
        Assert.Equal(text, Units.Si(value, unit));

    [Theory]
    [InlineData(4294967296, "4 GiB")]
    [InlineData(524288, "512 KiB")]
    [InlineData(1000, "1000 B")]
    [InlineData(6.25 * 1024 * 1024 * 1024, "6.25 GiB")]
    public void Binary_prefixes_are_powers_of_1024(double bytes, string text) => Assert.Equal(text, Units.Binary(bytes));
}
