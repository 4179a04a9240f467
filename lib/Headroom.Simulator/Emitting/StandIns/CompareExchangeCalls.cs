using ILGPU.AtomicOperations;

namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// How <c>Atomic.MakeAtomic</c> sees that nobody came in between. The package compares values, and no NaN equals itself: these compare
/// bits.
/// </summary>
[Replaces(typeof(CompareExchangeFloat))]
internal static class CompareExchangeFloatCalls
{
    public static bool IsSame(in CompareExchangeFloat self, float left, float right) =>
        BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right);
}

[Replaces(typeof(CompareExchangeDouble))]
internal static class CompareExchangeDoubleCalls
{
    public static bool IsSame(in CompareExchangeDouble self, double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
