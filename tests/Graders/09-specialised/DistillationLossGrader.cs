using Headroom.Grading;

namespace Graders;

/// <summary>
/// The loss and its gradient on rows worked by hand, drawn ones, scores of hundreds, temperatures of both extremes and masked rows, against
/// formulas of the grader's own; and the gradient against differences of the loss.
/// </summary>
public sealed class DistillationLossGrader : LearningGrader
{
    protected override void Require()
    {
        Both("by hand: teacher (2, 1, 0), student (1, 1, 0)", new([2, 1, 0], [1, 1, 0], [0], 3, 2, 1));
        Both("the right answer alone", new([2, 1, 0], [1, 1, 0], [2], 3, 2, 0));
        Both("half and half", new([2, 1, 0], [1, -1, 0.5], [1], 3, 4, 0.5));
        Both("temperature 1", new([2, 1, 0], [1, -1, 0.5], [1], 3, 1, 0.25));
        for (var i = 0; i < 4; i++) Both("drawn", Drawn(Draw.Int(2, 4), Draw.Int(3, 9), 2, Draw.Real(1.5, 6), Draw.Real(0.2, 0.8)));
        var masked = Drawn(5, 4, 2, 2.5, 0.6);
        Both("masked rows", masked with { Targets = [-1, 2, -1, 0, -1] });
        Both("all rows masked", masked with { Targets = [-1, -1, -1, -1, -1] });
        Both("the first token is right", masked with { Targets = [0, 0, 0, 0, 0] });
        Both("no row", new([], [], [], 4, 2, 0.5));
        Both("a vocabulary of one token", new([3, -2], [1, 400], [0, 0], 1, 2, 0.5));
        Both("scores of hundreds", Drawn(3, 5, 400, 1.25, 0.5));
        Both("scores of a thousand, and all alike but one", new([1000, 0, 0], [-1000, 0, 0], [0], 3, 1, 0.5));
        Both("one row far below the other", new([-500, -501, -499.5, 500, 501, 498], [-502, -500, -501, 499, 502, 500], [0, 2], 3, 1, 0.5));
        Both("all scores far below 0", new([-900, -901, -899.5], [-901, -899, -900.5], [1], 3, 1, 0.5));
        Both("each sure of another token", new([600, 0, 0], [0, 600, 0], [2], 3, 20, 1));
        Both("a temperature of 0.01", Drawn(2, 4, 3, 0.01, 0.75));
        Both("a temperature of 500", Drawn(2, 4, 3, 500, 0.75));
        Both("student and teacher alike", masked with { Student = masked.Teacher, A = 1 });
        Slope(Drawn(3, 4, 1.5, 3, 0.7) with { Targets = [1, -1, 3] });
        Meaning("The soft part's gradient is a T (p_student - p_teacher) / rows: without T squared it would fall as 1/T squared, and a "
            + "temperature of 4 would leave the teacher a sixteenth of its say.");
    }

    private Rows Drawn(int rows, int vocabulary, double scale, double temperature, double a) => new(
        Normal(rows * vocabulary, scale), Normal(rows * vocabulary, scale),
        [.. Enumerable.Range(0, rows).Select(_ => Draw.Int(0, vocabulary - 1))], vocabulary, temperature, a);

    private void Both(string name, Rows x)
    {
        var setting = $"{x.Targets.Length} rows of {x.Vocabulary}, T {x.Temperature:0.##}, a {x.A:0.##}";
        // Of logarithms that are as large as scores over T, and 100 roundings of them.
        var scores = 1 + x.Teacher.Concat(x.Student).Select(Math.Abs).DefaultIfEmpty().Max() / Math.Min(1, x.Temperature);
        var within = new Tolerance(1e-13 * scores * Math.Max(1, x.Temperature * x.Temperature), 1e-10);
        Case($"Loss, {name}: {setting}", () => Part(nameof(DistillationLoss.Loss), () =>
        {
            Watch(x);
            Number("loss", DistillationLoss.Loss(x.Teacher, x.Student, x.Targets, x.Vocabulary, x.Temperature, x.A), x.Loss())
                .Within(within)
                .Trap(x.Loss(power: 0), "T squared is missing: the soft part's gradient falls as 1/T squared without it")
                .Trap(x.Loss(power: 1), "T once: the gradient has a 1/T from the scores and another from the difference of shares")
                .Trap(x.Loss(reverse: true), "the divergence the other way round: the teacher's shares weigh, not the student's")
                .Trap(x.Loss(hardAtT: true), "the cross-entropy at T: the right answer is asked for at T = 1")
                .Trap(x.Loss(squareAll: true), "T squared on the cross-entropy too: it belongs to the soft part alone")
                .Trap(x.Loss(crossEntropy: true), "the cross-entropy with the teacher: its own entropy is to be taken away")
                .Trap((x with { A = 1 - x.A }).Loss(), "a and 1 - a are exchanged: a is the share of the teacher")
                .Trap(x.Loss(everyRow: true), "divided by all rows: those that are masked do not count")
                .Trap(x.Loss(sum: true), "a sum over the rows: the mean is asked")
                .Trap(x.Loss(temperature: 1), "T left out of the softmax: both sets of scores are divided by it")
                .Trap((x with { Temperature = Math.Round(x.Temperature) }).Loss(), "T rounded: it is no whole number")
                .Trap((x with { Temperature = Math.Floor(x.Temperature) }).Loss(), "T rounded: it is no whole number")
                .Trap(x.Loss(bits: true), "bits: nats are asked");
        }));
        Case($"Gradient, {name}: {setting}", () => Part(nameof(DistillationLoss.Gradient), () =>
        {
            Watch(x);
            var got = DistillationLoss.Gradient(x.Teacher, x.Student, x.Targets, x.Vocabulary, x.Temperature, x.A);
            Each("gradient", got, x.Gradient(), within,
                (x.Gradient(power: 2), "T squared without the 1/T that the scores bring: a T (p_student - p_teacher)"),
                (x.Gradient(power: 0), "the T is missing: T squared from the loss and 1/T from the scores leave one"),
                (x.Gradient(power: -1), "the gradient of a loss without T squared"),
                ([.. x.Gradient().Select(value => -value)], "the sign: a score that is too high has a gradient above 0"),
                ((x with { Temperature = Math.Round(x.Temperature) }).Gradient(), "T rounded: it is no whole number"),
                ((x with { Temperature = Math.Floor(x.Temperature) }).Gradient(), "T rounded: it is no whole number"),
                (x.Gradient(hardAtT: true), "the cross-entropy's shares at T: they are at T = 1"),
                (x.Gradient(everyRow: true), "divided by all rows: those that are masked do not count"),
                (x.Gradient(sum: true), "a gradient of the sum: the loss is a mean"),
                (x.Gradient(fill: true), "gradient in masked rows: they have 0"),
                ((x with { A = 1 - x.A }).Gradient(), "a and 1 - a are exchanged: a is the share of the teacher"));
        }));
    }

