// rejected: elements differ
// Packed by field, read by record.
using ILGPU;
using ILGPU.Runtime;

public static class Coalesced
{
    public const int Fields = 8;
    public const int VelocityX = 3, VelocityY = 4, VelocityZ = 5, Mass = 6;

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
        var vx = fields[i * Fields + VelocityX];
        var vy = fields[i * Fields + VelocityY];
        var vz = fields[i * Fields + VelocityZ];
        energy[i] = 0.5f * fields[i * Fields + Mass] * (vx * vx + vy * vy + vz * vz);
    }
    // your turn: end
}
