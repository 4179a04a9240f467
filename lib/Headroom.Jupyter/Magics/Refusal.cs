using Microsoft.DotNet.Interactive.Commands;

namespace Headroom.Jupyter.Magics;

/// <summary>Takes the place of a cell that is not run, so that whoever listens hears why.</summary>
internal sealed class Refusal : KernelCommand
{
    public Refusal(string why) => Handler = (command, context) =>
    {
        context.Fail(command, message: why);
        return Task.CompletedTask;
    };
}
