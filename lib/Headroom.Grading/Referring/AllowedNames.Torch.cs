namespace Headroom.Grading.Referring;

// TorchSharp, in the units that train.
internal sealed partial class AllowedNames
{
    private static string[] Torch => ["TorchSharp"];

    private static (Topic Topic, string[] Names)[] TorchClosed =>
    [
        (Topic.Files,
        [
            "TorchSharp.torch: save load load_safetensors save_safetensors from_file fromfile jit export hub classes ops package",
            "TorchSharp.torch.Tensor: save load Save Load tofile", "TorchSharp.torch.nn.Module: save load",
            "TorchSharp.TensorExtensionMethods: save load Save Load save_py load_py", "TorchSharp.torch.utils.tensorboard",
            "TorchSharp.torch.optim.Optimizer: save_state_dict load_state_dict",
        ]),
        (Topic.Native, ["TorchSharp.torch.Tensor: UnsafeCreateTensor DecoupleFromNativeHandle", "TorchSharp.PInvoke"]),
        (Topic.Surroundings,
        [
            "TorchSharp.torch: set_num_threads set_num_interop_threads set_default_dtype set_default_device InitializeDeviceType",
            "TorchSharp.torch: InitializeDevice TryInitializeDeviceType use_deterministic_algorithms set_printoptions",
        ]),
    ];
}
