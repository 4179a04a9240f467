using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders.Steps;

/// <summary>
/// AdamW whose zero_grad leaves nothing alive. TorchSharp's own leaves a wrapper of each gradient to the caller's scope: who calls it has
/// made none of them.
/// </summary>
internal sealed class QuietAdamW(IEnumerable<Parameter> parameters, double rate)
    : TorchSharp.Modules.AdamW(parameters, rate) // AdamW alone is that of 05.5
{
    public override void zero_grad()
    {
        using var scope = NewDisposeScope();
        base.zero_grad();
    }
}
