using Headroom.Classroom.Containing;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>With a sandbox and without one. Where a sandbox must be there, its absence fails the test.</summary>
internal static class Around
{
    /// <summary>Set by tests/classroom/run.sh, which installs bubblewrap.</summary>
    private const string Variable = "HEADROOM_MUST_SANDBOX";

    public static async Task<Containments> Of(bool sandbox)
    {
        if (!sandbox) return Containments.None;
        var found = await Containments.Find(TestContext.Current.CancellationToken);
        if (found.IsSandbox) return found;
        Assert.False(Environment.GetEnvironmentVariable(Variable) == "1", $"no sandbox: {found.WhyNone}");
        Assert.Skip($"no sandbox: {found.WhyNone}");
        return found;
    }
}
