using System.Globalization;
using System.Text.RegularExpressions;
using Headroom.Testing;
using k8s;
using k8s.Models;

namespace Headroom.Classroom.Tests.Deploying;

/// <summary>
/// deploy/kubernetes against the types of the Kubernetes client, which refuse a member that the API does not have or of another type; and
/// what the API asks beyond that, and nobody here can ask a cluster.
/// </summary>
public sealed partial class KubernetesTest
{
    private static readonly Dictionary<string, Type> s_types = new()
    {
        ["batch/v1/Job"] = typeof(V1Job), ["networking.k8s.io/v1/NetworkPolicy"] = typeof(V1NetworkPolicy),
    };

    [Theory, InlineData("grade.yaml"), InlineData("merge.yaml")]
    public void A_job_is_one_that_the_API_takes(string file)
    {
        var all = All(file);
        Assert.All(all, one => Assert.Matches(DnsLabel(), ((IMetadata<V1ObjectMeta>)one).Metadata.Name));
        var job = Assert.Single(all.OfType<V1Job>());
        var pod = job.Spec.Template.Spec;
        Assert.Equal("Never", pod.RestartPolicy); // Job: Never or OnFailure; backoffLimitPerIndex: Never
        var container = Assert.Single(pod.Containers);
        Assert.Equal(pod.Volumes.Select(volume => volume.Name).Order(), container.VolumeMounts.Select(mount => mount.Name).Order());
        Assert.All(container.VolumeMounts, mount => Assert.StartsWith("/", mount.MountPath));
        Assert.Equal(["sh", "-c"], container.Command.Take(2));
        Assert.Equal(3, container.Command.Count);
        Assert.All(container.Resources.Requests, one => Assert.True(
            !container.Resources.Limits.TryGetValue(one.Key, out var limit) || limit.ToDecimal() >= one.Value.ToDecimal()));
    }

    [Fact]
    public void Parts_are_counted_alike_in_both_places_and_index_0_is_part_1()
    {
        var job = All("grade.yaml").OfType<V1Job>().Single();
        Assert.Equal("Indexed", job.Spec.CompletionMode);
        Assert.InRange(job.Spec.Parallelism!.Value, 1, job.Spec.Completions!.Value);
        Assert.InRange(job.Spec.MaxFailedIndexes!.Value, 0, job.Spec.Completions.Value);
        Assert.Null(job.Spec.BackoffLimit); // not beside backoffLimitPerIndex
        var command = job.Spec.Template.Spec.Containers[0].Command[2];
        Assert.Contains("part=$((JOB_COMPLETION_INDEX + 1)) &&", command);
        Assert.Equal(
            job.Spec.Completions.Value.ToString(CultureInfo.InvariantCulture), Shard().Match(command).Groups["of"].Value);
        Assert.Contains(" --resume", command);
        Assert.DoesNotContain('\n', command);
    }

    [Fact]
    public void What_merges_reads_what_was_graded()
    {
        var grade = Container("grade.yaml");
        var merge = Container("merge.yaml");
        Assert.Contains("--out \"/class/marks/shard-$part\"", grade.Command[2]);
        Assert.Contains("--merge /class/marks/shard-* --out /class/marks/class", merge.Command[2]);
        Assert.Equal(grade.Image, merge.Image);
    }

    [Theory, InlineData("grade.yaml"), InlineData("merge.yaml")]
    public void A_pod_has_no_right_no_token_and_no_network(string file)
    {
        var job = All(file).OfType<V1Job>().Single().Spec.Template;
        Assert.False(job.Spec.AutomountServiceAccountToken);
        Assert.True(job.Spec.SecurityContext.RunAsNonRoot);
        Assert.Contains($"useradd --create-home --uid {job.Spec.SecurityContext.RunAsUser} grader",
            File.ReadAllText(Repository.PathTo("Containerfile")));
        Assert.Equal("RuntimeDefault", job.Spec.SecurityContext.SeccompProfile.Type);
        var rights = job.Spec.Containers[0].SecurityContext;
        Assert.Equal((false, true), (rights.AllowPrivilegeEscalation, rights.ReadOnlyRootFilesystem));
        Assert.Equal(["ALL"], rights.Capabilities.Drop);
        var alone = All("grade.yaml").OfType<V1NetworkPolicy>().Single().Spec;
        Assert.Equal(["Egress", "Ingress"], alone.PolicyTypes.Order());
        Assert.Null(alone.Egress);
        Assert.Null(alone.Ingress);
        Assert.All(alone.PodSelector.MatchLabels, label => Assert.Equal(label.Value, job.Metadata.Labels[label.Key]));
    }

    [Theory]
    [InlineData("completionMode: Indexed", "completionsMode: Indexed")]
    [InlineData("parallelism: 4", "parallelism: four")]
    [InlineData("kind: Job", "kind: Jobb")]
    public void A_member_that_the_API_does_not_have_is_found(string right, string wrong)
    {
        var text = File.ReadAllText(PathTo("grade.yaml"));
        Assert.Contains(right, text);
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString(text.Replace(right, wrong), s_types, strict: true));
    }

    private static V1Container Container(string file) => All(file).OfType<V1Job>().Single().Spec.Template.Spec.Containers[0];

    private static List<object> All(string file) =>
        KubernetesYaml.LoadAllFromString(File.ReadAllText(PathTo(file)), s_types, strict: true);

    private static string PathTo(string file) => Repository.PathTo("deploy/kubernetes", file);

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex DnsLabel();

    [GeneratedRegex("--shard \"[$]part/(?<of>[0-9]+)\"")]
    private static partial Regex Shard();
}
