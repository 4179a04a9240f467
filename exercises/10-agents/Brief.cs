// 10.3 The brief. Objective: write three briefs that a colleague who takes every word literally cannot get wrong.
// The colleague has 30 implementations and more for each task. Of those that keep to every sentence it hands over the worst for you: wrong
// before forbidden, before slow, before wasteful. Of what no sentence says it takes what it likes: 4 rows of 64 columns one behind the
// other, groups of 64, 4 workers, values from -1 to 1, and results that are off by 0.1 (of the quantizer: by 2 steps). A brief passes
// where what it gets is right, and no implementation that would be right for you is forbidden: ask for what you need, not for more.
// A sentence is one of Headroom.Briefs: Size, Values, Holds, Within, Codes, SameBits, Forbids, AtMost; one of a kind for each subject.
//   Softmax    "It turns scores into shares, row by row, in every step that we serve. A step has 0 to 8 requests, a row each, and a request
//              up to 1,000 tokens, one at least. The scores stand in our buffer, 1,024 floats from row to row; what lies behind a row
//              is somebody else's. We have seen scores of 300, and of -300. Masked ones are minus infinity; one of a row is not. The
//              backward pass reads the scores again. A step has no time to allocate, and time to read each number twice. Shares are
//              rounded to bfloat16 later: a thousandth of a row's largest share does not matter."
//   Quantizer  "It makes int8 codes of weights, 1 to 4,099 of them one after the other, and a scale for each 32; the last group may
//              be shorter. They come from fp16, so up to 65,504 either way. Where we pruned, a whole group is 0; a group that
//              training gave up may be as small as 2^-24. The kernel behind negates codes, and -128 has no counterpart in int8. A
//              weight is off by half a step of its group at most, 0.501 with the rounding of float. The weights stay as they are:
//              we compare with them. One pass for the scale and one for the codes is what we can pay."
//   Sums       "It adds up gradients: a sum for each of 1 to 8 columns, over 0 to 5,000 rows of a batch, by 1 to 16 workers. A run on a
//              laptop with 2 must come to the bits of one with 16. Gradients go up to 1,000, and down to -1,000. A NaN has to show, in
//              its column and in no other. No batch, no gradient: 0. A millionth of what a column adds up to, signs aside, does not
//              matter. Rows are read once, kept, and shared out: from 1,024 rows on no worker has more than 1.25 times its share.
//              Atomics made us slow the last time, and memory is short: 16 numbers for each column besides the sums."
// Out of scope: what no sentence can say. About 33 lines.
using Headroom.Briefs;

public static class Brief
{
    // your turn: begin
    public static Sentence[] Softmax() => throw new NotAttempted("10.3");

    public static Sentence[] Quantizer() => throw new NotAttempted("10.3");

    public static Sentence[] Sums() => throw new NotAttempted("10.3");
    // your turn: end
}
