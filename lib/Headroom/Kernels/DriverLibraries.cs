using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ILGPU;

namespace Headroom.Kernels;

/// <summary>
/// The libraries that a GPU's driver brings. ILGPU asks for them by their development names, libcuda.so and libOpenCL.so, which Linux
/// often lacks where libcuda.so.1 and libOpenCL.so.1 are there.
/// </summary>
internal static class DriverLibraries
{
    private static readonly Lock s_once = new();
    private static bool s_isHelped;

    public static string Cuda => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    public static string OpenCL => OperatingSystem.IsWindows() ? "OpenCL.dll" : "libOpenCL.so.1";

    /// <summary>Whether the system can load it.</summary>
    public static bool Has(string library) => NativeLibrary.TryLoad(library, out _);

    /// <summary>From now on ILGPU finds them under either name. The event is raised only where its own search ended without one.</summary>
    public static void Help()
    {
        lock (s_once)
        {
            if (s_isHelped) return;
            s_isHelped = true;
            if (OperatingSystem.IsLinux() && AssemblyLoadContext.GetLoadContext(typeof(Context).Assembly) is { } context)
                context.ResolvingUnmanagedDll += Resolve;
        }
    }

    private static nint Resolve(Assembly asking, string name)
    {
        if (asking != typeof(Context).Assembly) return 0;
        var library = name switch { "cuda" => Cuda, "OpenCL" => OpenCL, _ => null };
        return library is not null && NativeLibrary.TryLoad(library, out var handle) ? handle : 0;
    }
}
