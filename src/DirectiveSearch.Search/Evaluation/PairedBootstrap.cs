namespace DirectiveSearch.Search.Evaluation;

/// <summary>A difference of two means over the same questions, and the interval in which it lies in 95 % of resamples.</summary>
public sealed record Interval(double Difference, double Low, double High);

/// <summary>Draws the questions again and again with replacement: how far does the difference depend on which were asked?</summary>
public static class PairedBootstrap
{
    private const int Resamples = 10_000;
    private const int Seed = 20261121;

    /// <param name="before">A value for each question.</param>
    /// <param name="after">The values for the same questions in the same order.</param>
    public static Interval Compare(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        if (before.Count != after.Count || before.Count == 0) throw new ArgumentException("Both runs need a value for each of the same questions.", nameof(after));
        var differences = after.Zip(before, (now, then) => now - then).ToArray();
        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            var sum = 0.0;
            for (var draw = 0; draw < differences.Length; draw++) sum += differences[random.Next(differences.Length)];
            means[resample] = sum / differences.Length;
        }

        Array.Sort(means);
        return new Interval(differences.Average(), means[Resamples / 40], means[Resamples - 1 - (Resamples / 40)]);
    }
}
