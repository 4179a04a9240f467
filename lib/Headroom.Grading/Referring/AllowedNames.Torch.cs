namespace Headroom.Grading.Referring;

// TorchSharp, in the units that train.
internal sealed partial class AllowedNames
{
    private static string[] Torch => ["TorchSharp"];

    internal static (Topic Topic, string[] Names)[] TorchClosed =>
    [
        (Topic.Files,
        [
            "TorchSharp.torch: save load from_file jit export hub", "TorchSharp.torch.Tensor: save load Load",
            "TorchSharp.TensorExtensionMethods: Save Load", "TorchSharp.torch.nn.Module: save load save_state_dict Create",
            "TorchSharp.Modules.OptimizerHelper: save_state_dict load_state_dict", "TorchSharp.torch.utils.tensorboard",
            "TorchSharp.Modules.SummaryWriter", "TorchSharp.Data", "TorchSharp.Utils.Decompress",
        ]),
        (Topic.Native, ["TorchSharp.torch.Tensor: UnsafeCreateTensor DecoupleFromNativeHandle", "TorchSharp.PInvoke"]),
        (Topic.Surroundings,
        [
            "TorchSharp.torch: set_num_threads set_num_interop_threads set_default_dtype set_default_device InitializeDeviceType",
            "TorchSharp.torch: InitializeDevice TryInitializeDeviceType use_deterministic_algorithms set_printoptions",
        ]),
    ];
}
