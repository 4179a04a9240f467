namespace Headroom.Simulator.Reporting;

/// <summary>One row of a report.</summary>
/// <param name="Name">What was counted; two spaces in front make it a part of the row above.</param>
/// <param name="Figure">How much.</param>
/// <param name="Meaning">What that says, or nothing.</param>
public readonly record struct ReportRow(string Name, string Figure, string Meaning);
