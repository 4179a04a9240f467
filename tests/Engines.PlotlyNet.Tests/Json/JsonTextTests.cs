using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Json;

public sealed class JsonTextTests
{
    private static readonly double[] oddities =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, -0.0, 1e15, 1e16, 1e-5];

    [Fact]
    public void Any_doubles_give_json_that_parses_back_to_them() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<double[]>(), values => RoundTrips([.. values, .. oddities])));

    [Fact]
    public void Any_text_gives_json_that_parses_back_to_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => TextRoundTrips(text.Get)));

    [Theory]
    [InlineData("</script>")]
    [InlineData("\u2028\u2029\u0085\u0000\u001f\"\\\b\f\n\r\t")]
    [InlineData("\ud83d\ude00 and half of it \ud83d")]
    public void Awkward_text_parses(string text) => Assert.True(TextRoundTrips(text));

    [Fact]
    public void A_type_that_json_has_no_word_for_is_refused_by_name()
    {
        var chart = Chart.Line<Unwritable, double, string>([new()], [1.0]);

        Assert.Contains(nameof(Unwritable), Assert.Throws<NotSupportedException>(() => GenericChart.toJson(chart)).Message, StringComparison.Ordinal);
    }

    private static bool RoundTrips(double[] values) => Data(values).SequenceEqual(values);

    private static double[] Data(double[] values)
    {
        using var json = JsonDocument.Parse(GenericChart.toFigureJson(Chart.Line<double, double, string>(values, values)));
        return [.. json.RootElement.GetProperty("data")[0].GetProperty("x").EnumerateArray().Select(Number)];
    }

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();

    private static bool TextRoundTrips(string text)
    {
        using var json = JsonDocument.Parse(GenericChart.toFigureJson(Chart.Line<double, double, string>([], [], Name: text)));
        // A lone half of a surrogate pair is not text, and the parser replaces it.
        return json.RootElement.GetProperty("data")[0].GetProperty("name").GetString() == text || text.Any(char.IsSurrogate);
    }

    private sealed class Unwritable : IConvertible
    {
        public TypeCode GetTypeCode() => TypeCode.Object;
        public bool ToBoolean(IFormatProvider? provider) => throw new InvalidCastException();
        public byte ToByte(IFormatProvider? provider) => throw new InvalidCastException();
        public char ToChar(IFormatProvider? provider) => throw new InvalidCastException();
        public DateTime ToDateTime(IFormatProvider? provider) => throw new InvalidCastException();
        public decimal ToDecimal(IFormatProvider? provider) => throw new InvalidCastException();
        public double ToDouble(IFormatProvider? provider) => throw new InvalidCastException();
        public short ToInt16(IFormatProvider? provider) => throw new InvalidCastException();
        public int ToInt32(IFormatProvider? provider) => throw new InvalidCastException();
        public long ToInt64(IFormatProvider? provider) => throw new InvalidCastException();
        public sbyte ToSByte(IFormatProvider? provider) => throw new InvalidCastException();
        public float ToSingle(IFormatProvider? provider) => throw new InvalidCastException();
        public string ToString(IFormatProvider? provider) => throw new InvalidCastException();
        public object ToType(Type conversionType, IFormatProvider? provider) => throw new InvalidCastException();
        public ushort ToUInt16(IFormatProvider? provider) => throw new InvalidCastException();
        public uint ToUInt32(IFormatProvider? provider) => throw new InvalidCastException();
        public ulong ToUInt64(IFormatProvider? provider) => throw new InvalidCastException();
    }
}
