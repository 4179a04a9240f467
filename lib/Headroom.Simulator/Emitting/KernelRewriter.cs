using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

/// <summary>From a compiled method to code that the scheduler can suspend, resume and meter.</summary>
internal sealed class KernelRewriter
{
    private readonly KernelSource _source;
    private readonly Variable[] _parameters;
    private readonly StackTyping _typing;
    private readonly AddressUse _addresses;
    private readonly FlowGraph _graph;

    private KernelRewriter(KernelSource source, KernelForm form)
    {
        _source = source;
        var flat = Flattener.Flatten(source.Method);
        Illegality[] illegal = [.. flat.Illegal, .. HostCalls.In(flat.Code, source)];
        if (illegal.Length > 0) throw new IllegalKernel(illegal);
        _parameters = flat.Parameters;
        var constants = Constants.Of(flat.Code, flat.Parameters);
        _typing = AddressForwarding.Run(flat.Code, constants);
        if (_typing.MixedReference is { } mixed)
            throw new IllegalKernel(
                [new("A reference points at a variable on one path and into a view on the other, and ILGPU's compiler fails on it",
                "Write an if with an assignment on each side.", SourceLines.Of(mixed))]);
        _addresses = AddressUse.Of(flat.Code, _typing);
        _graph = FlowGraph.Of(flat.Code, _typing);
        Constants.RequireConstantSizes(flat.Code, _typing);
        KeepPointedAtVariables(form);
    }

    /// <summary>Rewrites <paramref name="source"/>.</summary>
    /// <exception cref="IllegalKernel">ILGPU would refuse it.</exception>
    /// <exception cref="KernelNotRewritable">ILGPU takes it, but the metered GPU cannot run it.</exception>
    public static RewrittenKernel Rewrite(KernelSource source, KernelForm form)
    {
        var rewriter = new KernelRewriter(source, form);
        return new Emitter(source, rewriter._parameters, rewriter._typing, rewriter._addresses, rewriter._graph, form).Emit();
    }

    // An address that waits on the evaluation stack while the lane is suspended must still be good afterwards.
    private void KeepPointedAtVariables(KernelForm form)
    {
        foreach (var instruction in _graph.Code)
        {
            if (!_typing.Reaches(instruction)) continue;
            var suspends = instruction.OpCode == OpCodes.Call && (DeviceCalls.SuspensionOf(instruction.Callee) is not null
                || form == KernelForm.CoResident && DeviceCalls.IsAtomic(instruction.Callee));
            if (!suspends && !_graph.LoopHeaders.Contains(instruction)) continue;
            foreach (var value in _typing.Before(instruction))
                if (value.PointsAt is { } variable) variable.Escapes = true;
        }
    }

    public override string ToString() => _source.Name;
}
