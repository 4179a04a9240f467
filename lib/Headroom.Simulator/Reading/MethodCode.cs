using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>A method as instructions and variables. <c>this</c>, where there is one, is parameter 0.</summary>
internal sealed record MethodCode(
    MethodBase Method, Variable[] Parameters, Variable[] Locals, List<Instruction> Instructions, bool HasExceptionHandlers);
