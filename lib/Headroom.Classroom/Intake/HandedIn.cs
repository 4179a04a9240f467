using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Headroom.Classroom.Intake;

/// <summary>One learner's submission, before it is read.</summary>
/// <param name="Name">Of the folder or the archive, or the first column of the list. Whatever a learner typed: it is escaped where it is
/// shown and names no file.</param>
/// <param name="Address">A path, or what git clones.</param>
/// <param name="IsGit">Whether it is to be cloned.</param>
public sealed record HandedIn(string Name, string Address, bool IsGit)
{
    /// <summary>
    /// All of a class: each folder and archive in a folder, or each line of a CSV file with the columns <c>learner</c> and
    /// <c>address</c>. In the order of their names.
    /// </summary>
    /// <exception cref="InvalidDataException">There is no such class, or two learners have one name.</exception>
    public static IReadOnlyList<HandedIn> All(string path)
    {
        var all = (Directory.Exists(path) ? OfFolder(path)
            : File.Exists(path) && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? OfList(path)
            : throw new InvalidDataException($"{path} is neither a folder of submissions nor a .csv of git addresses"))
            .OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        if (all.Count == 0) throw new InvalidDataException($"{path} has no folder and no archive (.zip, .tar, .tar.gz, .tgz) in it");
        if (all.GroupBy(one => one.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException(
                $"two submissions are of \"{twice.Key}\": {string.Join(" and ", twice.Select(one => one.Address))}. Rename one of them");
        return all;
    }

    /// <summary>Reads the wanted files of it. Whatever is wrong with it is told in the result.</summary>
    /// <param name="wanted">Paths of exercises: <c>02-kernels/TiledMatMul.cs</c>.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="cancel">Ends a clone.</param>
    public async Task<Submitted> Read(IReadOnlyCollection<string> wanted, IntakeLimits limits, CancellationToken cancel)
    {
        var into = new Collected(wanted, limits);
        try
        {
            if (IsGit) await ReadClone(into, limits, cancel);
            else if (Directory.Exists(Address)) SubmittedFolder.Read(Address, into, limits);
            else SubmittedArchive.Read(Address, into, limits);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            into.Problem($"the submission cannot be read to its end: {e.Message}");
        }
        return into.Done();
    }

    private async Task ReadClone(Collected into, IntakeLimits limits, CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("headroom-clone-").FullName;
        try
        {
            var clone = Path.Combine(scratch, "clone");
            await GitClone.Fetch(Address, clone, limits, cancel);
            SubmittedFolder.Read(clone, into, limits);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static IEnumerable<HandedIn> OfFolder(string path)
    {
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith('.') || entry.LinkTarget is not null) continue;
            if (entry is DirectoryInfo) yield return new HandedIn(entry.Name, entry.FullName, IsGit: false);
            else if (SubmittedArchive.Ending(entry.Name) is { } ending)
                yield return new HandedIn(entry.Name[..^ending.Length], entry.FullName, IsGit: false);
        }
    }

    private static IReadOnlyList<HandedIn> OfList(string path)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim };
        using var csv = new CsvReader(new StreamReader(path), configuration);
        try
        {
            csv.Read();
            csv.ReadHeader();
            var all = new List<HandedIn>();
            while (csv.Read()) all.Add(new HandedIn(csv.GetField("learner")!, csv.GetField("address")!, IsGit: true));
            return all;
        }
        catch (CsvHelperException e)
        {
            throw new InvalidDataException(
                $"{path} is no list of addresses: its first line is learner,address and each line has both (line {csv.Parser.RawRow})", e);
        }
    }
}
