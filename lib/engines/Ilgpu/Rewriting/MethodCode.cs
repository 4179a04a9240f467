using System.Reflection;

namespace ILGPU.Simulation.Rewriting;

/// <summary>A method as instructions and variables. <c>this</c>, where there is one, is parameter 0.</summary>
internal sealed record MethodCode(
    MethodBase Method, Variable[] Parameters, Variable[] Locals, List<Instruction> Instructions, bool HasExceptionHandlers);
