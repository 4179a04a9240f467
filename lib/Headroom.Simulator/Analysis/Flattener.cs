using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>
/// Makes one instruction list of a kernel and every helper it calls. A lane can then suspend anywhere, since no call of the
/// learner's code is left on the stack.
/// </summary>
internal sealed class Flattener
{
    private const int MaxInstructions = 30_000;

    private readonly Legality _legality = new();
    // From the kernel to the helper that is being read, each with the line that called it.
    private readonly List<(MethodBase Method, SourceLine? CalledAt)> _path = [];
    private readonly List<Instruction> _output = [];
    private Instruction? _calledFrom;

    /// <exception cref="KernelNotRewritable">The kernel is far too long.</exception>
    public static FlatKernel Flatten(MethodInfo kernel)
    {
        var flattener = new Flattener();
        var code = Decoder.Decode(kernel) ?? throw new KernelNotRewritable($"{kernel.Name} has no IL that can be read", null);
        flattener._path.Add((kernel, null));
        flattener.Append(code, isEntry: true);
        var parameters = kernel.IsStatic ? code.Parameters : code.Parameters[1..];
        var illegal = flattener._legality.Found;
        if (illegal.Count == 0 && !kernel.IsStatic && flattener._output.Find(i => i.Operand == code.Parameters[0]) is { } captured)
            illegal = [new(
                "Only static methods and non-capturing lambdas are supported at the moment", "Pass what the lambda captures as parameters.",
                SourceLines.Of(captured))];
        return new(parameters, flattener._output, illegal);
    }

    private void Append(MethodCode code, bool isEntry)
    {
        if (!Callees.IsDeviceApi(code.Method)) _legality.Inspect(code, _path[^1].CalledAt);
        var returns = code.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToArray();
        if (isEntry)
        {
            foreach (var instruction in code.Instructions) AppendOne(instruction);
            return;
        }

        var end = new Instruction(OpCodes.Nop, null, code.Method, code.Instructions[^1].Offset);
        // One return at the end leaves its value on the stack, where the caller wants it.
        var onlyAtEnd = returns is [var only] && only == code.Instructions[^1];
        var result = onlyAtEnd ? null : ResultOf(code.Method);
        foreach (var instruction in code.Instructions)
        {
            if (instruction.OpCode != OpCodes.Ret) AppendOne(instruction);
            else AppendReturn(instruction, onlyAtEnd ? null : end, result);
        }
        Put(end);
        if (result is not null) Put(new(OpCodes.Ldloc, result, code.Method, end.Offset));
    }

    private void AppendReturn(Instruction instruction, Instruction? end, Variable? result)
    {
        if (end is null) instruction.Become(OpCodes.Nop);
        else if (result is null) instruction.Become(OpCodes.Br, end);
        else instruction.Become(OpCodes.Stloc, result);
        Put(instruction);
        if (result is not null) Put(new(OpCodes.Br, end, instruction.Method, instruction.Offset));
    }

    private static Variable? ResultOf(MethodBase method) =>
        method is MethodInfo { ReturnType: var type } && type != typeof(void) ? new(type, null) : null;

    private void Put(Instruction instruction)
    {
        if (_calledFrom is not null && Callees.IsDeviceApi(instruction.Method)) instruction.CalledFrom = _calledFrom;
        _output.Add(instruction);
    }

    private void AppendOne(Instruction instruction)
    {
        if (_output.Count > MaxInstructions)
            throw new KernelNotRewritable(
                $"more than {MaxInstructions:N0} instructions once helpers are inlined", instruction,
                "Call fewer helpers, or make two kernels of it.");
        if (instruction.IsCall) AppendCall(instruction);
        else Put(instruction);
    }

