namespace Headroom.Delegation;

/// <summary>What becomes of a call, from the mildest to the strictest.</summary>
public enum Verdict
{
    /// <summary>It is carried out.</summary>
    Allow,

    /// <summary>A person decides.</summary>
    Ask,

    /// <summary>It is not carried out, whoever asks.</summary>
    Deny,
}
