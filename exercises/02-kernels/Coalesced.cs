// 02.2 Coalesced access. Objective: lay data out so that neighbouring threads read neighbouring addresses.
// A particle has 8 floats: x, y, z, vx, vy, vz, mass, charge. They come as records [n, 8], one particle after the other.
//   Pack     copies the records into `fields` (8 n floats) in an order of your choice; every value has a place
//   Energy   energy[i] = mass * (vx * vx + vy * vy + vz * vz) / 2 of particle i, read from `fields` as Pack left it
// Both run with one thread per particle in groups of 256; n need not be a multiple of 256.
// Energy needs 4 floats of a particle and writes one: 20 compulsory bytes. At most 1.1 times that may move, in sectors of 32 bytes.
// Read from the records themselves it would be 132: a warp's 32 lanes then touch 32 sectors to use 4 bytes of each.
// Out of scope: making Pack fast (02.3 shows how). About 18 lines.
using ILGPU;
using ILGPU.Runtime;

public static class Coalesced
{
    public const int Fields = 8;
    public const int VelocityX = 3, VelocityY = 4, VelocityZ = 5, Mass = 6;

    // your turn: begin
    public static void Pack(ArrayView<float> records, ArrayView<float> fields)
    {
        // fields[...] = records[...]
    }

    public static void Energy(ArrayView<float> fields, ArrayView<float> energy)
    {
        // energy[i] = ...
    }
    // your turn: end
}
