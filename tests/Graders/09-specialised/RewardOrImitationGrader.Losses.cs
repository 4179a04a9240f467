using Headroom.Grading;
using Answer = (double[] Now, double[] Before, int Prompt);

namespace Graders;

// Losses and gradients, what mistakes make of them, and slopes.
public sealed partial class RewardOrImitationGrader
{
    private void Preference(string name, Answer better, Answer worse, double beta, double? known = null) =>
        Case($"Dpo, {name}: {better.Now.Length} and {worse.Now.Length} tokens, beta {beta:0.00}", () =>
            Part(nameof(RewardOrImitation.Dpo), () =>
            {
                Watch("the better answer", better);
                Watch("the worse answer", worse);
                var got = RewardOrImitation.Dpo(better, worse, beta);
                double up = Gain(better), down = Gain(worse), margin = beta * (up - down), right = Softplus(-margin);
                if (known is { } worked && Math.Abs(right - worked) > 6e-7) throw new InvalidOperationException($"{right}, not {worked}");
                double nb = Math.Max(1, better.Now.Length - better.Prompt), nw = Math.Max(1, worse.Now.Length - worse.Prompt);
                Number("loss", got.Loss, right).Within(s_within)
                    .Trap(Softplus(margin), "the sign of the margin: better less worse")
                    .Trap(Softplus(-(up - down)), "beta is left out")
                    .Trap(Softplus(-beta * (Gain(better, 0) - Gain(worse, 0))), "the question's tokens count: only the answer's do")
                    .Trap(Softplus(-beta * (Now(better) - Now(worse))), "no fixed model: what counts is what has moved since Before")
                    .Trap(Softplus(-beta * (up / nb - down / nw)), "means of the tokens: the sums are asked")
                    .Trap(-right, "ln sigmoid: the loss is minus that")
                    .Trap(1 - 1 / (1 + Math.Exp(-margin)), "no logarithm")
                    .Trap(right / Math.Log(2), "bits: nats are asked");
                var weight = beta / (1 + Math.Exp(margin));
                Gradient("of the better answer", got.Better, better, -weight, weight);
                Gradient("of the worse answer", got.Worse, worse, weight, weight);

                void Gradient(string of, double[] came, Answer answer, double value, double all) => Each(
                    $"gradient {of}", came, Filled(answer, value), s_within,
                    (Filled(answer, -value), "the sign of the gradient: the better answer's probability is to rise"),
                    (Filled(answer, value / beta), "the gradient lacks beta"),
                    (Filled(answer, Math.Sign(value) * (beta - all)), "the other sigmoid: pairs that are told apart already weigh least"),
                    (Filled(answer, value, 0), "a gradient in the question: its tokens have 0"),
                    (Filled(answer, value / Math.Max(1, answer.Now.Length - answer.Prompt)), "shared among the tokens: each has it whole"));
            }));

    private static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static double Gain(Answer answer, int? from = null) => Enumerable.Range(0, answer.Now.Length)
        .Skip(from ?? answer.Prompt).Sum(t => answer.Now[t] - answer.Before[t]);

    private static double Now(Answer answer) => answer.Now.Skip(answer.Prompt).Sum();

    private static double[] Filled(Answer answer, double value, int? from = null) =>
        [.. Enumerable.Range(0, answer.Now.Length).Select(t => t < (from ?? answer.Prompt) ? 0 : value)];

    private void Reinforce(string name, Answer[] answers, double[] advantages, double clip) =>
        Case($"Grpo, {name}: {answers.Length} answers, clip {clip:0.00}", () => Part(nameof(RewardOrImitation.Grpo), () =>
        {
            Input("the advantages", advantages);
            foreach (var (i, answer) in answers.Index()) Watch($"answer {i}", answer);
            var got = RewardOrImitation.Grpo(answers, advantages, clip);
            Grpo group = new(answers, advantages, clip);
            var right = group.Of();
            Number("loss", got.Loss, right.Loss).Within(s_within)
                .Trap(-right.Loss, "the sign: what is to rise has a minus in the loss")
                .Trap(group.Of(perAnswer: true).Loss, "a mean for each answer first: long answers would weigh as much as short ones")
                .Trap(group.Of(sum: true).Loss, "a sum over the tokens: their mean is asked")
                .Trap(group.Of(question: true).Loss, "the question's tokens count: only the answer's do")
                .Trap(group.Of(form: Form.Free).Loss, "no clip")
                .Trap(group.Of(form: Form.Clipped).Loss, "the clipped side always: of both the smaller counts")
                .Trap(group.Of(form: Form.Larger).Loss, "the larger of both sides: the smaller is asked")
                .Trap(group.Of(form: Form.Logarithm).Loss, "the difference of logarithms for the ratio: e to that power");
            That(got.Gradients.Length == answers.Length, "a gradient for each answer", $"{got.Gradients.Length} gradients");
            for (var i = 0; i < Math.Min(answers.Length, got.Gradients.Length); i++)
                Each($"gradient of answer {i}", got.Gradients[i], right.Gradients[i], s_within,
                    (Minus(right.Gradients[i]), "the sign of the gradient: right answers are to become likelier"),
                    (group.Of(perAnswer: true).Gradients[i],
                        "a mean for each answer first: long answers would weigh as much as short ones"),
                    (group.Of(sum: true).Gradients[i], "a gradient of the sum: the mean over all tokens is asked"),
                    (group.Of(question: true).Gradients[i], "the question's tokens count: only the answer's do"),
                    (group.Of(form: Form.Free).Gradients[i], "a gradient where the clipped side is smaller: there it is 0"),
                    (group.Of(form: Form.Outside).Gradients[i], "0 at every ratio beyond the clip: only where the clipped side is smaller"),
                    (group.Of(form: Form.NoRatio).Gradients[i], "the ratio is left out: the ratio's derivative is the ratio"));
        }));

