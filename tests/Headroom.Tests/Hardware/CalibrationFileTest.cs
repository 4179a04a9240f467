using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

public sealed class CalibrationFileTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("headroom").FullName;
    private int _measured;

    private string FilePath => Path.Combine(_folder, ".course", "machine.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_second_call_reads_what_the_first_measured()
    {
        var first = Load();
        Assert.Equal(first, Load());
        Assert.Equal(1, _measured);
        Assert.Equal([FilePath], Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"processor\": 7 }")]
    [InlineData("\0\0\0\0")]
    public void A_corrupt_file_is_measured_anew(string text)
    {
        Load();
        File.WriteAllText(FilePath, text);
        Assert.Equal(300e9, Load().Fp32AllCores);
        Assert.Equal(2, _measured);
        Load();
        Assert.Equal(2, _measured);
    }

    [Theory]
    [InlineData("\"processor\": \"", "\"processor\": \"Other ")]
    [InlineData("\"cores\": ", "\"cores\": 9")]
    [InlineData("\"runtime\": \"", "\"runtime\": \"1")]
    [InlineData("\"fp32AllCores\": ", "\"fp32AllCores\": -")]
    [InlineData("\"triadOneCore\": 7000000000", "\"triadOneCore\": 0")]
    [InlineData("\"steadiness\": 0", "\"steadiness\": 7")]
    [InlineData("\"cores\": ", "\"kernels\": ")]
    public void A_file_of_another_machine_or_beyond_belief_is_measured_anew(string was, string becomes)
    {
        Load();
        var text = File.ReadAllText(FilePath);
        Assert.Contains(was, text);
        File.WriteAllText(FilePath, text.Replace(was, becomes));
        Load();
        Assert.Equal(2, _measured);
    }

    [Fact]
    public void A_noisy_measurement_is_repeated_and_merged_three_times_at_most()
    {
        for (var i = 0; i < 5; i++) Load(steadiness: 0.3);
        Assert.Equal(3, _measured);
        Assert.Equal(3, Load().Runs);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_only_the_memory()
    {
        File.WriteAllText(Path.Combine(_folder, ".course"), "a file where the folder should be");
        Assert.Equal(300e9, Load().Fp32AllCores);
    }

    [Fact]
    public void The_path_is_beside_the_nearest_course_file()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_folder, "a", "b")).FullName;
        File.WriteAllText(Path.Combine(_folder, "course.json"), "{}");
        Assert.Equal(FilePath, CalibrationFile.PathFrom(deep));
    }

    [Fact]
    public void Without_a_course_file_the_path_is_the_users_own()
    {
        var path = CalibrationFile.PathFrom(Path.GetPathRoot(_folder)!);
        Assert.EndsWith(Path.Combine("Headroom", "machine.json"), path);
    }

    private Calibration Load(double steadiness = 0.95) => CalibrationFile.LoadOrMeasure(FilePath, () =>
    {
        _measured++;
        return Samples.Calibration(steadiness);
    });
}
