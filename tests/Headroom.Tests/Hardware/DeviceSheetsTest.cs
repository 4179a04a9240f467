using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

public sealed class DeviceSheetsTest
{
    private const string Good = """
        { "devices": [ { "name": "X1", "vendor": "V", "aliases": ["x"],
          "peaksDenseTera": [ { "dtype": "bf16", "accumulate": "fp32", "value": 10, "source": "a", "confidence": "verified" } ],
          "bandwidthTBps": { "value": 2, "source": "b", "confidence": "memory" } } ] }
        """;

    [Fact]
    public void Reads_values_in_base_units()
    {
        var device = Assert.Single(DeviceSheets.Parse(Good));
        Assert.Equal(1e13, device.Peak(Dtype.Bf16).FlopsPerSecond);
        Assert.Equal(new Figure(2e12, "B/s", "b", Confidence.Memory), device.Bandwidth);
    }

    [Theory]
    [InlineData("\"source\": \"b\", ", "", "devices.json: X1, bandwidthTBps: no source. Add it.")]
    [InlineData("\"source\": \"b\"", "\"source\": \" \"", "devices.json: X1, bandwidthTBps, source: not a text. Write at least one word in quotes.")]
    [InlineData(", \"confidence\": \"memory\"", "", "devices.json: X1, bandwidthTBps: no confidence. Add it.")]
    [InlineData("memory", "sure", "devices.json: X1, bandwidthTBps: confidence 'sure' is unknown. Use verified, secondary, memory or computed.")]
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
}
