namespace ILGPU;

public readonly partial struct Half
{
    /// <summary>Exact.</summary>
    public static implicit operator float(Half halfValue) => (float)BitConverter.UInt16BitsToHalf(halfValue.RawValue);

    /// <summary>Exact.</summary>
    public static implicit operator double(Half halfValue) => (double)BitConverter.UInt16BitsToHalf(halfValue.RawValue);

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static explicit operator Half(float floatValue) => new(BitConverter.HalfToUInt16Bits((System.Half)floatValue));

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static explicit operator Half(double doubleValue) => new(BitConverter.HalfToUInt16Bits((System.Half)doubleValue));

    public static explicit operator sbyte(Half halfValue) => (sbyte)(float)halfValue;

    public static explicit operator Half(sbyte sbyteValue) => (Half)(float)sbyteValue;

    public static explicit operator short(Half halfValue) => (short)(float)halfValue;

    public static explicit operator Half(short shortValue) => (Half)(float)shortValue;

    public static explicit operator int(Half halfValue) => (int)(float)halfValue;

    public static explicit operator Half(int intValue) => (Half)(float)intValue;

    public static explicit operator long(Half halfValue) => (long)(float)halfValue;

    public static explicit operator Half(long longValue) => (Half)(float)longValue;

    public static explicit operator byte(Half halfValue) => (byte)(float)halfValue;

    public static explicit operator Half(byte byteValue) => (Half)(float)byteValue;

    public static explicit operator ushort(Half halfValue) => (ushort)(float)halfValue;

    public static explicit operator Half(ushort ushortValue) => (Half)(float)ushortValue;

    public static explicit operator uint(Half halfValue) => (uint)(float)halfValue;

    public static explicit operator Half(uint uintValue) => (Half)(float)uintValue;

    public static explicit operator ulong(Half halfValue) => (ulong)(float)halfValue;

    public static explicit operator Half(ulong ulongValue) => (Half)(float)ulongValue;
}
