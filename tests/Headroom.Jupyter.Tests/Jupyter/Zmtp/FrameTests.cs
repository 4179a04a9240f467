using FsCheck;
using FsCheck.Fluent;
using Microsoft.DotNet.Interactive.Jupyter.Zmtp;

namespace Engines.Interactive.Tests.Jupyter.Zmtp;

public sealed class FrameTests
{
    private static readonly ZmtpLimits s_limits = new();

    [Theory]
    [InlineData(0, new byte[] { 1, 0 })]
    [InlineData(255, new byte[] { 1, 255 })]
    [InlineData(256, new byte[] { 3, 0, 0, 0, 0, 0, 0, 1, 0 })]
    public void A_frame_begins_with_flags_and_a_length_of_1_or_8_bytes(int length, byte[] head)
    {
        var stream = new MemoryStream();
        ZmtpFrame.Write(stream, new byte[length], more: true);
        Assert.Equal(head, stream.ToArray()[..head.Length]);
        Assert.Equal(head.Length + length, stream.Length);
    }

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll<byte[], bool>((body, more) =>
    {
        var stream = new MemoryStream();
        ZmtpFrame.Write(stream, body, more);
        stream.Position = 0;
        var read = Read(stream)!.Value;
        return read.Body.SequenceEqual(body) && read.More == more && !read.IsCommand && Read(stream) is null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_body_is_read_in_growing_steps()
    {
        var body = new byte[5_000_000];
        new Random(1).NextBytes(body);
        var stream = new MemoryStream();
        ZmtpFrame.Write(stream, body, more: false);
        stream.Position = 0;
        Assert.Equal(body, Read(stream)!.Value.Body);
    }

    [Fact]
    public void Any_cut_is_an_end_and_any_bytes_are_a_frame_or_a_refusal() => Prop.ForAll<byte[]>(bytes =>
    {
        try { Read(new MemoryStream(bytes)); }
        catch (Exception e) when (e is ZmtpException or EndOfStreamException) { }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_property_list_is_read_or_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        try { _ = ZmtpCommand.Read(bytes).Properties(); }
        catch (ZmtpException) { }
        return true;
    }).QuickCheckThrowOnFailure();

    private static ZmtpFrame? Read(Stream stream) => ZmtpFrame.ReadAsync(stream, s_limits.Message, s_limits, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
