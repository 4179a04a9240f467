namespace Headroom.Grading.Referring;

internal sealed partial class AllowedNames
{
    // What is closed within something open, or has a better cure than what is merely not open. "A.*" are a type's members.
    private static (Topic Topic, string[] Names)[] Closed =>
    [
        (Topic.Reflection,
        [
            "System.Type.*", "System.Activator.*", "System.Delegate.*", "System.Attribute.*", "System.RuntimeTypeHandle.*",
            "System.RuntimeFieldHandle.*", "System.RuntimeMethodHandle.*", "System: ModuleHandle TypedReference ArgIterator",
            "System.Reflection", "System.Reflection.MemberInfo.*", "System.Exception.get_TargetSite", "System.ComponentModel",
            "System.Diagnostics: StackTrace StackFrame StackFrameExtensions DiagnosticMethodInfo",
            "System.Runtime.CompilerServices.RuntimeHelpers: RunClassConstructor RunModuleConstructor GetUninitializedObject PrepareMethod",
            "System.Runtime.CompilerServices.RuntimeHelpers: PrepareDelegate AllocateTypeAssociatedMemory",
            "System.Runtime.CompilerServices.RuntimeHelpers: GetObjectValue",
        ]),
        (Topic.Files, ["System.IO", "System.Resources", "System.Xml", "Microsoft.Win32", "Microsoft.Extensions.FileProviders",
            "Headroom: AtomicFile", "Headroom.Hardware: CalibrationFile ThisMachine", "Headroom.Hardware.Calibration.Measure"]),
        (Topic.Processes, ["System.Environment: Exit FailFast set_ExitCode", "System.Diagnostics: Process ProcessStartInfo ProcessModule",
            "System.Diagnostics: Debugger ProcessThread"]),
        (Topic.Network, ["System.Net", "System.Web", "Microsoft.AspNetCore"]),
        (Topic.Surroundings, ["System.Environment.*", "System: AppContext AppDomain AppDomainSetup",
            "System.Threading.Thread: GetDomain GetDomainID", "System.Globalization.CultureInfo: set_DefaultThreadCurrentCulture",
            "System.Globalization.CultureInfo: set_DefaultThreadCurrentUICulture"]),
        (Topic.Loading, ["System.Runtime.Loader", "System.Reflection: Assembly AssemblyName Emit Metadata Module",
            "Microsoft.CodeAnalysis"]),
        (Topic.Native,
        [
            Reference.Extern, Reference.FunctionPointer, "System.Runtime.InteropServices", "System.Runtime.InteropServices.Marshal.*",
            "System.Runtime.InteropServices.GCHandle: FromIntPtr op_Explicit", "System.Threading: Overlapped NativeOverlapped",
            "System.Threading.ThreadPool: UnsafeQueueNativeOverlapped BindHandle",
        ]),
        (Topic.Expressions, ["System.Linq: Expressions Queryable EnumerableQuery IQueryable IQueryProvider IOrderedQueryable"]),
        (Topic.Dynamic, ["Microsoft.CSharp", "System.Dynamic", "System.Runtime.CompilerServices: DynamicAttribute CallSite CallSiteBinder",
            "System.Runtime.CompilerServices: CallSiteOps CallSiteHelpers Closure RuntimeOps"]),
        (Topic.Accessors, ["System.Runtime.CompilerServices: UnsafeAccessorAttribute UnsafeAccessorKind UnsafeAccessorTypeAttribute",
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute"]),
        (Topic.Console, ["System.Console: SetOut SetError SetIn OpenStandardInput"]),
        (Topic.Unlisted, ["System.Text.Json"]),
        (Topic.Device,
        [
            "Headroom: Kernels Simulator", "ILGPU.Context: Create CreateDefault CreateDefaultAutoAssertions CreateDefaultAutoDebug Builder",
            "ILGPU: Backends Frontend IR Resources RuntimeAPI RuntimeSystem", "ILGPU.Runtime: CPU Cuda OpenCL Velocity",
            "ILGPU.Runtime: DeviceRegistry KernelUtil", "ILGPU.Runtime.DeviceExtensions", "ILGPU.Runtime.Device.CreateAccelerator",
        ]),
    ];

    // In one unit and not in others. A new unit closes what answers its exercises here, or its graders do so one by one.
    private static Dictionary<string, (Topic Topic, string[] Names)[]> ClosedIn => new()
    {
        ["01"] = [(Topic.Kernels, ["ILGPU", "Headroom: Kernels Simulator"])],
        ["03"] = [(Topic.Answer, ["Headroom.Attention"])],
        ["05"] = TorchClosed,
    };
}
