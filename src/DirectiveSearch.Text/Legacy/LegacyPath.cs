namespace DirectiveSearch.Text.Legacy;

/// <summary>How two neighbouring tokens are parted.</summary>
internal enum Parting
{
    Line,
    Cell,
    Word,
}

/// <summary>Finds the encoding of each token such that as much as possible is explained with few changes from one to the other:
/// the best path through a small state machine (Viterbi), in one walk.</summary>
internal sealed class LegacyPath
{
    private const int States = 5;

    /// <summary>The states from here on hold for whole files as a rule.</summary>
    private const int Uniform = 3;

    /// <summary>Points that a change costs behind a line, a cell, a word. Between fonts one understood word instead of a garbled one is worth
    /// going there and back.</summary>
    private static readonly int[] FromOrToUnicode = [8, 12, 24];
    private static readonly int[] BetweenFonts = [2, 2, 3];
    private static readonly int[] OfWholeFiles = [32, 48, 48];

    private readonly List<byte[]> origins = [];
    private int[] best = [0, -2, -2, -8, -8];

    public void Add(int[] scores, Parting parting)
    {
        var next = new int[States];
        var from = new byte[States];
        for (var state = 0; state < States; state++)
        {
            var (most, origin) = (best[state], state);
            for (var other = 0; other < States; other++)
            {
                // Of equal paths between fonts the one that changes late: what is a word either way goes with the word before it.
                if (other != state && best[other] - Cost(other, state, parting) is var value && (value > most || (value == most && state > 0 && other > 0))) (most, origin) = (value, other);
            }

            next[state] = most + scores[state];
            from[state] = (byte)origin;
        }

        best = next;
        origins.Add(from);
    }

    /// <summary>The state of each token in turn.</summary>
    public byte[] Walk()
    {
        var states = new byte[origins.Count];
        var state = (byte)Array.IndexOf(best, best.Max());
        for (var index = origins.Count - 1; index >= 0; index--)
        {
            states[index] = state;
            state = origins[index][state];
        }

        return states;
    }

    private static int Cost(int from, int to, Parting parting) =>
        (Math.Max(from, to) >= Uniform ? OfWholeFiles : from == 0 || to == 0 ? FromOrToUnicode : BetweenFonts)[(int)parting];
}
