namespace Headroom.Briefs;

/// <summary>One sentence of a brief: what an implementation must stand, keep to or leave alone.</summary>
public abstract record Sentence;

/// <summary>It works for every size from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
public sealed record Size(Axis Of, int From, int To) : Sentence;

/// <summary>It works for finite values anywhere from <paramref name="From"/> to <paramref name="To"/>.</summary>
public sealed record Values(double From, double To) : Sentence;

/// <summary>It works where <paramref name="What"/> stands among the values.</summary>
public sealed record Holds(Special What) : Sentence;

/// <summary>No result is off by more than <paramref name="Error"/>, in the unit that the task states.</summary>
public sealed record Within(double Error) : Sentence;

/// <summary>Every code that it writes lies from <paramref name="From"/> to <paramref name="To"/>.</summary>
public sealed record Codes(int From, int To) : Sentence;

/// <summary>Its results have the same bits, whatever <paramref name="Whatever"/> is.</summary>
public sealed record SameBits(Axis Whatever) : Sentence;

/// <summary>It does without <paramref name="What"/>.</summary>
public sealed record Forbids(Means What) : Sentence;

/// <summary>It costs no more than <paramref name="Limit"/>, in the unit of the cost.</summary>
public sealed record AtMost(Cost Of, double Limit) : Sentence;
