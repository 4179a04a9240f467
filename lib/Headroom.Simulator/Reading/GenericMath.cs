using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Reading;

/// <summary>
/// The instruction behind an operator of <c>INumber&lt;T&gt;</c> on a primitive type, so that generic kernels count like plain ones.
/// </summary>
internal static class GenericMath
{
    private static readonly Type[] s_unsigned = [typeof(byte), typeof(ushort), typeof(char), typeof(uint), typeof(ulong), typeof(nuint)];

    // Types narrower than a stack slot wrap in ways that one instruction does not give.
    private static readonly Type[] s_whole = [typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double)];

    public static OpCode? InstructionFor(MethodBase member, Type type)
    {
        if (!member.IsStatic || !s_whole.Contains(type)) return null;
        var unsigned = s_unsigned.Contains(type);
        return member.Name switch
        {
            "op_Addition" => OpCodes.Add,
            "op_Subtraction" => OpCodes.Sub,
            "op_Multiply" => OpCodes.Mul,
            "op_Division" => unsigned ? OpCodes.Div_Un : OpCodes.Div,
            "op_Modulus" => unsigned ? OpCodes.Rem_Un : OpCodes.Rem,
            "op_UnaryNegation" => OpCodes.Neg,
            "op_GreaterThan" => unsigned ? OpCodes.Cgt_Un : OpCodes.Cgt,
            "op_LessThan" => unsigned ? OpCodes.Clt_Un : OpCodes.Clt,
            "op_Equality" => OpCodes.Ceq,
            _ => null,
        };
    }
}