    // Central differences: an error of h^2, and of roundings over h.
    private void Slope(Rows x) => Case("Gradient against differences of Loss", () => Part("the slope", () =>
    {
        const double H = 1e-5;
        var got = DistillationLoss.Gradient(x.Teacher, x.Student, x.Targets, x.Vocabulary, x.Temperature, x.A);
        var slopes = x.Student.Index().Select(at => (Moved(at.Index, H) - Moved(at.Index, -H)) / (2 * H)).ToArray();
        Each("gradient", got, slopes, Tolerance.Absolute(1e-8));

        double Moved(int i, double by)
        {
            double[] student = [.. x.Student];
            student[i] += by;
            return DistillationLoss.Loss(x.Teacher, student, x.Targets, x.Vocabulary, x.Temperature, x.A);
        }
    }));

    private void Watch(Rows x)
    {
        Input("the teacher's scores", x.Teacher);
        Input("the student's scores", x.Student);
        Input("the targets", x.Targets);
    }

    private sealed record Rows(double[] Teacher, double[] Student, int[] Targets, int Vocabulary, double Temperature, double A)
    {
        private int Counted => Targets.Count(target => target >= 0);

        public double Loss(
            int power = 2, bool reverse = false, bool hardAtT = false, bool squareAll = false, bool crossEntropy = false,
            bool everyRow = false, bool sum = false, double? temperature = null, bool bits = false)
        {
            var (all, tau) = (0.0, temperature ?? Temperature);
            var scale = Math.Pow(Temperature, power);
            foreach (var row in Enumerable.Range(0, Targets.Length).Where(row => Targets[row] >= 0))
            {
                var (t, s) = (Logs(Teacher, row, tau), Logs(Student, row, tau));
                if (reverse) (t, s) = (s, t);
                var soft = 0.0;
                for (var i = 0; i < Vocabulary; i++) soft += Math.Exp(t[i]) * ((crossEntropy ? 0 : t[i]) - s[i]);
                var hard = -Logs(Student, row, hardAtT ? Temperature : 1)[Targets[row]];
                all += A * scale * soft + (1 - A) * (squareAll ? scale : 1) * hard;
            }
            return all / (bits ? Math.Log(2) : 1) / (sum ? 1 : Math.Max(1, everyRow ? Targets.Length : Counted));
        }

        public double[] Gradient(int power = 1, bool hardAtT = false, bool everyRow = false, bool sum = false, bool fill = false)
        {
            var gradient = new double[Student.Length];
            for (var row = 0; row < Targets.Length; row++)
            {
                if (Targets[row] < 0 && !fill) continue;
                var (t, s) = (Logs(Teacher, row, Temperature), Logs(Student, row, Temperature));
                var hard = Logs(Student, row, hardAtT ? Temperature : 1);
                for (var i = 0; i < Vocabulary; i++)
                    gradient[row * Vocabulary + i] = (A * Math.Pow(Temperature, power) * (Math.Exp(s[i]) - Math.Exp(t[i]))
                        + (1 - A) * (Math.Exp(hard[i]) - (i == Targets[row] ? 1 : 0)))
                        / (sum ? 1 : Math.Max(1, everyRow ? Targets.Length : Counted));
            }
            return gradient;
        }

        private double[] Logs(double[] scores, int row, double temperature)
        {
            var of = scores.AsSpan(row * Vocabulary, Vocabulary).ToArray();
            var most = of.Max();
            var log = Math.Log(of.Sum(score => Math.Exp((score - most) / temperature)));
            return [.. of.Select(score => (score - most) / temperature - log)];
        }
    }
}