    private static double[] Minus(double[] values) => [.. values.Select(value => -value)];

    private enum Form { Smaller, Free, Clipped, Larger, Outside, Logarithm, NoRatio }

    private sealed record Grpo(Answer[] Answers, double[] Advantages, double Clip)
    {
        public (double Loss, double[][] Gradients) Of(
            bool perAnswer = false, bool sum = false, bool question = false, Form form = Form.Smaller)
        {
            double loss = 0, all = Answers.Sum(answer => answer.Now.Length - (question ? 0 : answer.Prompt));
            double[][] gradients = [.. Answers.Select(answer => new double[answer.Now.Length])];
            for (var i = 0; i < Answers.Length; i++)
            {
                var (answer, a) = (Answers[i], Advantages[i]);
                var from = question ? 0 : answer.Prompt;
                var tokens = sum ? 1 : perAnswer ? Answers.Length * (answer.Now.Length - from) : all;
                for (var t = from; t < answer.Now.Length; t++)
                {
                    var moved = answer.Now[t] - answer.Before[t];
                    var ratio = form == Form.Logarithm ? moved : Math.Exp(moved);
                    double free = ratio * a, clipped = Math.Min(Math.Max(ratio, 1 - Clip), 1 + Clip) * a;
                    loss -= (form switch
                    {
                        Form.Free => free, Form.Clipped => clipped, Form.Larger => Math.Max(free, clipped), _ => Math.Min(free, clipped),
                    }) / tokens;
                    var stops = form switch
                    {
                        Form.Free => false, Form.Outside => ratio > 1 + Clip || ratio < 1 - Clip, _ => clipped < free,
                    };
                    if (!stops) gradients[i][t] = -(form == Form.NoRatio ? a : free) / tokens;
                }
            }
            return (loss, gradients);
        }
    }

    private void PreferenceSlope(Answer better, Answer worse, double beta) => Case("Dpo's gradients against differences of its loss", () =>
        Part("Dpo's slope", () =>
        {
            var got = RewardOrImitation.Dpo(better, worse, beta);
            Each("gradient of the better answer", got.Better,
                Slopes(better, moved => RewardOrImitation.Dpo(moved, worse, beta).Loss), Tolerance.Absolute(1e-8));
            Each("gradient of the worse answer", got.Worse,
                Slopes(worse, moved => RewardOrImitation.Dpo(better, moved, beta).Loss), Tolerance.Absolute(1e-8));
        }));

    private void ReinforceSlope(Answer[] answers, double[] advantages, double clip) =>
        Case("Grpo's gradients against differences of its loss", () => Part("Grpo's slope", () =>
        {
            var got = RewardOrImitation.Grpo(answers, advantages, clip);
            for (var i = 0; i < answers.Length; i++)
                Each($"gradient of answer {i}", got.Gradients[i], Slopes(answers[i], moved =>
                    RewardOrImitation.Grpo([.. answers.Select((answer, at) => at == i ? moved : answer)], advantages, clip).Loss),
                    Tolerance.Absolute(1e-7));
        }));

    // Central differences: an error of h^2, and of roundings over h.
    private static double[] Slopes(Answer answer, Func<Answer, double> loss)
    {
        const double H = 1e-6;
        return [.. answer.Now.Select((_, t) => (loss(Moved(t, H)) - loss(Moved(t, -H))) / (2 * H))];

        Answer Moved(int t, double by)
        {
            double[] now = [.. answer.Now];
            now[t] += by;
            return answer with { Now = now };
        }
    }
}
