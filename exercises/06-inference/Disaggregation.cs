// 06.8 Disaggregation planner. Objective: count the GPUs for a mix of traffic, in two pools or in one, and say which needs fewer.
// Work is counted in GPUs: how many would be busy all the time. mix: kinds of requests with their rates; gpu: what one GPU does.
//   PrefillWork  reading prompts, PromptTokens a second for each GPU. The pass that reads a prompt writes the first token of its answer.
//   DecodeWork   writing the other tokens: a GPU writes for Users sequences at once, UserTokens a second for each
//   LinkWork     sending each prompt's keys and values to the other pool, CacheBytes a token over a link of LinkBytes a second that each
//                prefill GPU has. An answer of one token needs no other pool.
//   Apart        two pools. No GPU and no link is busy for more than the share `busiest`, 0 to 1; GPUs send while they read.
//   Together     one pool of GPUs that do both, where all takes Slowdown times as long; nothing is sent
//   Best         the plan with fewer GPUs, and Together where they need as many
// Pools have as few GPUs as that allows; without traffic they have none. Out of scope: how long requests wait. About 16 lines.
using Headroom.Serving;

public static class Disaggregation
{
    // your turn: begin
    public static double PrefillWork(IReadOnlyList<TrafficClass> mix, GpuSpeeds gpu) => throw new NotAttempted("06.8");

    public static double DecodeWork(IReadOnlyList<TrafficClass> mix, GpuSpeeds gpu) => throw new NotAttempted("06.8");

    public static double LinkWork(IReadOnlyList<TrafficClass> mix, GpuSpeeds gpu) => throw new NotAttempted("06.8");

    public static PoolPlan Apart(IReadOnlyList<TrafficClass> mix, GpuSpeeds gpu, double busiest) => throw new NotAttempted("06.8");

    public static PoolPlan Together(IReadOnlyList<TrafficClass> mix, GpuSpeeds gpu, double busiest) => throw new NotAttempted("06.8");

    public static PoolPlan Best(IReadOnlyList<TrafficClass> mix, GpuSpeeds gpu, double busiest) => throw new NotAttempted("06.8");
    // your turn: end
}
