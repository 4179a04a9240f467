using ILGPU;
using ILGPU.Simulation;

namespace Headroom.Grading.Kernels;

internal static partial class Refusal
{
    static partial void Find(InternalCompilerException refused, ref SourcePlace? place)
    {
        if (SourceLine.Of(refused) is { } line) place = new(line.File, line.Line, 1, Exceptions.SourceLine(line.File, line.Line));
    }
}