    private void AppendCall(Instruction call)
    {
        Resolve(call);
        if (!call.IsCall || call.Callee is not { } callee)
        {
            Put(call);
            return;
        }
        if (DeviceCalls.KernelCodeFor(callee) is { } code) call.Become(OpCodes.Call, callee = code);
        if (PackageCode.IsMissing(callee))
            throw new KernelNotRewritable(
                $"Not supported device function '{callee.DeclaringType!.Name}.{callee.Name}'", call,
                "The metered GPU has no counterpart of it: use Group, Grid, Warp, Atomic, SharedMemory and LocalMemory.");
        if (LibraryCalls.IsDropped(callee)) Drop(call);
        else if (callee.IsDefined(typeof(NotInsideKernelAttribute), inherit: false)
            || callee.DeclaringType!.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            Put(call); // refused
        else if (!Callees.IsInlined(callee) || callee.DeclaringType!.IsInterface || typeof(Delegate).IsAssignableFrom(callee.DeclaringType)
            || !IsStaticallyBound(call)) Put(call);
        else Inline(call);
    }

    private static bool IsStaticallyBound(Instruction call) =>
        call.Callee.IsStatic || call.Callee.DeclaringType!.IsValueType || !call.Callee.IsVirtual && call.OpCode != OpCodes.Newobj;

    // A constrained call names an interface's member; the type argument is known by now, so its own method is too.
    private static void Resolve(Instruction call)
    {
        if (call.Constrained is { IsValueType: true } type && Callees.Resolve(call.Callee, type) is { } target)
        {
            if (GenericMath.InstructionFor(call.Callee, type) is { } code) call.Become(code);
            else call.Become(OpCodes.Call, target);
        }
        else if (call.OpCode == OpCodes.Callvirt && (call.Callee.DeclaringType!.IsValueType || !call.Callee.IsVirtual))
            call.Become(OpCodes.Call, call.Callee);
    }

    private void Drop(Instruction call)
    {
        var count = call.Callee.GetParameters().Length;
        if (count == 0) call.Become(OpCodes.Nop);
        else call.Become(OpCodes.Pop);
        Put(call);
        for (var i = 1; i < count; i++) Put(new(OpCodes.Pop, null, call.Method, call.Offset));
    }

    private void Inline(Instruction call)
    {
        var callee = call.Callee;
        if (_path.FindIndex(step => step.Method == callee) is >= 0 and var first)
        {
            AddRecursion(call, first);
            return;
        }
        if (Decoder.Decode(callee) is not { } body)
        {
            Put(call);
            return;
        }

        var isNew = call.OpCode == OpCodes.Newobj;
        var created = isNew ? new Variable(callee.DeclaringType!, null) : null;
        call.Become(OpCodes.Nop);
        Put(call);
        foreach (var parameter in body.Parameters.Skip(isNew ? 1 : 0).Reverse()) Add(OpCodes.Stloc, parameter);
        if (created is not null)
        {
            Add(OpCodes.Ldloca, created);
            Add(OpCodes.Initobj, created.Type);
            Add(OpCodes.Ldloca, created);
            Add(OpCodes.Stloc, body.Parameters[0]);
        }
        var outer = _calledFrom;
        if (Callees.IsDeviceApi(callee) && !Callees.IsDeviceApi(call.Method)) _calledFrom = call;
        var from = _output.Count;
        _path.Add((callee, SourceLines.Of(call) ?? _path[^1].CalledAt));
        Append(body, isEntry: false);
        _path.RemoveAt(_path.Count - 1);
        _calledFrom = outer;
        foreach (var instruction in _output.Skip(from))
        {
            instruction.Caller ??= call;
            if (_path.Count == 1) instruction.KernelCall = call;
        }
        if (created is not null) Add(OpCodes.Ldloc, created);

        void Add(OpCode code, object operand) => Put(new(code, operand, call.Method, call.Offset));
    }

    private void AddRecursion(Instruction call, int first)
    {
        var circle = _path[first..].Select(step => MethodNames.Of(step.Method)).ToArray();
        var name = circle[0];
        _legality.Add(
            circle.Length == 1
            ? $"Recursion: {name} calls itself"
            : $"Recursion: {string.Join(" calls ", circle)}, which calls {name} again",
            "Write a loop: the metered GPU runs no recursion, and a real GPU's stack is small. Keep what has to be remembered in " +
                "LocalMemory.", call);
        Put(call);
    }
}

/// <summary>A kernel with its helpers inlined, and what ILGPU would refuse in any of them.</summary>
internal sealed record FlatKernel(Variable[] Parameters, List<Instruction> Code, IReadOnlyList<Illegality> Illegal);
