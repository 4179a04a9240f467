// rejected: positions taken for velocities
// The first three fields are the position.
using ILGPU;
using ILGPU.Runtime;

public static class Coalesced
{
    public const int Fields = 8;
    public const int VelocityX = 0, VelocityY = 1, VelocityZ = 2, Mass = 6;

    // your turn: begin
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
        if (i >= n) return;
        var vx = fields[VelocityX * n + i];
        var vy = fields[VelocityY * n + i];
        var vz = fields[VelocityZ * n + i];
        energy[i] = 0.5f * fields[Mass * n + i] * (vx * vx + vy * vy + vz * vz);
    }
    // your turn: end
}
