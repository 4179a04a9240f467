namespace Headroom.PostTraining;

/// <summary>One small model, taken further in one way: a line of docs/runs/reward.jsonl.</summary>
/// <param name="Task">sums, brackets or code.</param>
/// <param name="Way">How.</param>
/// <param name="Seed">Of first weights, questions and answers.</param>
/// <param name="Begun">Answers of the slipping teacher that it had imitated before: the same for every way.</param>
/// <param name="Samples">Answers that were drawn until it was solved, or until the run ended; used or not.</param>
/// <param name="Seconds">Of a processor, in these steps, on one thread and without exams.</param>
/// <param name="Share">Of held-out questions that the likeliest answer answers, at the end.</param>
/// <param name="Drawn">The same of answers drawn at temperature 1.</param>
/// <param name="Loss">Nats a token of right answers that a teacher without mistakes wrote.</param>
/// <param name="Nats">Nats of a whole drawn answer, at the model's own word: 0 says the same always.</param>
/// <param name="Shares">At the start, and after every 20 steps.</param>
public sealed record RewardRun(
    string Task, RewardWay Way, int Seed, int Begun, int Samples, double Seconds, double Share, double Drawn, double Loss, double Nats,
    IReadOnlyList<double> Shares)
{
    /// <summary>The share of questions from which on a task counts as solved.</summary>
    public const double Enough = 0.9;

    /// <summary>Of the slipping teacher's answers.</summary>
    public const double WrongShare = 0.5;

    public bool IsSolved => Shares[^1] >= Enough;
}
