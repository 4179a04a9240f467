namespace ILGPU;

public readonly partial struct Half
{
    public static Half operator -(Half halfValue) => new((ushort)(halfValue.RawValue ^ 0x8000));

    public static Half operator +(Half first, Half second) => (Half)((float)first + (float)second);

    public static Half operator -(Half first, Half second) => (Half)((float)first - (float)second);

    public static Half operator *(Half first, Half second) => (Half)((float)first * (float)second);

    public static Half operator /(Half first, Half second) => (Half)((float)first / (float)second);

    public static bool operator ==(Half first, Half second) => (float)first == (float)second;

    public static bool operator !=(Half first, Half second) => (float)first != (float)second;

    public static bool operator <(Half first, Half second) => (float)first < (float)second;

    public static bool operator <=(Half first, Half second) => (float)first <= (float)second;

    public static bool operator >(Half first, Half second) => (float)first > (float)second;

    public static bool operator >=(Half first, Half second) => (float)first >= (float)second;
}
