// 09.1 Distillation loss. Objective: train a student on all that a teacher says, and know why the loss carries T squared.
// teacher, student [rows, vocabulary], row-major: scores before softmax, finite, of hundreds too. targets [rows]: the token that came, or
// -1 where a row is masked. Of what is left, with p = softmax(scores / T) and T above 0:
//   Loss      mean over rows that are not masked of  a T^2 sum p_teacher ln(p_teacher / p_student)  +  (1 - a) CE,  in nats;
//             CE is -ln of the target's share in softmax(student), at T = 1
//   Gradient  of that loss by each of the student's scores [rows, vocabulary]; 0 in rows that are masked
// Both are 0 where every row is masked. A share that is too small for a double is 0 and costs nothing; its logarithm stays finite.
// Out of scope: scores of minus infinity, and a teacher with another vocabulary. About 24 lines.
public static class DistillationLoss
{
    // your turn: begin
    public static double Loss(double[] teacher, double[] student, int[] targets, int vocabulary, double temperature, double a) =>
        throw new NotAttempted("09.1");

    public static double[] Gradient(double[] teacher, double[] student, int[] targets, int vocabulary, double temperature, double a) =>
        throw new NotAttempted("09.1");
    // your turn: end
}
