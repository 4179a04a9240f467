using System.Reflection.Emit;

namespace Headroom.Simulator.Code;

/// <summary>An access as 8 bytes: address &lt;&lt; 16 | site. Of the address, 48 bits count.</summary>
internal static class EventCode
{
    /// <summary>Bits of an event that name its site.</summary>
    public const int SiteBits = 16;

    /// <summary>Emits what makes an event of the address on top of the stack.</summary>
    public static void EmitPack(ILGenerator il, int site)
    {
        // Widened first: a 32-bit address would lose its upper bits to the shift.
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Ldc_I4, SiteBits);
        il.Emit(OpCodes.Shl);
        il.Emit(OpCodes.Ldc_I8, (long)site);
        il.Emit(OpCodes.Or);
    }
}
