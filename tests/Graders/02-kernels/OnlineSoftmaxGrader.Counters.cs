namespace Graders;

public sealed partial class OnlineSoftmaxGrader
{
    // Compulsory for a row that does not fit on the chip: read once for maximum and sum, read again and written once: 12 B per logit.
    // At most 1.1x of that; maximum, sum and output in passes of their own read three times: 16 B, 1.33x.
    // Lanes that walk side by side: 128 B per request of a warp, 4 sectors.
    // One tree over 256 pairs needs 1 + 8 barriers; two of them, one for the maxima and one for the sums, are allowed.
    partial void Budget(int rows, int columns)
    {
        AtMostBytes(12.0 * rows * columns, naive: 16.0 * rows * columns,
            likely: "more than two reads of x per logit: maximum and sum must come from the same pass");
        AtMostSectorsPerRequest(4, naive: 4);
        AtMostBarriers(20.0 * rows, naive: 18.0 * rows);
    }
}
