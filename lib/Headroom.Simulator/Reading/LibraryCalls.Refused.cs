using System.Reflection;

namespace Headroom.Simulator.Reading;

// ILGPU compiles .NET's own body where it has no instruction for a method. These bodies throw, use vectors, compare types or cast bits,
// which it refuses. Each overload of Math, MathF, Interlocked, BitConverter and the number types was loaded with ILGPU 1.5.3 on .NET 10.
internal static partial class LibraryCalls
{
    private static readonly string[] s_refused =
    [
        nameof(Math.Clamp), nameof(int.CreateChecked), nameof(int.CreateSaturating), nameof(int.CreateTruncating), nameof(Math.SinCos),
        nameof(Math.BitIncrement), nameof(Math.BitDecrement), nameof(Math.IEEERemainder), nameof(float.Ieee754Remainder),
        nameof(Math.ILogB),
        nameof(float.IsNormal), nameof(float.IsSubnormal), nameof(float.ClampNative), nameof(Interlocked.Read),
        nameof(Interlocked.MemoryBarrierProcessWide),
        // It compiles, but for NVIDIA into a function that calls itself.
        nameof(Interlocked.MemoryBarrier),
    ];

    /// <summary>Whether ILGPU refuses this method though its neighbours compile.</summary>
    public static bool IsRefused(MethodBase method)
    {
        var parameters = method.GetParameters();
        var first = parameters.Length > 0 ? parameters[0].ParameterType : null;
        var isFloat = first == typeof(float) || first == typeof(double);
        return method.Name switch
        {
            nameof(Math.Sign) or nameof(float.IsPow2) => isFloat,
            nameof(int.Log2) or nameof(Math.CopySign) => !isFloat,
            nameof(float.IsEvenInteger) or nameof(float.RootN) => first == typeof(float),
            nameof(double.Hypot) or nameof(double.TanPi) => first == typeof(double),
            nameof(Math.BigMul) => parameters.Length == 3,
            ".ctor" => method.DeclaringType!.IsGenericType
                && method.DeclaringType.GetGenericTypeDefinition() == typeof(ValueTuple<,,,,,,,>),
            var name => s_refused.Contains(name),
        };
    }
}
