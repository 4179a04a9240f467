namespace Graders;

public sealed partial class CoalescedGrader
{
    // Only Energy has a budget: Pack reads 8 neighbours per lane and pays for it once.
    partial void StartCounting() => CountFromHere();

    // Compulsory: 4 of 8 fields read and one energy written, 20 B per particle. From the records, a warp's request for one field
    // touches 32 sectors: 4 x 32 B read and 4 B written per particle, 132 B. (32 + 32 + 32 + 32 + 4) sectors / 5 requests = 26.4.
    partial void Budget(int n)
    {
        const string likely = "neighbouring lanes read addresses 32 bytes apart, one whole sector each: put the same field of all particles side by side";
        AtMostBytes(compulsory: 20.0 * n, naive: 132.0 * n, likely: likely);
        AtMostSectorsPerRequest(4, naive: 26.4, likely: likely);
        Meaning($"{(double)Counts.Global.BytesMoved / n:0.0} B per particle; from records it would be 132, {132.0 * n / Counts.Global.BytesMoved:0.0} times as much, for the same arithmetic.");
        Meaning("A warp asks as one: what counts is which 32-byte sectors its 32 lanes touch, not what each lane does.");
    }
}
