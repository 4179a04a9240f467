using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Plotly.NET;

/// <summary>Writes values the way the real package's serializer does: keys in insertion order, 1.0 for a whole double, "NaN" and "Infinity" as strings.</summary>
internal static class JsonText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case StyleParam.Case styled: Write(text, styled.Convert()); break;
            case Color color: Write(text, color.Json); break;
            case string s: WriteString(text, s); break;
            case DynamicObj.DynamicObj o: WriteObject(text, o); break;
            case IConvertible scalar: WriteScalar(text, scalar); break;
            case ITuple pair: WriteArray(text, new[] { pair[0], pair[1] }); break;
            case IEnumerable items: WriteArray(text, items); break;
            default: throw new NotSupportedException($"A chart cannot hold a {value.GetType()}. Use numbers, text, dates, or sequences of them.");
        }
    }

    private static void WriteObject(StringBuilder text, DynamicObj.DynamicObj o)
    {
        var separator = "";
        text.Append('{');
        if (o is Trace { type: { } type })
        {
            text.Append("\"type\":");
            WriteString(text, type);
            separator = ",";
        }
        foreach (var (name, value) in o.Properties)
        {
            text.Append(separator);
            WriteString(text, name);
            text.Append(':');
            Write(text, value);
            separator = ",";
        }
        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, IEnumerable items)
    {
        var separator = "";
        text.Append('[');
        foreach (var item in items)
        {
            text.Append(separator);
            Write(text, item);
            separator = ",";
        }
        text.Append(']');
    }

    private static void WriteScalar(StringBuilder text, IConvertible scalar)
    {
        switch (scalar.GetTypeCode())
        {
            case TypeCode.Boolean: text.Append(scalar.ToBoolean(null) ? "true" : "false"); break;
            case TypeCode.Char: WriteString(text, scalar.ToString(null)); break;
            case TypeCode.Single: WriteReal(text, ((float)scalar).ToString("R", CultureInfo.InvariantCulture)); break;
            case TypeCode.Double: WriteReal(text, ((double)scalar).ToString("R", CultureInfo.InvariantCulture)); break;
            case TypeCode.Decimal: WriteReal(text, scalar.ToString(CultureInfo.InvariantCulture)); break;
            case TypeCode.DateTime: WriteString(text, ((DateTime)scalar).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); break;
            case TypeCode.DBNull: text.Append("null"); break;
            case TypeCode.Object: throw new NotSupportedException($"A chart cannot hold a {scalar.GetType()}. Convert it to a number, text or date first.");
            default: text.Append(Convert.ToDecimal(scalar, CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>JSON has no NaN or infinity: those become strings, which plotly.js draws as gaps.</summary>
    private static void WriteReal(StringBuilder text, string digits)
    {
        if (!char.IsAsciiDigit(digits[^1])) WriteString(text, digits);
        else text.Append(digits).Append(digits.AsSpan().IndexOfAny('.', 'E') < 0 ? ".0" : "");
    }

    private static void WriteString(StringBuilder text, string s)
    {
        text.Append('"');
        foreach (var c in s)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u0085' or '\u2028' or '\u2029' => text.Append($"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        text.Append('"');
    }
}
