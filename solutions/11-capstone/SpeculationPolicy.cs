// 11.4 TODO a title. Objective: TODO the one thing the learner can do afterwards.
// TODO shapes, units, and what holds at the edges: 0, 1, ragged, empty.
// Out of scope: TODO what is left to others. About 1 line.
public static class SpeculationPolicy
{
    public static double Answer(double x, double y)
    {
        // your turn: begin
        return x + y;
        // your turn: end
    }
}
