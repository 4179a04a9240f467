namespace Headroom.Testing;

/// <summary>The proofs of the first exercise, the third and so on.</summary>
[Machine]
public sealed class ProofsFirstHalfTest(ProofsWorkshop workshop)
    : ProofsTest<ProofsFirstHalfTest>(workshop), IHalf, IClassFixture<ProofsWorkshop>
{
    static int IHalf.First => 0;
}

/// <summary>The proofs of the second exercise, the fourth and so on.</summary>
[Machine]
public sealed class ProofsSecondHalfTest(ProofsWorkshop workshop)
    : ProofsTest<ProofsSecondHalfTest>(workshop), IHalf, IClassFixture<ProofsWorkshop>
{
    static int IHalf.First => 1;
}
