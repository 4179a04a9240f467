using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;
using Microsoft.Testing.Platform.CommandLine;

namespace Headroom.Testing;

/// <summary>
/// <c>--accept</c>, an option of every test project: what is compared with a file of the repository is written to it instead. Then the
/// difference is read, and committed or not.
/// </summary>
public sealed class Accepting : ICommandLineOptionsProvider
{
    private const string Option = "accept";

    /// <summary>True where the tests were started with <c>--accept</c>.</summary>
    public static bool Now { get; } = Environment.GetCommandLineArgs().Contains("--" + Option);

    public string Uid => nameof(Accepting);

    public string Version => "1.0.0";

    public string DisplayName => "accept";

    public string Description => "Writes snapshots anew";

    /// <summary>Called by the entry point that the platform generates; tests/Directory.Build.props names this class.</summary>
    public static void AddExtensions(ITestApplicationBuilder builder, string[] _) => builder.CommandLine.AddProvider(() => new Accepting());

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Option, "Write the snapshots, the README's table and its picture anew; then read the difference.", ArgumentArity.Zero,
            isHidden: false),
    ];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) =>
        ValidationResult.ValidTask;

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;
}
