using Headroom.Agents.Chats;
using Headroom.Testing;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Tests.Chats;

public sealed class TranscriptTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "answers.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_answered_is_not_asked_again()
    {
        var teacher = new CountingTeacher();
        await Ask(teacher, "one", "two", "one");
        Assert.Equal(2, teacher.Asked);
        await Ask(teacher, "two", "three");
        Assert.Equal(3, teacher.Asked);
        Assert.Equal("answer to three", (await Ask(null, "three")).Text);
    }

    [Fact]
    public async Task An_unknown_request_of_a_record_is_told_with_its_words()
    {
        await Ask(new CountingTeacher(), "one");
        var failure = await Assert.ThrowsAsync<UnknownRequestException>(() => Ask(null, "another"));
        Assert.Contains("1 answers of t and none to this request: \"another\"", failure.Message);
    }

    [Fact]
    public async Task Another_teachers_answers_are_others()
    {
        await Ask(new CountingTeacher(), "one");
        using var transcript = Transcript.Read(File);
        using var client = new RecordedChatClient(transcript, "u");
        await Assert.ThrowsAsync<UnknownRequestException>(() => client.GetResponseAsync("one", cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_file_cut_at_any_byte_keeps_all_whole_answers()
    {
        await Ask(new CountingTeacher(), "one", "zwölf", "three");
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Cancel);
        for (var length = 0; length <= bytes.Length; length += length < bytes.Length - 1 ? Math.Min(7, bytes.Length - 1 - length) : 1)
        {
            await System.IO.File.WriteAllBytesAsync(File, bytes[..length], Cancel);
            using (var transcript = Transcript.Open(File))
                Assert.Equal(bytes[..length].Count(each => each == (byte)'\n'), transcript.Count);
            var teacher = new CountingTeacher();
            await Ask(teacher, "one", "zwölf", "three");
            Assert.Equal(3 - bytes[..length].Count(each => each == (byte)'\n'), teacher.Asked);
        }
    }

    [Fact]
    public async Task A_wrong_line_in_the_middle_is_named()
    {
        await Ask(new CountingTeacher(), "one", "two");
        var lines = await System.IO.File.ReadAllLinesAsync(File, Cancel);
        await System.IO.File.WriteAllTextAsync(File, $"{{}}\n{lines[1]}\n", Cancel);
        Assert.Equal($"{File}:1 is no recorded answer", Assert.Throws<FormatException>(() => Transcript.Read(File)).Message);
    }

    [Fact]
    public async Task Two_runs_do_not_write_one_file()
    {
        using var first = Transcript.Open(File);
        Assert.Throws<IOException>(() => Transcript.Open(File));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_meter_counts_what_was_replayed_and_stops_before_the_limit()
    {
        await Ask(new CountingTeacher(), "one");
        var meter = new Meter(new Prices(1, 2), mostTokens: 60);
        using var transcript = Transcript.Open(File);
        using var client = new MeteringChatClient(new RecordedChatClient(transcript, "t", new CountingTeacher()), meter);
        await client.GetResponseAsync("one", cancellationToken: Cancel);
        Assert.Equal((10L, 20L, 1, 1), (meter.InputTokens, meter.OutputTokens, meter.Answers, meter.Replayed));
        Assert.Equal(50e-6, meter.Dollars, 1e-12);
        // 30 are used. 16 and three bytes are asked at most: 11 tokens of answer still fit, 12 do not.
        var failure = await Assert.ThrowsAsync<SpendingLimitException>(
            () => client.GetResponseAsync("two", new ChatOptions { MaxOutputTokens = 12 }, Cancel));
        Assert.Equal("30 of 60 tokens are used, and the next request might pass the limit", failure.Message);
        await client.GetResponseAsync("two", new ChatOptions { MaxOutputTokens = 11 }, Cancel);
    }

    [Fact]
    public async Task A_limit_of_money_stops_too()
    {
        using var client = new MeteringChatClient(new CountingTeacher(), new Meter(new Prices(1, 2), mostDollars: 0.0001));
        await client.GetResponseAsync("one", new ChatOptions { MaxOutputTokens = 20 }, Cancel);
        await Assert.ThrowsAsync<SpendingLimitException>(
            () => client.GetResponseAsync("two", new ChatOptions { MaxOutputTokens = 20 }, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<ChatResponse> Ask(IChatClient? teacher, params string[] questions)
    {
        using var transcript = teacher is null ? Transcript.Read(File) : Transcript.Open(File);
        var client = new RecordedChatClient(transcript, "t", teacher);
        ChatResponse? last = null;
        foreach (var question in questions) last = await client.GetResponseAsync(question, cancellationToken: Cancel);
        return last!;
    }
}
