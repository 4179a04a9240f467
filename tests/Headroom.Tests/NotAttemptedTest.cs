namespace Headroom.Tests;

public sealed class NotAttemptedTest
{
    [Fact]
    public void Names_the_exercise()
    {
        var thrown = new NotAttempted("01.1");
        Assert.Equal("not attempted: exercise 01.1", thrown.Message);
        Assert.Equal("01.1", thrown.Exercise);
    }
}
