namespace Headroom.Diagnosing;

/// <summary>What is wrong with a run, and the number that proves it.</summary>
/// <param name="Fault">One fault, or none.</param>
/// <param name="Evidence">Which number that is stands at each <see cref="Diagnosing.Fault"/>.</param>
public readonly record struct Diagnosis(Fault Fault, double Evidence);
