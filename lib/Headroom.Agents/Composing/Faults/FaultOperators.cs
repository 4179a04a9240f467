namespace Headroom.Agents.Composing.Faults;

/// <summary>All fault operators.</summary>
public static class FaultOperators
{
    /// <summary>In a fixed order.</summary>
    public static IReadOnlyList<FaultOperator> All { get; } =
    [
        new LoopEndsEarly(), new LoopEndsLate(), new GuardShifted(), new ConditionDropped(), new StrideHalved(), new TailDropped(),
        new NotShifted(), new WrongExtent(), new ZeroIsLargest(), new NotSetBack(), new HalfOfTheTree(), new NotAtomic(),
        new EpsilonOutside(), new SignedRemainder(), new WrongDivisor(), new LastButOne(), new SumOverwritten(), new SumInHalf(),
        new GuardMissing(), new BarrierMissing(), new BaseOfTwo(),
        new ChunkOfEachThread(), new PaddingMissing(), new ReadAgain(), new BarrierAgain(), new OneThreadAdds(), new AtomicsInMemory(),
        new WrittenEachTurn(), new RolesExchanged(),
    ];
}
