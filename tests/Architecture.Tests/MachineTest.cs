using System.Text.RegularExpressions;
using Headroom.Testing;

namespace Architecture.Tests;

/// <summary>Tests that measure time, start processes or use threads say so, for tests/steady.sh to find them.</summary>
public sealed partial class MachineTest
{
    [Fact]
    public void A_test_with_a_clock_a_process_or_a_thread_has_the_trait_machine()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var silent = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Headroom.Jupyter.Tests", StringComparison.Ordinal)) // all of it has the trait
            .Where(file =>
                File.ReadAllText(file) is var text && IsTest().IsMatch(text) && Uses().IsMatch(text)
                && !text.Contains("[Machine]", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file));
        ArrowsTest.None(silent);
    }

    [GeneratedRegex(@"^    \[(Fact|Theory)", RegexOptions.Multiline)]
    private static partial Regex IsTest();

    [GeneratedRegex(@"Process\.Start\(|Stopwatch\.|new Thread\(|Task\.Run\(|Parallel\.For|Thread\.Sleep|ChildProcess\.|ScratchProject\b|new Checker\(|Timing\.Measure")]
    private static partial Regex Uses();
}
