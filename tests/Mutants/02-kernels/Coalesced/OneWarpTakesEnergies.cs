// rejected: warps work
using ILGPU;
using ILGPU.Runtime;

public static class Coalesced
{
    public const int Fields = 8;
    public const int VelocityX = 3, VelocityY = 4, VelocityZ = 5, Mass = 6;

    // your turn: begin
    // A structure of arrays: fields is [8, n], so that lane i and lane i + 1 read neighbours of the same field.
    public static void Pack(ArrayView<float> records, ArrayView<float> fields)
    {
        var n = records.IntLength / Fields;
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i >= n) return;
        for (var field = 0; field < Fields; field++)
            fields[field * n + i] = records[i * Fields + field];
    }

    public static void Energy(ArrayView<float> fields, ArrayView<float> energy)
    {
        var n = energy.IntLength;
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (Group.IdxX >= 32) return;
        for (; i < n && i < (Grid.IdxX + 1) * 256; i += 32) {
        var vx = fields[VelocityX * n + i];
        var vy = fields[VelocityY * n + i];
        var vz = fields[VelocityZ * n + i];
        energy[i] = 0.5f * fields[Mass * n + i] * (vx * vx + vy * vy + vz * vz); }
    }
    // your turn: end
}
