namespace Headroom.Classroom.Marking;

/// <summary>Lets several work side by side, and one alone where speed is measured.</summary>
public sealed class Turns(int jobs) : IDisposable
{
    private readonly SemaphoreSlim _places = new(jobs, jobs);
    private readonly SemaphoreSlim _alone = new(1, 1);

    /// <summary>Does the work; alone once all that runs has come to its end.</summary>
    public async Task<T> Take<T>(bool alone, Func<Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        var places = alone ? jobs : 1;
        // Two that each wait for the other's places would wait for ever.
        await _alone.WaitAsync(cancel);
        var taken = 0;
        try
        {
            for (; taken < places; taken++) await _places.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            if (taken > 0) _places.Release(taken);
            throw;
        }
        finally
        {
            _alone.Release();
        }
        try
        {
            return await work();
        }
        finally
        {
            _places.Release(places);
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _alone.Dispose();
    }
}
