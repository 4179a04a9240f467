namespace Headroom.Agents.Rollouts;

/// <summary>Why a trajectory is not kept.</summary>
public enum Reject
{
    None,

    /// <summary>The first answer has no method that fits, changes nothing or breaks the file.</summary>
    FirstUnusable,

    /// <summary>The pull request has no title or no body.</summary>
    NoDescription,

    /// <summary>The pull request gives something of the first rollout away.</summary>
    Leak,

    /// <summary>As the first, of the second answer.</summary>
    SecondUnusable,

    /// <summary>The second patch says too little of the first again.</summary>
    LowRecall,

    /// <summary>The endpoint refused a request of it.</summary>
    Refused,

    /// <summary>The edit is nearly that of an earlier trajectory.</summary>
    Duplicate,

    /// <summary>The edit says again what a held-out file says.</summary>
    Contaminated,
}
