using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Graders;

/// <summary>How the loops of a type's methods are built, read from their IL: a loop lies between a branch back and its target.</summary>
/// <param name="AreNested">Whether a method has a loop inside a loop.</param>
/// <param name="CalledInALoop">
/// The name of a method of the type itself without a loop that a loop calls and that does not ask to be inlined; null where there is none.
/// </param>
internal sealed record LoopsOfType(bool AreNested, string? CalledInALoop)
{
    private const int Tiny = 32; // bytes of IL: calls of these the JIT always saves

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Of the methods that <paramref name="type"/> itself declares.</summary>
    public static LoopsOfType Of(Type type)
    {
        var methods = type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        var bodies = methods.ToDictionary(method => method.MetadataToken, method => Body(method.GetMethodBody()?.GetILAsByteArray() ?? []));
        var called = bodies.Values.SelectMany(body => body.Calls.Where(call => body.Loops.Exists(loop => loop.Has(call.At))))
            .Select(call => call.Token).ToHashSet();
        return new(bodies.Values.Any(body => body.Loops.Exists(outer => body.Loops.Exists(outer.Has))),
            methods.FirstOrDefault(method => called.Contains(method.MetadataToken) && IsOneBlock(method))?.Name);

        bool IsOneBlock(MethodInfo method) =>
            bodies[method.MetadataToken] is { Loops.Count: 0, Length: > Tiny }
                && !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining);
    }

    private readonly record struct Loop(int Begin, int End)
    {
        public bool Has(int at) => Begin <= at && at <= End;

        public bool Has(Loop inner) => Begin < inner.Begin && inner.End < End;
    }

    private sealed record MethodBody(int Length, List<Loop> Loops, List<(int At, int Token)> Calls);

    private static MethodBody Body(byte[] il)
    {
        var body = new MethodBody(il.Length, [], []);
        for (var at = 0; at < il.Length;)
        {
            var (from, code) = (at, s_codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]]);
            at += code.Size;
            var next = at + Length(code, il, at);
            if (code.OperandType == OperandType.InlineMethod) body.Calls.Add((from, BitConverter.ToInt32(il, at)));
            var target = code.OperandType switch
            {
                OperandType.ShortInlineBrTarget => next + (sbyte)il[at],
                OperandType.InlineBrTarget => next + BitConverter.ToInt32(il, at),
                _ => int.MaxValue,
            };
            if (target < from) body.Loops.Add(new(target, from));
            at = next;
        }
        return body;
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
