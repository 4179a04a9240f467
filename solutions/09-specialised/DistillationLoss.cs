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
    public static double Loss(double[] teacher, double[] student, int[] targets, int vocabulary, double temperature, double a)
    {
        var (sum, counted) = (0.0, Math.Max(1, targets.Count(target => target >= 0)));
        for (var row = 0; row < targets.Length; row++)
        {
            if (targets[row] < 0) continue;
            var (t, s) = (LogSoftmax(teacher, row, vocabulary, temperature), LogSoftmax(student, row, vocabulary, temperature));
            var divergence = t.Zip(s, (ours, theirs) => Math.Exp(ours) * (ours - theirs)).Sum();
            var surprise = -LogSoftmax(student, row, vocabulary, 1)[targets[row]];
            sum += a * temperature * temperature * divergence + (1 - a) * surprise;
        }
        return sum / counted;
    }

    public static double[] Gradient(double[] teacher, double[] student, int[] targets, int vocabulary, double temperature, double a)
    {
        var (gradient, counted) = (new double[student.Length], Math.Max(1, targets.Count(target => target >= 0)));
        for (var row = 0; row < targets.Length; row++)
        {
            if (targets[row] < 0) continue;
            var (t, s) = (LogSoftmax(teacher, row, vocabulary, temperature), LogSoftmax(student, row, vocabulary, temperature));
            var plain = LogSoftmax(student, row, vocabulary, 1);
            for (var i = 0; i < vocabulary; i++)
            {
                var soft = temperature * (Math.Exp(s[i]) - Math.Exp(t[i])); // T^2, and 1 / T from the scores
                var hard = Math.Exp(plain[i]) - (i == targets[row] ? 1 : 0);
                gradient[row * vocabulary + i] = (a * soft + (1 - a) * hard) / counted;
            }
        }
        return gradient;
    }

    private static double[] LogSoftmax(double[] scores, int row, int vocabulary, double temperature)
    {
        double[] scaled = [.. scores.Skip(row * vocabulary).Take(vocabulary).Select(score => score / temperature)];
        var most = scaled.Max();
        var log = most + Math.Log(scaled.Sum(score => Math.Exp(score - most)));
        return [.. scaled.Select(score => score - log)];
    }
    //> public static double Loss(double[] teacher, double[] student, int[] targets, int vocabulary, double temperature, double a) =>
    //>     throw new NotAttempted("09.1");
    //>
    //> public static double[] Gradient(double[] teacher, double[] student, int[] targets, int vocabulary, double temperature, double a) =>
    //>     throw new NotAttempted("09.1");
    // your turn: end
}
