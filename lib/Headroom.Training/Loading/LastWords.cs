using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Headroom.Training.Loading;

/// <summary>
/// The moment before an error in native code ends the process. A C++ exception that no native frame catches cannot pass through managed
/// ones: the C++ library calls its terminate handler on the thread that made the call, with the whole stack still there. On Windows such
/// an exception arrives as an SEHException, and nothing needs to be kept.
/// </summary>
public static unsafe class LastWords
{
    // As the C++ ABI spells std::set_terminate(void (*)()).
    private const string SetTerminate = "_ZSt13set_terminatePFvvE";
    private static readonly string[] s_libraries = ["libstdc++.so.6", "/usr/lib/libc++abi.dylib", "libc++.1.dylib"];
    private static Action? s_say;
    private static delegate* unmanaged[Cdecl]<void> s_before;

    /// <summary>Has <paramref name="say"/> called then, before the C++ library prints the error; for after libtorch is loaded.</summary>
    /// <returns>Whether there is such a moment on this system.</returns>
    public static bool Keep(Action say)
    {
        ArgumentNullException.ThrowIfNull(say);
        s_say = say;
        if (s_before is not null) return true;
        if (OperatingSystem.IsWindows()) return false;
        foreach (var library in s_libraries)
            if (NativeLibrary.TryLoad(library, out var handle) && NativeLibrary.TryGetExport(handle, SetTerminate, out var set))
            {
                s_before = Set(set);
                return true;
            }
        return false;
    }

    // Its argument and its result, the handler that was there before, are of type void (*)().
    private static delegate* unmanaged[Cdecl]<void> Set(nint setTerminate) =>
        ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<void>, delegate* unmanaged[Cdecl]<void>>)setTerminate)(&Terminate);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Terminate()
    {
        try
        {
            s_say?.Invoke();
        }
        catch (Exception)
        {
            // The process ends with the error that it has; another one would hide it.
        }
        s_before(); // prints the error, and aborts
    }
}
