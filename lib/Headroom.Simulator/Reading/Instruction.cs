using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Reading;

/// <summary>
/// One IL instruction with its operand resolved. Short forms are widened, constants carry their value, and argument instructions
/// are local ones on a variable, so later steps meet few shapes.
/// </summary>
internal sealed class Instruction(OpCode opCode, object? operand, MethodBase method, int offset)
{
    public OpCode OpCode { get; private set; } = opCode;

    /// <summary>A type, field, method, variable, number, string, target instruction, or an array of targets for <c>switch</c>.</summary>
    public object? Operand { get; set; } = operand;

    /// <summary>The method whose source holds this instruction; a helper's own after inlining.</summary>
    public MethodBase Method { get; } = method;

    /// <summary>The IL offset in <see cref="Method"/>.</summary>
    public int Offset { get; } = offset;

    /// <summary>For code of a package, whose lines nobody can look at: the learner's call that led there.</summary>
    public Instruction? CalledFrom { get; set; }

    /// <summary>The type of a <c>constrained.</c> prefix.</summary>
    public Type? Constrained { get; set; }

    /// <summary>After inlining, the kernel's own call that brought this instruction in; null for the kernel's own instructions.</summary>
    public Instruction? KernelCall { get; set; }

    /// <summary>After inlining, the call that brought this instruction in, which may stand in a helper itself; null as above.</summary>
    public Instruction? Caller { get; set; }

    public Variable Variable => (Variable)Operand!;
    public MethodBase Callee => (MethodBase)Operand!;
    public FieldInfo Field => (FieldInfo)Operand!;
    public Type Type => (Type)Operand!;

    public bool IsBranch => OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch;
    public bool EndsBlock => OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
    public bool FallsThrough => OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
    public bool IsCall => OpCode == OpCodes.Call || OpCode == OpCodes.Callvirt || OpCode == OpCodes.Newobj;

    public IEnumerable<Instruction> Targets => Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    /// <summary>Turns this instruction into another one in place, so that jumps to it stay valid.</summary>
    public void Become(OpCode opCode, object? operand = null)
    {
        OpCode = opCode;
        Operand = operand;
        Constrained = null;
    }

    public override string ToString() =>
        $"IL_{Offset:x4} {OpCode.Name} {(Operand is Instruction target ? $"IL_{target.Offset:x4}" : Operand)}".TrimEnd();
}
