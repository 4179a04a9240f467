using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

// Cells import these with `using static`, see UseKernelHelpers.
public abstract partial class Kernel
{
    /// <summary>Asks the person at the front end and returns the answer; throws InvalidOperationException where nobody can be asked.</summary>
    public static async Task<string> GetInputAsync(string prompt = "", string typeHint = "text")
    {
        var root = Root ?? throw new InvalidOperationException("Input can be asked for only while a cell runs.");
        if (!root.SupportsCommandType(typeof(RequestInput)))
            throw new InvalidOperationException($"The cell asks \"{prompt}\", and this front end takes no input. Write the answer into the cell.");
        var result = await root.SendAsync(new RequestInput(prompt, typeHint), CancellationToken.None);
        if (result.Events.OfType<CommandFailed>().SingleOrDefault() is { } failed) throw new InvalidOperationException(failed.Message, failed.Exception);
        return result.Events.OfType<InputProduced>().FirstOrDefault()?.Value
            ?? throw new InvalidOperationException($"No answer came to \"{prompt}\".");
    }

    /// <summary>As <see cref="GetInputAsync"/>; what is typed is not shown.</summary>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await GetInputAsync(prompt, "password"));
}
