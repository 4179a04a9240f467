using System.Reflection;
using System.Reflection.Emit;

namespace Graders;

/// <summary>
/// Whether a method has a loop inside a loop, read from its IL: a loop is a branch back, and lies between its target and itself.
/// </summary>
internal static class NestedLoops
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Whether any method that <paramref name="type"/> itself declares has one.</summary>
    public static bool In(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Any(method => method.GetMethodBody()?.GetILAsByteArray() is { } il && In(il));

    private static bool In(byte[] il)
    {
        var loops = Loops(il);
        return loops.Exists(outer => loops.Exists(inner => outer.Begin < inner.Begin && inner.End < outer.End));
    }

    private static List<(int Begin, int End)> Loops(byte[] il)
    {
        var loops = new List<(int, int)>();
        for (var at = 0; at < il.Length;)
        {
            var (from, code) = (at, s_codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]]);
            at += code.Size;
            var next = at + Length(code, il, at);
            var target = code.OperandType switch
            {
                OperandType.ShortInlineBrTarget => next + (sbyte)il[at],
                OperandType.InlineBrTarget => next + BitConverter.ToInt32(il, at),
                _ => int.MaxValue,
            };
            if (target < from) loops.Add((target, from));
            at = next;
        }
        return loops;
    }

    // Bytes of the operand.
    private static int Length(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
        _ => 4,
    };
}
