using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>The type that <c>ldind</c> and <c>stind</c> move.</summary>
internal static class MemoryTypes
{
    private static readonly Dictionary<OpCode, Type> s_indirect = new()
    {
        [OpCodes.Ldind_I1] = typeof(sbyte), [OpCodes.Ldind_U1] = typeof(byte), [OpCodes.Ldind_I2] = typeof(short),
        [OpCodes.Ldind_U2] = typeof(ushort),
        [OpCodes.Ldind_I4] = typeof(int), [OpCodes.Ldind_U4] = typeof(uint), [OpCodes.Ldind_I8] = typeof(long),
        [OpCodes.Ldind_I] = typeof(nint),
        [OpCodes.Ldind_R4] = typeof(float), [OpCodes.Ldind_R8] = typeof(double),
        [OpCodes.Stind_I1] = typeof(sbyte), [OpCodes.Stind_I2] = typeof(short), [OpCodes.Stind_I4] = typeof(int),
        [OpCodes.Stind_I8] = typeof(long),
        [OpCodes.Stind_I] = typeof(nint), [OpCodes.Stind_R4] = typeof(float), [OpCodes.Stind_R8] = typeof(double),
    };

    public static Type? OfIndirect(OpCode code) => s_indirect.GetValueOrDefault(code);
}
