namespace Headroom.PostTraining;

/// <summary>How a model that has begun to answer is taken further.</summary>
public enum RewardWay
{
    /// <summary>Reinforcement: its own answers, eight to a question, weighed against each other (GRPO).</summary>
    Reward,

    /// <summary>Rejection sampling: its own answers, and those that verify are imitated.</summary>
    Rejection,

    /// <summary>A teacher that slips, and those of its answers that verify are imitated.</summary>
    Verified,

    /// <summary>A teacher that slips, and all of its answers are imitated.</summary>
    Unverified,

    /// <summary>A teacher that makes one mistake always, and all of its answers are imitated.</summary>
    Habit,
}
