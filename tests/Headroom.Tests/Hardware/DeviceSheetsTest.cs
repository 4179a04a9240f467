using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

public sealed class DeviceSheetsTest
{
    private const string Good = """
        { "devices": [ { "name": "X1", "vendor": "V", "aliases": ["x"],
          "peaksDenseTera": [ { "dtype": "bf16", "accumulate": "fp32", "value": 10, "source": "a", "confidence": "verified" } ],
          "bandwidthTBps": { "value": 2, "source": "b", "confidence": "secondary" } } ] }
        """;

    [Fact]
    public void Reads_values_in_base_units()
    {
        var device = Assert.Single(DeviceSheets.Parse(Good));
        Assert.Equal(1e13, device.Peak(Dtype.Bf16).FlopsPerSecond);
        Assert.Equal(new Figure(2e12, "B/s", "b", Confidence.Secondary), device.Bandwidth);
    }

    [Theory]
    [InlineData("\"source\": \"b\", ", "", "devices.json: X1, bandwidthTBps: no source. Add it.")]
    [InlineData(
        "\"source\": \"b\"", "\"source\": \" \"",
        "devices.json: X1, bandwidthTBps, source: not a text. Write at least one word in quotes.")]
    [InlineData(", \"confidence\": \"secondary\"", "", "devices.json: X1, bandwidthTBps: no confidence. Add it.")]
    [InlineData("secondary", "sure", "devices.json: X1, bandwidthTBps: confidence 'sure' is unknown. Use verified, secondary or computed.")]
    [InlineData(
        "secondary", "memory", "devices.json: X1, bandwidthTBps: confidence 'memory' is unknown. Use verified, secondary or computed.")]
    [InlineData(
        "secondary", "computed",
        "devices.json: X1, bandwidthTBps: a computed figure has a derivation, and no other has. Write \"derivation\":")]
    [InlineData(
        "\"source\": \"b\"", "\"source\": \"b\", \"derivation\": \"2 x 1\"",
        "devices.json: X1, bandwidthTBps: a computed figure has a derivation, and no other has.")]
    [InlineData("bandwidthTBps", "bandwidthGBps", "devices.json: X1: unknown property bandwidthGBps. Known: name, vendor,")]
    [InlineData("\"value\": 10,", "\"value\": \"10\",", "devices.json: X1, peaksDenseTera 1, value: not a number above 0 and below 1e9.")]
    [InlineData("\"value\": 10,", "\"value\": -10,", "devices.json: X1, peaksDenseTera 1, value: not a number above 0 and below 1e9.")]
    [InlineData("\"value\": 10,", "\"value\": 1e13,", "devices.json: X1, peaksDenseTera 1, value: not a number above 0 and below 1e9.")]
    [InlineData("bf16", "bf61", "devices.json: X1, peaksDenseTera 1: unknown dtype 'bf61'. Known: FP64,")]
    [InlineData("\"accumulate\": \"fp32\", ", "", "devices.json: X1, peaksDenseTera 1: no accumulate. Add it.")]
    [InlineData("[\"x\"]", "[\"x1\"]", "devices.json: the name 'X1' stands twice. Give each device its own.")]
    [InlineData("[\"x\"]", "\"x\"", "devices.json: X1, aliases: not a list. Write [ ... ].")]
    [InlineData("\"vendor\": \"V\",", "\"vendor\": \"V\", \"vendor\": \"W\",", "devices.json: not valid JSON.")]
    [InlineData("{ \"devices\"", "{ \"devices\":: 1", "devices.json: not valid JSON.")]
    public void Every_fault_names_its_place_and_the_remedy(string was, string becomes, string message)
    {
        Assert.Contains(was, Good);
        var error = Assert.Throws<DeviceSheetException>(() => DeviceSheets.Parse(Good.Replace(was, becomes)));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void A_computed_figure_keeps_its_derivation()
    {
        var sheet = Good.Replace("\"confidence\": \"secondary\"", "\"derivation\": \"2 x 1 TB/s\", \"confidence\": \"computed\"");
        Assert.Equal("2 x 1 TB/s", Assert.Single(DeviceSheets.Parse(sheet)).Bandwidth.Derivation);
    }

    [Fact]
    public void A_device_may_have_no_peak_that_anyone_can_vouch_for()
    {
        var start = Good.IndexOf("{ \"dtype\"", StringComparison.Ordinal);
        var device = Assert.Single(DeviceSheets.Parse(Good.Remove(start, Good.IndexOf('}', start) + 1 - start)));
        Assert.Equal("X1 has no peak for BF16. It has: none.", Assert.Throws<KeyNotFoundException>(() => device.Peak(Dtype.Bf16)).Message);
    }

    public static TheoryData<string, string> Shipped => [.. Figures().Select(figure => (figure.Device, figure.What))];

    [Theory, MemberData(nameof(Shipped))]
    public void Every_shipped_figure_has_a_source_to_look_up(string device, string what)
    {
        var figure = Find(device, what);
        Assert.True(figure.Confidence is Confidence.Verified or Confidence.Secondary or Confidence.Computed);
        Assert.Matches("[A-Za-z]{3}", figure.Source);
        Assert.DoesNotContain("no source", figure.Source);
        Assert.DoesNotContain("not confirmed", figure.Source);
    }

    public static TheoryData<string, string> Computed =>
        [.. Figures().Where(figure => figure.Figure.Derivation is not null).Select(figure => (figure.Device, figure.What))];

    [Theory, MemberData(nameof(Computed))]
    public void Every_derivation_gives_the_figure(string device, string what)
    {
        var figure = Find(device, what);
        Assert.Equal(1, Derivation.Of(figure.Derivation!) / figure.Value, 1e-3);
    }

    [Theory]
    [InlineData("2 channels x 8 B x 5,600 MT/s", 89.6e9)]
    [InlineData("5,120 bit x 2 x 1,593 MHz", 2039.04e9)]
    [InlineData("0.5 x 485 TFLOP/s", 242.5e12)]
    public void A_derivation_is_a_product_in_base_units(string text, double value) => Assert.Equal(1, Derivation.Of(text) / value, 1e-12);

    [Theory]
    [InlineData("about 2 TB/s")]
    [InlineData("2 * 3")]
    [InlineData("2 + 3")]
    [InlineData("")]
    public void A_derivation_is_nothing_but_a_product(string text) => Assert.Throws<FormatException>(() => Derivation.Of(text));

    [Fact]
    public void A_sheet_without_bandwidth_is_refused()
    {
        var cut = Good[..Good.LastIndexOf(',', Good.IndexOf("\"bandwidthTBps\"", StringComparison.Ordinal))] + " } ] }";
        Assert.Contains("X1: no bandwidthTBps.", Assert.Throws<DeviceSheetException>(() => DeviceSheets.Parse(cut)).Message);
    }

    [Fact]
    public void Two_peaks_of_one_kind_are_refused()
    {
        var start = Good.IndexOf("{ \"dtype\"", StringComparison.Ordinal);
        var peak = Good[start..(Good.IndexOf('}', start) + 1)];
        var error = Assert.Throws<DeviceSheetException>(() => DeviceSheets.Parse(Good.Replace(peak, $"{peak}, {peak}")));
        Assert.Equal("devices.json: X1: two peaks for BF16 with FP32 accumulate. Keep the dense one.", error.Message);
    }

    private static Figure Find(string device, string what) =>
        Figures().Single(figure => (figure.Device, figure.What) == (device, what)).Figure;

    private static IEnumerable<(string Device, string What, Figure Figure)> Figures() => Devices.All.SelectMany(device =>
        device.Peaks.Select(peak => (device.Name, $"{peak.Dtype} summed in {peak.Accumulate}", peak.Rate))
            .Concat(device.Figures.Select(figure => (device.Name, figure.Key.ToString(), figure.Value))));
}
