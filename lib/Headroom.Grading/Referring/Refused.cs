namespace Headroom.Grading.Referring;

/// <summary>One reference that is not accepted, why, and where the code makes it; line 0 where that is not known.</summary>
internal sealed record Refused(Reference Reference, Topic Topic, CodeLine Line);

/// <summary>A line of a source, from 1; 0 for none.</summary>
internal readonly record struct CodeLine(string File, int Line, int Column);
