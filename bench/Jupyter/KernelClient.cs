using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Jupyter;

/// <summary>A kernel in a process of its own, started as a Jupyter client starts it, and a client that talks to it.</summary>
internal sealed class KernelClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private static readonly byte[] s_key = "bench"u8.ToArray();
    private readonly Process _process;
    private readonly string _file = Path.GetTempFileName();
    private readonly WirePeer _shell, _iopub;
    private int _sent;

    /// <summary>Returns when the kernel has answered its first request and its outputs can be heard.</summary>
    public KernelClient() : this(KernelProgram.Course)
    {
    }

    public KernelClient(KernelProgram program)
    {
        var layout = CourseLayout.Find();
        var ports = FreePorts(5);
        File.WriteAllText(_file, JsonSerializer.Serialize(new
        {
            shell_port = ports[0], control_port = ports[1], iopub_port = ports[2], stdin_port = ports[3], hb_port = ports[4],
            ip = "127.0.0.1", transport = "tcp", signature_scheme = "hmac-sha256", key = Encoding.UTF8.GetString(s_key),
        }));
        var clock = Stopwatch.StartNew();
        _process = Process.Start(new ProcessStartInfo(DotnetHost.Path, [.. program.Arguments, _file])
        {
            WorkingDirectory = layout.PathTo("notebooks"), RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _shell = Connect(ports[0], "DEALER", program.IsOld);
        _iopub = Connect(ports[2], "SUB", program.IsOld);
        _iopub.Subscribe();
        if (!program.IsOld) _iopub.Receive();
        Ask("kernel_info_request", []);
        ReadyAfter = clock.Elapsed;
    }

    /// <summary>From the start of the process to the first answer.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Bytes of the process that are in memory.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Sends a cell and returns when it has printed something; it goes on.</summary>
    public void Begin(string code)
    {
        Send("execute_request", new() { ["code"] = code });
        while (Read(_iopub).Type != "stream") { }
    }

    /// <summary>Sends a request and returns the content of its reply.</summary>
    public JsonNode Ask(string type, JsonObject content)
    {
        var id = Send(type, content);
        while (true)
            if (Read(_shell) is var (_, parent, reply) && parent == id) return reply;
    }

    /// <summary>Runs a cell that must succeed; returns what it printed, when its reply and its idle have come.</summary>
    public string Run(string code)
    {
        var reply = Ask("execute_request", new() { ["code"] = code });
        if ((string?)reply["status"] != "ok") throw new InvalidOperationException($"the cell {code} failed: {reply["evalue"]}");
        var printed = new StringBuilder();
        while (true)
        {
            var (type, parent, content) = Read(_iopub);
            if (parent != _sent.ToString()) continue;
            if (type == "stream") printed.Append((string?)content["text"]);
            if (type == "status" && (string?)content["execution_state"] == "idle") return printed.ToString();
        }
    }

    public void Dispose()
    {
        _shell.Dispose();
        _iopub.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        File.Delete(_file);
    }

    private string Send(string type, JsonObject content)
    {
        var id = (++_sent).ToString();
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new { msg_id = id, msg_type = type, session = "bench", username = "bench", date = "2026-11-28T10:00:00Z", version = "5.4" });
        byte[][] parts = [header, "{}"u8.ToArray(), "{}"u8.ToArray(), JsonSerializer.SerializeToUtf8Bytes(content)];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(s_key, parts.SelectMany(part => part).ToArray()));
        _shell.Send(["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(signature), .. parts]);
        return id;
    }

    private static (string Type, string? Parent, JsonNode Content) Read(WirePeer peer)
    {
        var frames = peer.Receive();
        var at = frames.FindIndex(f => f.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + 2;
        return ((string)JsonNode.Parse(frames[at])!["msg_type"]!, (string?)JsonNode.Parse(frames[at + 1])!["msg_id"],
            JsonNode.Parse(frames[at + 3])!);
    }

    private WirePeer Connect(int port, string type, bool isOld)
    {
        for (var clock = Stopwatch.StartNew(); ; Thread.Sleep(5))
        {
            try { return new WirePeer(port, type, isOld); }
            catch (Exception e) when (e is SocketException or IOException && clock.Elapsed < s_patience && !_process.HasExited) { }
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
