using Xunit.Sdk;

namespace Learner.Tests;

/// <summary>An exercise that is not passed: its message is the report, its one frame the line of the file to look at.</summary>
internal sealed class NotYetException(string report, (string File, int Line) place) : Exception(report), IAssertionException
{
    /// <summary>In the form that test explorers turn into a link.</summary>
    public override string StackTrace { get; } =
        $"   at {Path.GetFileNameWithoutExtension(place.File)} in {place.File}:line {place.Line}";
}
