// 05.12 Why does it not learn? Objective: tell from the record of a run what is wrong with it, and give the number that proves it.
// Fault lists the rungs of the ladder, lowest first: samples, first loss, first gradients, one batch, curve, hold-out. A fault spoils
// what stands above it, so of all that fails name the lowest rung. Each member of Fault says what its evidence is.
// Vocabularies have 8 to 512 tokens, rows up to 28, models 2 to 4 blocks. Offsets are -3 to 3; a target of -1 is none.
// Healthy runs may be slow or noisy, meet one batch of noise, train on few texts, scale the loss by a constant, or use rates above 100.
// Overlap.Longest finds the longest piece that two texts share. Thresholds are yours: the notebook's Laboratory trains runs to look at.
// A run judged right is a point; a false alarm, a fault found in a healthy run, costs two. All points pass.
// Out of scope: mending the run. About 35 lines.
using Headroom.Diagnosing;

public static class WhyNotLearning
{
    // your turn: begin
    public static Diagnosis Diagnose(RunRecord run) => throw new NotAttempted("05.12");
    // your turn: end
}
