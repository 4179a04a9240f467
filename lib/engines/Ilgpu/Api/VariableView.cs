using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>A view of exactly one value.</summary>
public readonly struct VariableView<T>
    where T : unmanaged
{
    /// <summary>Bytes of the value.</summary>
    public static readonly int VariableSize = Unsafe.SizeOf<T>();

    /// <exception cref="ArgumentException">The view does not have exactly one element.</exception>
    public VariableView(ArrayView<T> baseView)
    {
        if (baseView.Length != 1)
            throw new ArgumentException($"a variable view holds 1 element, this view has {baseView.Length}", nameof(baseView));
        BaseView = baseView;
    }

    public ArrayView<T> BaseView { get; }

    public bool IsValid => BaseView.IsValid;

    /// <summary>The value; kernels only.</summary>
    public ref T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref BaseView.Unchecked(0L);
    }
}
