using System.CommandLine;
using Headroom.Cli.Doctoring;

namespace Headroom.Cli.Verbs;

/// <summary><c>devices</c>: what <c>doctor</c> asks in a process of its own; for it and not for people.</summary>
internal static class DevicesVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command(DeviceReader.Verb, "GPUs as doctor reads them.") { Hidden = true };
        command.SetAction(_ =>
        {
            learner.Screen.Raw(DeviceReader.Write());
            return Exit.Ok;
        });
        return command;
    }
}
