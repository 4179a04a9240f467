using Headroom.Quantization.Gguf;

namespace Headroom.Tests.Quantization.Gguf;

/// <summary>
/// Blocks worked out by hand. FP16: 1 is 0x3C00, 0.5 is 0x3800, 0.25 is 0x3400, -0.5 is 0xB800; the low byte comes first.
/// </summary>
public sealed class GgufLayoutTest
{
    [Fact]
    public void Q4_0_puts_the_scale_first_and_element_j_beside_element_j_plus_16()
    {
        // The largest magnitude is 4, so d = 4 / -8 = -0.5 and q = trunc(-2 x + 8.5).
        var block = new float[32];
        block[0] = 4; //     -8 + 8.5 = 0.5  -> 0
        block[16] = -3.5f; // 7 + 8.5 = 15.5 -> 15, the last code: byte 0 = 0xF0
        block[1] = 0.25f; // -0.5 + 8.5 = 8  -> 8
        block[17] = 0.3f; // -0.6 + 8.5 = 7.9 -> 7: byte 1 = 0x78
        block[15] = -4; //    8 + 8.5 = 16.5 -> 16, cut to 15; its partner 31 is 0 -> 8: byte 15 = 0x8F
        var packed = new Q4_0().Quantize(block);
        byte[] expected = [0x00, 0xB8, 0xF0, 0x78, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x8F];
        Assert.Equal(expected, packed);

        var back = new Q4_0().Dequantize(packed, 32);
        Assert.Equal((4, -3.5f, 0, 0.5f, -3.5f), (back[0], back[16], back[1], back[17], back[15]));
    }

    [Fact]
    public void Q4_0_takes_the_first_of_two_equal_magnitudes()
    {
        var block = new float[32];
        (block[3], block[7]) = (-8, 8); // d = -8 / -8 = 1; were 8 first, it would be -1
        var packed = new Q4_0().Quantize(block);
        Assert.Equal([0x00, 0x3C], packed[..2]);
        Assert.Equal((0x80, 0x8F), (packed[2 + 3], packed[2 + 7])); // -8 + 8.5 -> 0; 8 + 8.5 -> 16 -> 15
    }

    [Fact]
    public void Q8_0_puts_the_scale_first_and_signed_bytes_after_it_in_order()
    {
        // The largest magnitude is 63.5 = 127 x 0.5.
        var block = new float[32];
        (block[0], block[1], block[2], block[31]) = (63.5f, -63.5f, 0.75f, -0.25f); // 127, -127, 1.5 -> 2, -0.5 -> -1: away from zero
        byte[] expected = [0x00, 0x38, 0x7F, 0x81, 0x02, .. new byte[28], 0xFF];
        Assert.Equal(expected, new Q8_0().Quantize(block));
        Assert.Equal((63.5f, -63.5f, 1f, -0.5f), (At(0), At(1), At(2), At(31)));

        float At(int i) => new Q8_0().Dequantize(expected, 32)[i];
    }

    [Fact]
    public void Q4_K_reads_two_halves_twelve_bytes_of_six_bits_and_128_of_nibbles()
    {
        // d = 0.5, dmin = 0.25. Scales 1, 2, 3, 4, 21, 38, 55, 63; minima 5, 6, 7, 8, 60, 43, 26, 9.
        // 21 = 01 0101, 38 = 10 0110, 55 = 11 0111, 63 = 11 1111; 60 = 11 1100, 43 = 10 1011, 26 = 01 1010, 9 = 00 1001.
        byte[] packed =
        [
            0x00, 0x38, 0x00, 0x34,
            0x41, 0x82, 0xC3, 0xC4, // high bits of scales 4..7 above scales 0..3
            0xC5, 0x86, 0x47, 0x08, // high bits of minima 4..7 above minima 0..3
            0xC5, 0xB6, 0xA7, 0x9F, // minima 4..7 low halves above scales 4..7 low halves
            .. Enumerable.Repeat((byte)0x21, 32), .. Enumerable.Repeat((byte)0x43, 32), // codes 1 and 2, 3 and 4
            .. Enumerable.Repeat((byte)0x65, 32), .. Enumerable.Repeat((byte)0x87, 32), // codes 5 and 6, 7 and 8
        ];
        Assert.Equal(144, packed.Length);
        float[] expected =
        [
            0.5f * 1 * 1 - 0.25f * 5, 0.5f * 2 * 2 - 0.25f * 6, 0.5f * 3 * 3 - 0.25f * 7, 0.5f * 4 * 4 - 0.25f * 8,
            0.5f * 21 * 5 - 0.25f * 60, 0.5f * 38 * 6 - 0.25f * 43, 0.5f * 55 * 7 - 0.25f * 26, 0.5f * 63 * 8 - 0.25f * 9,
        ];
        Assert.Equal(expected.SelectMany(value => Enumerable.Repeat(value, 32)), new Q4_K().Dequantize(packed, 256));
    }

    [Fact]
    public void Q4_K_writes_what_fits_exactly_without_error()
    {
        // Sub-block i holds scale q / 16 - minimum / 8 for q = 0 to 15. The largest scale is 63 / 16, so d = 2^-4; the largest minimum 63 /
        // 8, so dmin = 2^-3.
        int[] scales = [7, 14, 21, 28, 35, 42, 49, 63], minima = [63, 9, 18, 27, 36, 45, 54, 0];
        var block = Enumerable.Range(0, 256).Select(i => scales[i / 32] * (i % 16) / 16f - minima[i / 32] / 8f).ToArray();
        var packed = new Q4_K().Quantize(block);
        Assert.Equal([0x00, 0x2C, 0x00, 0x30], packed[..4]); // 2^-4, 2^-3
        Assert.Equal([7 | 0x80, 14 | 0x80, 21 | 0xC0, 28 | 0xC0], packed[4..8]); // 35 = 10 0011, 42 = 10 1010, 49 = 11 0001, 63 = 11 1111
        Assert.Equal([63 | 0x80, 9 | 0x80, 18 | 0xC0, 27], packed[8..12]); // 36 = 10 0100, 45 = 10 1101, 54 = 11 0110, 0
        Assert.Equal([0x43, 0xDA, 0x61, 0x0F], packed[12..16]);
        Assert.Equal(Enumerable.Range(0, 128).Select(i => (byte)(i % 16 * 17)), packed[16..]);
        Assert.Equal(block, new Q4_K().Dequantize(packed, 256));
    }
}
