using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

/// <summary>
/// What one instruction counts as. Comparisons, conversions, minima and absolute values are free, as in a profiler's FLOP count.
/// </summary>
internal static class Operations
{
    private static readonly HashSet<string> s_specialFunctions =
    [
        "Sqrt", "Rsqrt", "ReciprocalSqrtEstimate", "Rcp", "ReciprocalEstimate", "Cbrt", "Exp", "Exp2", "Exp10", "ExpM1", "Log", "Log2",
        "Log10", "LogP1", "Pow",
        "Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Asin", "Acos", "Atan", "Atan2", "Asinh", "Acosh", "Atanh", "SinPi", "CosPi", "TanPi",
    ];

    private static readonly HashSet<OpCode> s_arithmetic = [OpCodes.Add, OpCodes.Sub, OpCodes.Mul, OpCodes.Div, OpCodes.Rem, OpCodes.Neg];

    private static readonly HashSet<OpCode> s_integerOnly =
    [
        OpCodes.Add_Ovf, OpCodes.Add_Ovf_Un, OpCodes.Sub_Ovf, OpCodes.Sub_Ovf_Un, OpCodes.Mul_Ovf, OpCodes.Mul_Ovf_Un, OpCodes.Div_Un,
        OpCodes.Rem_Un,
        OpCodes.And, OpCodes.Or, OpCodes.Xor, OpCodes.Not, OpCodes.Shl, OpCodes.Shr, OpCodes.Shr_Un,
    ];

    public static OperationCount Of(Instruction instruction, StackTyping typing)
    {
        if (Callees.IsDeviceApi(instruction.Method) && !PackageCode.IsCounted(instruction.Method)) return default;
        var code = instruction.OpCode;
        if (s_integerOnly.Contains(code)) return new(0, 0, 1);
        if (instruction.IsCall) return OfCall(instruction.Callee);
        if (!s_arithmetic.Contains(code)) return default;
        // Negation flips a sign bit.
        return StackTypes.IsFloatingPoint(typing.Operand(instruction, 0).Type) ? new(code == OpCodes.Neg ? 0 : 1, 0, 0) : new(0, 0, 1);
    }

    private static OperationCount OfCall(MethodBase callee)
    {
        if (!Callees.IsDeviceApi(callee) && !Callees.IsLibrary(callee.Module.Assembly)) return default;
        var name = callee.Name[(callee.Name.LastIndexOf('.') + 1)..];
        if (name is "FusedMultiplyAdd" or "MultiplyAddEstimate") return new(2, 0, 0);
        if (name is "SinCos" or "SinCosPi") return new(0, 2, 0);
        if (s_specialFunctions.Contains(name)) return new(0, 1, 0);
        if (name is "DegToRad" or "RadToDeg" or "IEEERemainder") return new(1, 0, 0);
        // ILGPU.Half, and operators of INumber<T> on types that have no instruction of their own.
        var isFloat = callee.DeclaringType!.Name == "Half" || callee.DeclaringType == typeof(float)
            || callee.DeclaringType == typeof(double);
        return isFloat && name is ("op_Addition" or "op_Subtraction" or "op_Multiply" or "op_Division" or "op_Modulus")
            ? new(1, 0, 0)
            : default;
    }
}
