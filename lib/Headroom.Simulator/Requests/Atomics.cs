namespace Headroom.Simulator.Requests;

/// <summary>Lanes of one request that hit the same address take turns.</summary>
internal static unsafe class Atomics
{
    /// <summary>The turns of the busiest address.</summary>
    public static int Rounds(ref Request request)
    {
        if (request.Stride == 0) return request.Count;
        if (request.Stride != Request.Irregular) return 1;
        var most = 0;
        for (var i = 0; i < request.Count; i++)
        {
            var same = 0;
            for (var j = 0; j < request.Count; j++)
                if (request.Addresses[j] == request.Addresses[i]) same++;
            most = Math.Max(most, same);
        }
        return most;
    }
}
