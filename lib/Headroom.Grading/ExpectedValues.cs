using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Headroom.Grading;

/// <summary>
/// A fingerprint of what a grader expects of each case. A process that never loaded the submission draws the same inputs from the same
/// seed: had the submission changed an input before its reference was computed from it, the two would differ.
/// </summary>
internal sealed class ExpectedValues : IDisposable
{
    private const int Digits = 16;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<CaseFingerprint> _cases = [];
    private string? _case;

    /// <summary>Of the cases so far, in their order.</summary>
    public IReadOnlyList<CaseFingerprint> Cases => _cases;

    public void Begin(string name)
    {
        End();
        _case = name;
    }

    public void Add(string what, params ReadOnlySpan<double> expected)
    {
        _hash.AppendData(Encoding.UTF8.GetBytes($"{what}\n{expected.Length}\n"));
        _hash.AppendData(MemoryMarshal.AsBytes(expected));
    }

    public void End()
    {
        if (_case is null) return;
        _cases.Add(new(_case, Convert.ToHexStringLower(_hash.GetHashAndReset())[..Digits]));
        _case = null;
    }

    public void Dispose() => _hash.Dispose();
}
