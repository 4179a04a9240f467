using System.Reflection;
using Half = ILGPU.Half;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>Values to try a function with: the edges of each type first.</summary>
internal static class Samples
{
    private const int Most = 200;

    private static readonly double[] s_reals =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 3, 0.1, -7.25, 10,
        33.3, 1e-4, 2e4, -2e4, 1e-40, 1e30, -1e30,
    ];

    private static readonly long[] s_whole =
        [0, 1, -1, 2, 3, 7, -8, 31, 32, 100, -100, 127, -128, 255, 32767, 65535, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue,
        long.MinValue];

    /// <summary>Rows of arguments: every combination, or as many as are worth the time.</summary>
    public static List<object[]> Rows(Type[] types)
    {
        var columns = types.Select(Of).ToArray();
        var rows = new List<object[]> { Array.Empty<object>() };
        foreach (var column in columns) rows = [.. rows.SelectMany(row => column.Select(value => (object[])[.. row, value]))];
        if (rows.Count <= Most) return rows;
        new Random(3).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        return rows[..Most];
    }

    private static object[] Of(Type type)
    {
        if (type == typeof(bool)) return [false, true];
        if (type.IsEnum) return [.. Enum.GetValues(type).Cast<object>()];
        if (type == typeof(float)) return [.. s_reals.Select(x => (object)(float)x)];
        if (type == typeof(double)) return [.. s_reals.Select(x => (object)x)];
        if (type == typeof(Half)) return [.. s_reals.Select(x => (object)(Half)(float)x)];
        if (type.IsPrimitive) return [.. s_whole.Select(x => Cast(type, x)).Distinct()];
        var random = new Random(5);
        return [.. Enumerable.Range(0, 12).Select(_ => Filled(type, random))];
    }

    private static object Cast(Type type, long value) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (sbyte)value,
        TypeCode.Byte => (byte)value,
        TypeCode.Int16 => (short)value,
        TypeCode.UInt16 => (ushort)value,
        TypeCode.Char => (char)value,
        TypeCode.Int32 => (int)value,
        TypeCode.UInt32 => (uint)value,
        TypeCode.UInt64 => (ulong)value,
        _ => value,
    };

    // Every number in it small and positive.
    private static object Filled(Type type, Random random)
    {
        if (type.IsPrimitive) return Convert.ChangeType(random.Next(1, 9), type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(Half)) return (Half)random.Next(1, 9);
        var value = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            field.SetValue(value, Filled(field.FieldType, random));
        return value;
    }
}
