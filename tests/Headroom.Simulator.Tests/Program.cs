using Headroom.Simulator.Testing.Device;
using Headroom.Simulator.Testing.Oracle;
using Headroom.Simulator.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Headroom.Simulator.Testing;

/// <summary>The tests, or the child process that one of them asks.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => arguments switch
    {
        [OracleProcess.Argument] => Task.FromResult(OracleProcess.Serve()),
        [HostAccessTests.Argument] => Task.FromResult(HostAccessTests.IndexAView()),
        // The two ways in which runners call the executable of a test project.
        _ when arguments.Any(argument => argument is "-automated" or "@@") => ConsoleRunner.Run(arguments),
        _ => TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
