using Headroom.Grading;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>A submission of 01.1 that sets out to get points, or to harm who grades it.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Gemm">The expression that Gemm returns; <see cref="Code.Right"/> where the answer itself is right.</param>
/// <param name="Members">Further members of the class.</param>
/// <param name="Reason">How the check ends.</param>
/// <param name="Says">Words of the headline or the cause, so that it is told as what it is.</param>
internal sealed record Attack(string Name, string Gemm, string Members, Reason Reason, string Says)
{
    /// <summary>Before the class: attributes, usings and types of their own.</summary>
    public string Above { get; init; } = "";

    /// <summary>The answer is right and counts all the same: the attack comes to nothing.</summary>
    public bool IsHarmless { get; init; }

    public override string ToString() => Name;
}
