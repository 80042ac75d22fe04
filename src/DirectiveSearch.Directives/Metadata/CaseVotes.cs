using System.Runtime.InteropServices;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Decides between several ways to write a word. Each neighbour votes by shares, so that a rare name ("Sở Dân tộc") stands against common words ("dân tộc").</summary>
internal static class CaseVotes
{
    /// <param name="table">The word in the gazetteer; null: not there.</param>
    /// <param name="body">The word in the text itself.</param>
    /// <param name="before">The key of the word before; null: there is none.</param>
    /// <returns>Null when the word is not used.</returns>
    public static string? Winner(WantedWord? table, WantedWord? body, string? before, string? after)
    {
        if (table is null && body is null) return null;
        if (body is not null && body.Forms is [var only] && (table is null || IsOnly(table, only.Text))) return only.Text;
        var own = new List<(string Form, double Count)>(2);
        Count(own, body);
        var votes = new List<(string Form, double Share)>(2);
        Vote(votes, table is null ? [] : table.Before, body is null ? [] : body.Before, before);
        Vote(votes, table is null ? [] : table.After, body is null ? [] : body.After, after);
        if (votes.Count > 0) return votes.MaxBy(vote => vote.Share).Form;
        // A syllable of a name elsewhere says nothing of this word: "Tiền" is no name for Tiền Giang's sake.
        return own.Count > 0 ? own.MaxBy(form => form.Count).Form : null;
    }

    private static bool IsOnly(WantedWord word, string form)
    {
        foreach (var other in word.Forms)
            if (other.Text != form) return false;
        return true;
    }

    private static void Count(List<(string, double)> counts, WantedWord? word)
    {
        if (word is null) return;
        foreach (var form in word.Forms) Add(counts, form.Text, form.Count);
    }

    private static void Vote(List<(string, double)> votes, ReadOnlySpan<Neighbour> table, ReadOnlySpan<Neighbour> body, string? key)
    {
        if (key is null) return;
        var counts = new List<(string Form, double Count)>(2);
        CountBeside(counts, table, key);
        CountBeside(counts, body, key);
        var all = counts.Sum(counted => counted.Count);
        foreach (var (form, count) in counts) Add(votes, form, count / all);
    }

    private static void CountBeside(List<(string, double)> counts, ReadOnlySpan<Neighbour> neighbours, string key)
    {
        foreach (var neighbour in neighbours)
            if (neighbour.Word.Key == key) Add(counts, neighbour.Form.Text, neighbour.Count);
    }

    private static void Add(List<(string Form, double Count)> counts, string form, double count)
    {
        foreach (ref var known in CollectionsMarshal.AsSpan(counts))
        {
            if (known.Form != form) continue;
            known.Count += count;
            return;
        }

        counts.Add((form, count));
    }
}
