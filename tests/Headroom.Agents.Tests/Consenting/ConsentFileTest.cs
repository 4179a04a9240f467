using Headroom.Agents.Consenting;
using Headroom.Testing;

namespace Headroom.Agents.Tests.Consenting;

public sealed class ConsentFileTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private static readonly ConsentRequest s_request = new("/home/me/shop", "teacher.example", "big", ["a.cs", "b.cs"], 10_000);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_request_says_which_files_go_where_and_how_many_tokens_at_most() => Assert.Equal(
        """
        2 files of /home/me/shop may be sent to teacher.example (model big), at most 10,000 tokens with the answers:
          a.cs
          b.cs
        """.ReplaceLineEndings("\n"), s_request.Text);

    [Fact]
    public void Yes_is_asked_for_once_and_no_each_time()
    {
        var asked = 0;
        bool Obtain(bool? answer) => Open().Obtain(s_request, _ =>
        {
            asked++;
            return answer;
        });
        Assert.False(Obtain(false));
        Assert.False(Obtain(null));
        Assert.True(Obtain(true));
        Assert.True(Obtain(false));
        Assert.Equal(3, asked);
    }

    [Fact]
    public void More_than_was_agreed_to_is_asked_for_again()
    {
        Open().Remember(s_request);
        Assert.True(Open().Covers(s_request with { Files = ["b.cs"], MostTokens = 9_999 }));
        Assert.False(Open().Covers(s_request with { MostTokens = 10_001 }));
        Assert.False(Open().Covers(s_request with { Files = ["a.cs", "secret.cs"] }));
        Assert.False(Open().Covers(s_request with { Host = "other.example" }));
        Assert.False(Open().Covers(s_request with { Repository = "/home/me/other" }));
    }

    [Fact]
    public void A_file_that_is_no_consent_is_none()
    {
        _folder.Write("consent.json", "{\"what\": 1");
        Assert.False(Open().Covers(s_request));
        Open().Remember(s_request);
        Assert.True(Open().Covers(s_request));
    }

    private ConsentFile Open() => new(Path.Combine(_folder.Path, "consent.json"));
}
