using System.Text;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>
/// The 64 bytes with which both sides begin (ZMTP 3.1, rfc.zeromq.org/spec/37): signature of 10, version of 2, mechanism of 20, as-server, filler.
/// </summary>
internal static class ZmtpGreeting
{
    public const int Length = 64;
    private const int VersionAt = 10, MechanismAt = 12, MechanismLength = 20;

    /// <summary>Ours: version 3.1, mechanism NULL.</summary>
    public static byte[] Ours()
    {
        var greeting = new byte[Length];
        (greeting[0], greeting[9]) = (0xff, 0x7f);
        (greeting[VersionAt], greeting[VersionAt + 1]) = (3, 1);
        Encoding.ASCII.GetBytes("NULL", greeting.AsSpan(MechanismAt));
        return greeting;
    }

    /// <exception cref="ZmtpException">The bytes are not a greeting that this side can answer.</exception>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        if (greeting[0] != 0xff || (greeting[9] & 1) == 0) throw new ZmtpException("the greeting is not ZMTP's");
        if (greeting[VersionAt] < 3) throw new ZmtpException($"the peer speaks ZMTP {greeting[VersionAt]}, and 3.0 is the oldest that is understood");
        var mechanism = Encoding.ASCII.GetString(greeting.Slice(MechanismAt, MechanismLength)).TrimEnd('\0');
        if (mechanism != "NULL") throw new ZmtpException($"the peer asks for the mechanism '{Printable(mechanism)}', and only NULL is spoken");
    }

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '?'));
}
