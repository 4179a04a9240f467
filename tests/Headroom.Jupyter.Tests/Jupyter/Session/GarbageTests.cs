using Headroom.Testing.Jupyter;

namespace Headroom.Jupyter.Tests.Jupyter.Session;

public sealed class GarbageTests
{
    // 800 MB in eight arrays that nobody holds: the collector by itself would keep the last ones until much more is asked for.
    [Fact]
    public async Task What_a_cell_leaves_is_given_back_when_it_has_been_answered()
    {
        await using var server = new TestServer();
        using var client = await TestClient.Connect(server);
        await client.Run("1 + 1");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await client.Run(
            "var sum = 0L; foreach (var i in Enumerable.Range(0, 8)) { var many = new byte[100_000_000]; many[i] = 1; sum += "
            + "many.Length; } GC.KeepAlive(sum);");
        var left = long.MaxValue;
        for (var tries = 0; tries < 100 && left > before + (256 << 20); tries++,
            await Task.Delay(100, TestContext.Current.CancellationToken))
            left = GC.GetTotalMemory(forceFullCollection: false);
        Assert.True(left <= before + (256 << 20), $"{(left - before) / 1e6:0} MB are left");
    }

    [Fact]
    public async Task What_a_cell_holds_stays()
    {
        await using var server = new TestServer();
        using var client = await TestClient.Connect(server);
        await client.Run("var held = new byte[400_000_000]; held[7] = 5;");
        await client.Run("1 + 1");
        Assert.Equal("5", (string?)(await client.Run("held[7]")).Published.Single(
            m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }
}
