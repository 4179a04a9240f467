namespace ILGPU.Runtime;

/// <summary>Makes specialized values without naming their type.</summary>
public static class SpecializedValue
{
    public static SpecializedValue<T> New<T>(T value)
        where T : unmanaged, IEquatable<T> =>
        new(value);
}
