using ILGPU.Simulation;

namespace ILGPU.Runtime;

public abstract partial class Accelerator
{
    /// <summary>Loads a kernel and runs it once per index of <paramref name="extent"/>, in groups of a size that the accelerator chooses.</summary>
    public void LaunchAutoGrouped<TIndex, T1>(Action<TIndex, T1> action, TIndex extent, T1 arg1)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1]);

    public void LaunchAutoGrouped<TIndex, T1>(Action<TIndex, T1> action, AcceleratorStream stream, TIndex extent, T1 arg1)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1]);

    public void LaunchAutoGrouped<TIndex, T1, T2>(Action<TIndex, T1, T2> action, TIndex extent, T1 arg1, T2 arg2)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2]);

    public void LaunchAutoGrouped<TIndex, T1, T2>(Action<TIndex, T1, T2> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3>(Action<TIndex, T1, T2, T3> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3>(Action<TIndex, T1, T2, T3> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4>(Action<TIndex, T1, T2, T3, T4> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4>(Action<TIndex, T1, T2, T3, T4> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5>(Action<TIndex, T1, T2, T3, T4, T5> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5>(Action<TIndex, T1, T2, T3, T4, T5> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6>(Action<TIndex, T1, T2, T3, T4, T5, T6> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6>(Action<TIndex, T1, T2, T3, T4, T5, T6> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct where T12 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct where T12 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12, T13 arg13)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct where T12 : struct where T13 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12, T13 arg13)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct where T12 : struct where T13 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> action, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12, T13 arg13, T14 arg14)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct where T12 : struct where T13 : struct where T14 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver([extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14]);

    public void LaunchAutoGrouped<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> action, AcceleratorStream stream, TIndex extent, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12, T13 arg13, T14 arg14)
        where TIndex : struct, IGenericIndex<TIndex>
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
        where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
        where T11 : struct where T12 : struct where T13 : struct where T14 : struct =>
        LoadedKernel.Implicit(this, action, 0).LaunchOver(stream, [extent, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14]);
}
