using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Headroom.Grading.Referring;

/// <summary>Walks a method's code from one metadata token to the next.</summary>
internal ref struct TokenReader(BlobReader code)
{
    private static readonly Dictionary<int, OperandType> s_operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    private BlobReader _code = code;

    /// <summary>Where the instruction begins, in bytes, and the token; null at the end.</summary>
    public (int Offset, int Token)? Next()
    {
        while (_code.RemainingBytes > 0)
        {
            var offset = _code.Offset;
            int first = _code.ReadByte();
            var operand = s_operands[first == 0xFE ? 0xFE00 | _code.ReadByte() : first];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                or OperandType.InlineSig)
                return (offset, _code.ReadInt32());
            _code.Offset += operand == OperandType.InlineSwitch ? 4 * _code.ReadInt32() : Size(operand);
        }
        return null;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
