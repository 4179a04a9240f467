using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Reading;

/// <summary>The opcodes by their encoding, and the long form of each short one.</summary>
internal static class OpCodeTable
{
    private static readonly OpCode[] s_oneByte = new OpCode[256];
    private static readonly OpCode[] s_twoBytes = new OpCode[256];
    private static readonly Dictionary<short, OpCode> s_longForms = [];

    static OpCodeTable()
    {
        var all = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToArray();
        foreach (var code in all) (code.Size == 1 ? s_oneByte : s_twoBytes)[code.Value & 0xFF] = code;
        var byName = all.ToDictionary(c => c.Name!);
        foreach (var code in all)
            if (code.Name!.EndsWith(".s", StringComparison.Ordinal) && byName.TryGetValue(code.Name[..^2], out var longForm))
                s_longForms[code.Value] = longForm;
    }

    public static OpCode Read(ReadOnlySpan<byte> il, ref int at)
    {
        var first = il[at++];
        return first == 0xFE ? s_twoBytes[il[at++]] : s_oneByte[first];
    }

    public static OpCode LongForm(OpCode code) => s_longForms.TryGetValue(code.Value, out var longForm) ? longForm : code;
}
