using System.Reflection.Emit;

namespace Headroom.Simulator.Testing.Code;

public sealed class EventCodeTests
{
    [Theory]
    [InlineData(0x1234u, 0)]
    [InlineData(0x0001_0000u, 1)]
    [InlineData(0xF000_1234u, 65_535)]
    public void A_32_bit_address_keeps_its_upper_bits(uint address, int site)
    {
        // An address that is 32 bits wide on the stack, as a native integer is on a 32-bit machine.
        var pack = Pack<Func<uint, ulong>>(typeof(uint), site);
        Assert.Equal(((ulong)address << 16) | (uint)site, pack(address));
    }

    [Fact]
    public void Of_a_64_bit_address_48_bits_count()
    {
        var pack = Pack<Func<nint, ulong>>(typeof(nint), 7);
        Assert.Equal((0x7FFF_1234_5678ul << 16) | 7, pack(unchecked((nint)0x7FFF_1234_5678)));
    }

    private static T Pack<T>(Type address, int site) where T : Delegate
    {
        var method = new DynamicMethod("pack", typeof(ulong), [address], typeof(EventCodeTests).Module);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        EventCode.EmitPack(il, site);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<T>();
    }
}
