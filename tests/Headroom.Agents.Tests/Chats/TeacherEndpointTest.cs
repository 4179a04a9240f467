using Headroom.Agents.Chats;
using Headroom.Testing;
using Headroom.Testing.Teachers;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Tests.Chats;

[Machine]
public sealed class TeacherEndpointTest
{
    private const string Secret = "sk-very-secret-0123456789";

    [Fact]
    public async Task A_streamed_answer_comes_whole_with_its_usage()
    {
        using var endpoint = new LoopbackEndpoint(_ => LoopbackEndpoint.Streamed("Twice two is four."));
        var response = await Ask(endpoint, null, Cancel);
        Assert.Equal("Twice two is four.", response.Text);
        Assert.Equal((11, 7), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
        var (_, request) = Assert.Single(endpoint.Requests);
        Assert.StartsWith("POST /v1/chat/completions", request.Head);
        Assert.Contains(Secret, request.Head);
        Assert.Equal("What is it?", request.LastMessage);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_as_long_as_the_endpoint_says()
    {
        using var endpoint = new LoopbackEndpoint(
            _ => LoopbackEndpoint.Status(429, "{\"error\":{\"message\":\"slow down\"}}", "Retry-After: 1"),
            _ => LoopbackEndpoint.Streamed("yes"));
        Assert.Equal("yes", (await Ask(endpoint, null, Cancel)).Text);
        Assert.InRange((endpoint.Requests[1].At - endpoint.Requests[0].At).TotalSeconds, 0.95, 60);
    }

    [Fact]
    public async Task Errors_of_the_server_drops_malformed_and_half_answers_are_tried_again()
    {
        using var endpoint = new LoopbackEndpoint(
            _ => LoopbackEndpoint.Status(503, "busy"), _ => "", _ => LoopbackEndpoint.Malformed(), _ => LoopbackEndpoint.Half("Twice two"),
            _ => LoopbackEndpoint.Status(500, "{}"), _ => LoopbackEndpoint.Streamed("four"));
        Assert.Equal("four", (await Ask(endpoint, null, Cancel)).Text);
        Assert.Equal(6, endpoint.Requests.Count);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up_and_asked_for_again()
    {
        using var endpoint = new LoopbackEndpoint(_ => "silence", _ => LoopbackEndpoint.Streamed("now"));
        Assert.Equal("now", (await Ask(endpoint, new RetryOptions { FirstWait = Short, PerTry = TimeSpan.FromSeconds(2) }, Cancel)).Text);
    }

    [Fact]
    public async Task A_refusal_is_told_at_once()
    {
        using var endpoint = new LoopbackEndpoint(_ => LoopbackEndpoint.Status(401, "{\"error\":{\"message\":\"no\"}}"));
        var failure = await Assert.ThrowsAsync<TeacherException>(() => Ask(endpoint, null, Cancel));
        Assert.Equal("no answer: HTTP 401. Is HEADROOM_TEACHER_KEY set, and for this endpoint?", failure.Message);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task A_key_that_the_endpoint_sends_back_is_in_no_message()
    {
        using var endpoint = new LoopbackEndpoint(
            _ => LoopbackEndpoint.Status(400, $$$"""{"error":{"message":"bad key {{{Secret}}}","type":"x"}}"""));
        var failure = await Assert.ThrowsAsync<RequestRefusedException>(() => Ask(endpoint, null, Cancel));
        Assert.DoesNotContain(Secret, failure.ToString());
        Assert.Null(failure.InnerException);
        Assert.Contains("HTTP 400", failure.Message);
    }

    [Fact]
    public async Task After_all_tries_the_failure_says_how_many()
    {
        using var endpoint = new LoopbackEndpoint(_ => LoopbackEndpoint.Status(500, Secret));
        var failure =
            await Assert.ThrowsAsync<TeacherException>(() => Ask(endpoint, new RetryOptions { FirstWait = Short, Retries = 2 }, Cancel));
        Assert.Contains("no answer after 3 tries: HTTP 500", failure.Message);
        Assert.DoesNotContain(Secret, failure.ToString());
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    public async Task An_interrupt_is_no_failure_of_the_teacher()
    {
        using var endpoint = new LoopbackEndpoint(_ => "silence");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask(endpoint, null, stop.Token));
    }

    [Fact]
    public void Without_an_address_there_is_no_endpoint() => Assert.Null(TeacherEndpoint.FromEnvironment(_ => null));

    [Theory]
    [InlineData("127.0.0.1:80", "HEADROOM_TEACHER_URL is no address that begins with http:// or https://.")]
    [InlineData("http://me:sk-very-secret-0123456789@host/v1", "HEADROOM_TEACHER_URL names a user. A key belongs into HEADROOM_TEACHER_KEY.")]
    [InlineData("http://host/v1", "HEADROOM_TEACHER_MODEL is not set: which model shall HEADROOM_TEACHER_URL answer with?")]
    public void A_wrong_variable_is_named_and_its_value_is_not(string url, string message) => Assert.Equal(
        message, Assert.Throws<InvalidOperationException>(() => TeacherEndpoint.FromEnvironment(
            name => name == TeacherEndpoint.UrlVariable ? url : name == TeacherEndpoint.KeyVariable ? Secret : null)).Message);

    [Fact]
    public void An_endpoint_says_model_and_host_and_no_key() =>
        Assert.Equal("m at host:8080", new TeacherEndpoint(new Uri("http://host:8080/v1"), "m", Secret).ToString());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TimeSpan Short => TimeSpan.FromMilliseconds(20);

    private static async Task<ChatResponse> Ask(LoopbackEndpoint endpoint, RetryOptions? retries, CancellationToken cancel)
    {
        using var client = new TeacherEndpoint(endpoint.Url, "m", Secret).Open(retries ?? new RetryOptions { FirstWait = Short });
        return await client.GetResponseAsync([new(ChatRole.User, "What is it?")], cancellationToken: cancel);
    }
}
